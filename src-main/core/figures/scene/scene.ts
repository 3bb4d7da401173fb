/** A figure as data: its size, its marks in painting order, and its targets. Lengths are CSS pixels (1/96 inch). */
import type { SymbolShape } from './symbol-path';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

interface MarkBase {
  /** What the mark belongs to; marks of one key light up together. */
  readonly key?: string;
  readonly opacity?: number;
  /** Whether it is cut off at the edge of `Scene.plot`. */
  readonly clipped?: boolean;
}

interface Stroked {
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly number[];
}

export interface LineMark extends MarkBase, Stroked {
  readonly kind: 'line';
  readonly points: readonly Point[];
}

/** `head` is the length of the arrow's barbs. */
export interface ArrowMark extends MarkBase, Stroked {
  readonly kind: 'arrow';
  readonly from: Point;
  readonly to: Point;
  readonly head: number;
}

export interface CircleMark extends MarkBase, Point {
  readonly kind: 'circle';
  readonly radius: number;
  readonly fill: string | null;
  readonly stroke: Stroked | null;
}

/** `size` is the radius of the circle of the same area; an open symbol has no fill. */
export interface SymbolMark extends MarkBase, Point {
  readonly kind: 'symbol';
  readonly shape: SymbolShape;
  readonly size: number;
  readonly fill: string | null;
  readonly stroke: Stroked | null;
}

export interface PolygonMark extends MarkBase {
  readonly kind: 'polygon';
  readonly points: readonly Point[];
  readonly fill: string | null;
  readonly stroke: Stroked | null;
}

/** x, y is the anchor on the baseline, or in the middle of the line's height. `halo` is a colour painted behind the letters. */
export interface TextMark extends MarkBase, Point {
  readonly kind: 'text';
  readonly text: string;
  readonly size: number;
  readonly colour: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly vertical?: 'baseline' | 'middle';
  readonly weight?: 'bold';
  readonly turned?: boolean; // a quarter turn, reading upwards
  readonly halo?: string;
}

/** x, y is the centre. White paper in the image must not cover what lies below it: see white-to-alpha.ts for files. */
export interface ImageMark extends MarkBase, Point {
  readonly kind: 'image';
  readonly href: string;
  readonly size: number;
  readonly name?: string; // of what is drawn, for a sentence when it cannot be had
}

/** Many boxes of one colour as one element: a matrix of 300 x 300 would else be 90,000. */
export interface CellsMark extends MarkBase {
  readonly kind: 'cells';
  readonly cells: readonly Box[];
  readonly fill: string;
}

export type Mark = LineMark | ArrowMark | CircleMark | SymbolMark | PolygonMark | TextMark | ImageMark | CellsMark;

/** Something one can point at, walk to and open; `label` is what a screen reader says. */
export interface SceneTarget {
  readonly key: string;
  readonly box: Box;
  readonly label: string;
  /** Whether the arrow keys stop here; legend entries are for the pointer, their action has a control of its own. */
  readonly walkable: boolean;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** One sentence that says what is shown. */
  readonly label: string;
  readonly paper: string;
  /** The area of the data. */
  readonly plot: Box;
  readonly marks: readonly Mark[];
  readonly targets: readonly SceneTarget[];
}

export interface FigureSize {
  readonly width: number;
  readonly height: number;
}

export function centreOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** 0 inside the box, else the distance to its nearest edge. */
export function distanceToBox(point: Point, box: Box): number {
  const dx = Math.max(box.x - point.x, 0, point.x - box.x - box.width);
  const dy = Math.max(box.y - point.y, 0, point.y - box.y - box.height);
  return Math.hypot(dx, dy);
}

/** The target under or next to a pointer, at most `reach` away; of several inside, the one whose centre is nearest. */
export function targetAt(scene: Scene, point: Point, reach: number): SceneTarget | null {
  let best: SceneTarget | null = null;
  let least = Infinity;
  for (const target of scene.targets) {
    if (distanceToBox(point, target.box) > reach) continue;
    const centre = centreOf(target.box);
    const cost = distanceToBox(point, target.box) * 1000 + Math.hypot(centre.x - point.x, centre.y - point.y);
    if (cost < least) [best, least] = [target, cost];
  }
  return best;
}
