/** What the registry of figures knows of each kind of figure. */
import type { FigureView } from '../../contract/results/figure-origin';
import type { FigureTable } from './frame/figure-table';
import type { FigureStyle } from './scene/figure-style';
import type { FigureSize, Scene } from './scene/scene';
import type { FigureSources } from './sources/figure-sources';

/** One figure of a project. */
export interface FoundFigure<Data> {
  /** Of its file, without ending. */
  readonly name: string;
  /** What a reader of the figure alone must know. */
  readonly caption: string;
  readonly data: Data;
  /** Where the window shows it. */
  readonly view: FigureView;
}

/** On the screen height by width, and a least height in text heights; in a file a size of its own. */
export interface FixedRoom {
  readonly ratio: number;
  readonly leastHeight: number;
  readonly paper: FigureSize;
}

export interface FigureKind<Data, Drawn extends Scene = Scene> {
  /** Those that a project has numbers for. */
  source(sources: FigureSources, style: FigureStyle): readonly FoundFigure<Data>[];
  /** As high as its rows, in text heights, or a room it fills. */
  readonly room: FixedRoom | { rows(data: Data): number };
  scene(data: Data, size: FigureSize, style: FigureStyle): Drawn;
  table(data: Data, style: FigureStyle): FigureTable;
}

/** 170 mm, the width of a page's text. */
export const pageWidth = 643;

/** How large a figure is in a file. */
export function paperSize<Data>({ room }: FigureKind<Data>, data: Data, { fontSize }: FigureStyle): FigureSize {
  return 'rows' in room ? { width: pageWidth, height: Math.round(room.rows(data) * fontSize) } : room.paper;
}
