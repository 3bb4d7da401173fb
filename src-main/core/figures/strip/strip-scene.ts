/** A strip of pictures that networks drew on a way through the space. */
import type { FigureStyle } from '../scene/figure-style';
import type { FigureTable } from '../frame/figure-table';
import { tagMarks } from '../frame/plot-frame';
import type { FigureSize, Mark, Scene } from '../scene/scene';
import { valueAt } from '../../matrix/view';

export interface StripStep {
  readonly at: readonly number[];
  readonly image: string; // address of the picture
  readonly landing: readonly number[];
  readonly miss: number;
}

export interface DecodedStrip {
  /** What the way is along: 'FORM', 'owl to car'. */
  readonly way: string;
  /** Where the units come from that are no coordinates. */
  readonly others: string;
  readonly steps: readonly StripStep[];
  readonly tag: string | null;
}

/** In text heights: one row on a page. */
export const stripHeight = (): number => 13;

/** Side by side where they fit, else in rows: as large as the room allows. */
export function stripScene({ way, others, steps, tag }: DecodedStrip, size: FigureSize, style: FigureStyle): Scene {
  const { theme, words, fontSize } = style;
  const gap = fontSize * 0.6;
  const top = fontSize * 1.8;
  const bottom = fontSize * (tag === null ? 1.6 : 3);
  const below = fontSize * 1.6; // each picture's own line
  const cell = (columns: number): number => {
    const rows = Math.ceil(steps.length / columns);
    return Math.min((size.width - gap * (columns + 1)) / columns, (size.height - top - bottom) / rows - below);
  };
  const columns = steps.map((_, i) => i + 1).reduce((best, count) => (cell(count) > cell(best) ? count : best), 1);
  const side = Math.max(8, cell(columns));
  const width = columns * (side + gap) - gap;
  const left = (size.width - width) / 2;
  const middles = steps.map((_, i) => ({
    x: left + (i % columns) * (side + gap) + side / 2,
    y: top + Math.floor(i / columns) * (side + below) + side / 2,
  }));
  const marks: Mark[] = [
    { kind: 'text', x: left, y: fontSize * 1.2, text: way, size: fontSize, colour: theme.ink, weight: 'bold' },
    ...steps.flatMap(({ image, miss }, i): Mark[] => {
      const { x, y } = valueAt(middles, i);
      const half = side / 2;
      const corners = [
        { x: x - half, y: y - half },
        { x: x + half, y: y - half },
        { x: x + half, y: y + half },
        { x: x - half, y: y + half },
      ];
      return [
        { kind: 'image', key: keyOf(i), x, y, href: image, size: side },
        { kind: 'polygon', key: keyOf(i), points: corners, fill: null, stroke: { colour: theme.rule, width: 1 } },
        {
          kind: 'text',
          x,
          y: y + half + fontSize * 1.1,
          text: style.number(miss, 2),
          size: fontSize,
          colour: theme.muted,
          anchor: 'middle',
        },
      ];
    }),
    {
      kind: 'text',
      x: left,
      y: size.height - fontSize * (tag === null ? 0.5 : 2),
      text: `${words.stripMiss}. ${words.stripOthers(others)}`,
      size: fontSize,
      colour: theme.muted,
    },
    ...tagMarks(tag, size, style),
  ];
  const targets = steps.map(({ miss }, i) => ({
    key: keyOf(i),
    label: words.stripLabel(i + 1, steps.length, style.number(miss, 2)),
    box: { x: valueAt(middles, i).x - side / 2, y: valueAt(middles, i).y - side / 2, width: side, height: side },
    walkable: true,
  }));
  const plot = { x: left, y: top, width, height: size.height - top - bottom };
  return { ...size, label: words.strip(steps.length, way), paper: theme.paper, plot, marks, targets };
}

const keyOf = (step: number): string => String(step);

export function stripTable({ steps, others }: DecodedStrip, { words }: FigureStyle): FigureTable {
  const dims = steps[0]?.at.length ?? 0;
  const axes = Array.from({ length: dims }, (_, k) => words.dimension(k + 1));
  return {
    columns: [words.stripStep, ...axes, ...axes.map(words.stripLanding), words.stripMiss, words.stripUnits],
    rows: steps.map(({ at, landing, miss }, i) => [i + 1, ...at, ...landing, miss, others]),
  };
}
