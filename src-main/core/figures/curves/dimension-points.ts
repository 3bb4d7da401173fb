/** The points of a curve over numbers of dimensions: each can be chosen, and one is marked. */
import type { CurvePoint } from './curve-marks';
import type { FigureStyle } from '../scene/figure-style';
import type { PlotFrame } from '../frame/plot-frame';
import type { Mark, Scene } from '../scene/scene';

const keyOf = (dims: number): string => `dims:${dims}`;

/** The number of dimensions a point stands for. */
export function dimsOfKey(key: string): number {
  return Number(key.slice('dims:'.length));
}

/** A circle around each point, that of `marked` dimensions larger and filled. */
export function dimensionMarks(
  points: readonly CurvePoint[],
  marked: number | null,
  colour: string,
  frame: PlotFrame,
  { theme, fontSize }: FigureStyle,
): Mark[] {
  return points.map(({ x, y }) => {
    const isMarked = x === marked;
    return {
      kind: 'circle',
      key: keyOf(x),
      x: frame.x(x),
      y: frame.y(y),
      radius: fontSize * (isMarked ? 0.5 : 0.34),
      fill: isMarked ? colour : theme.paper,
      stroke: { colour, width: 1.8 },
    };
  });
}

export function dimensionTargets(
  points: readonly CurvePoint[],
  labelOf: (dims: number, value: string) => string,
  frame: PlotFrame,
  style: FigureStyle,
): Scene['targets'] {
  const reach = style.fontSize * 1.4;
  return points.map(({ x, y }) => ({
    key: keyOf(x),
    label: labelOf(x, style.number(y, 3)),
    box: { x: frame.x(x) - reach / 2, y: frame.y(y) - reach / 2, width: reach, height: reach },
    walkable: true,
  }));
}
