/** The marks of one stimulus on a map. */
import type { FoldRole } from '../../../contract/running/run';
import { leastOpacity } from '../scene/colour-vision';
import type { FigureStyle } from '../scene/figure-style';
import type { MapPoint, MapSettings } from './map-data';
import type { ProjectedPoint } from './map-projection';
import { categoryStyle } from '../scene/palette';
import type { Mark, Point } from '../scene/scene';

export interface PlacedPoint {
  readonly point: MapPoint;
  readonly place: ProjectedPoint;
  readonly predictions: readonly PlacedPrediction[];
  readonly category: number;
  readonly isLit: boolean;
  readonly isFront: boolean;
  readonly size: PointSize;
}

export interface PlacedPrediction {
  readonly role: FoldRole;
  readonly place: ProjectedPoint;
  /** Where the arrow leaves the plot, when the place itself lies far outside. */
  readonly edge: Point | null;
}

export interface PointSize {
  readonly drawing: number;
  readonly mark: number;
}

/** Held-out predictions are solid; those the run has seen are dashed and paler. */
export const roleDash: Record<FoldRole, readonly number[] | null> = { test: null, validation: [5, 3], train: [1.5, 2.5] };

/** Near points are larger: 0.75 to 1.25 times, the depth cue of a picture without perspective. */
export function pointSize({ drawingSize }: MapSettings, depth: number, { fontSize }: FigureStyle): PointSize {
  const factor = 1 + 0.25 * Math.max(-1, Math.min(1, depth));
  return { drawing: drawingSize * factor, mark: fontSize * 0.42 * factor };
}

/** Of a disc whose area is a share of stress; the mean share is about as large as the mark or drawing on it. */
export function discRadius({ drawing, mark }: PointSize, stress: number, n: number): number {
  return Math.max(drawing * 0.45, mark * 1.5) * Math.sqrt(stress * n);
}

export function pointMarks(
  { point, place, predictions, category, isLit, isFront, size }: PlacedPoint,
  settings: MapSettings,
  style: FigureStyle,
): Mark[] {
  const { colour: own, shape } = categoryStyle(style.theme, category);
  // What does not stand out is grey and thin, but can be made out.
  const colour = isLit || isFront ? own : style.theme.rule;
  const line = isFront ? 2 : isLit ? 1.4 : 1;
  const presence = isFront ? 1 : isLit ? nearness(place.depth) : paleness;
  // Seen whole, everything lies inside the plot, and hundreds of clipped marks are slow to paint.
  const shared = { key: point.key, clipped: settings.view.zoom > 1 };
  const hasDrawing = settings.drawingSize > 0 && point.image !== null;
  const arrows = predictions.map(({ role, place: end, edge }): Mark => {
    const dash = roleDash[role];
    return {
      kind: 'arrow',
      ...shared,
      from: hasDrawing ? stepOut(place, end, size.drawing * 0.38) : place,
      to: edge ?? stepOut(end, place, size.mark * 1.15),
      head: style.fontSize * 0.5,
      colour,
      width: isFront ? 2 : 1,
      ...(dash ? { dash } : {}),
      opacity: visible(colour, style, presence * (isFront ? 1 : 0.6)),
    };
  });
  const truth: Mark[] = hasDrawing
    ? [
        ...groundMarks(place, size, { ...shared, shape }, colour, { faint: presence * 0.22, outline: visible(colour, style, presence) }),
        {
          kind: 'image',
          ...shared,
          name: point.name,
          x: place.x,
          y: place.y,
          href: point.image,
          size: size.drawing,
          opacity: Math.max(leastInk, presence),
        },
      ]
    : [
        {
          kind: 'symbol',
          ...shared,
          x: place.x,
          y: place.y,
          shape,
          size: size.mark,
          fill: colour,
          stroke: { colour: style.theme.paper, width: 0.75 },
          opacity: visible(colour, style, presence),
        },
      ];
  const predicted = predictions
    .filter(({ edge }) => edge === null)
    .map(({ place: end }): Mark => {
      return {
        kind: 'symbol',
        ...shared,
        x: end.x,
        y: end.y,
        shape,
        size: size.mark,
        fill: style.theme.paper,
        stroke: { colour, width: line },
        opacity: visible(colour, style, presence * nearness(end.depth)),
      };
    });
  return [...arrows, ...truth, ...predicted];
}

/** What does not stand out is a background. */
const paleness = 0.3;
/** Of a drawing: black ink on white and light ink on dark both keep 3:1 to their paper. */
const leastInk = 0.45;

/** No mark is so pale that it falls below 3:1 on its paper. */
function visible(colour: string, { theme }: FigureStyle, opacity: number): number {
  return Math.max(opacity, leastOpacity(colour, theme.paper, 3));
}

/** The category's symbol lies under the drawing, which has no colour of its own: the mark is the place. */
function groundMarks(
  { x, y }: Point,
  { drawing }: PointSize,
  look: Pick<Extract<Mark, { kind: 'symbol' }>, 'key' | 'clipped' | 'shape'>,
  colour: string,
  opacity: { readonly faint: number; readonly outline: number },
): Mark[] {
  const symbol = { kind: 'symbol', ...look, x, y, size: drawing * 0.5 } as const;
  return [
    { ...symbol, fill: colour, stroke: null, opacity: opacity.faint },
    { ...symbol, fill: null, stroke: { colour, width: 1.25 }, opacity: opacity.outline },
  ];
}

/** Far points are paler: 0.7 to 1. A flat map has none. */
function nearness(depth: number): number {
  return Math.max(0.7, Math.min(1, 1 + 0.3 * depth));
}

/** The point `length` from one place towards another, at most half the way. */
function stepOut(from: Point, towards: Point, length: number): Point {
  const distance = Math.hypot(towards.x - from.x, towards.y - from.y);
  const share = distance === 0 ? 0 : Math.min(0.5, length / distance);
  return { x: from.x + (towards.x - from.x) * share, y: from.y + (towards.y - from.y) * share };
}
