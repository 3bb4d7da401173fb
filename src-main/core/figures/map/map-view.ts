/** Where one looks at a map from: which axes, turned how, how near. Plain data, so that a view can be kept and restored. */
import type { Point } from '../scene/scene';
import { valueAt } from '../../matrix/view';

/** Row-major 3 x 3; rows are the screen's right, up, and towards the viewer. */
export type Rotation = readonly [number, number, number, number, number, number, number, number, number];

export interface MapView {
  readonly family: 'dimension' | 'principal';
  /** Two or three axes of the family, counted from 0. */
  readonly axes: readonly number[];
  /** Used with three axes. */
  readonly rotation: Rotation;
  readonly zoom: number; // 1 shows everything
  readonly centre: Point | null; // what is in the middle, in units of the space along the screen; null is the middle of the data
}

const upright: Rotation = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** Turned a little to the side and seen a little from above, so that all three axes show. */
export const startRotation: Rotation = turn(turn(upright, -0.5, 0), 0, 0.38);

export function startView(family: MapView['family'], axes: readonly number[]): MapView {
  return { family, axes, rotation: startRotation, zoom: 1, centre: null };
}

/** Turns the configuration by angles about the screen's vertical and horizontal, as if dragged right and down (radians). */
export function rotateView(view: MapView, right: number, down: number): MapView {
  return { ...view, rotation: orthonormal(turn(view.rotation, right, down)) };
}

export const zoomRange = { least: 1, most: 12 } as const;

/** Zooms about the middle of the picture. Zoomed out fully, the view is centred on the data again. */
export function zoomView(view: MapView, factor: number): MapView {
  const zoom = Math.min(zoomRange.most, Math.max(zoomRange.least, view.zoom * factor));
  return { ...view, zoom, centre: zoom === zoomRange.least ? null : view.centre };
}

function turn(rotation: Rotation, right: number, down: number): Rotation {
  const [c, s] = [Math.cos(right), Math.sin(right)];
  const [d, t] = [Math.cos(down), Math.sin(down)];
  return multiply([1, 0, 0, 0, d, -t, 0, t, d], multiply([c, 0, s, 0, 1, 0, -s, 0, c], rotation));
}

function multiply(a: Rotation, b: Rotation): Rotation {
  const cell = (row: number, column: number): number =>
    valueAt(a, 3 * row) * valueAt(b, column) +
    valueAt(a, 3 * row + 1) * valueAt(b, 3 + column) +
    valueAt(a, 3 * row + 2) * valueAt(b, 6 + column);
  return [cell(0, 0), cell(0, 1), cell(0, 2), cell(1, 0), cell(1, 1), cell(1, 2), cell(2, 0), cell(2, 1), cell(2, 2)];
}

/** Gram-Schmidt: thousands of small turns must not bend the space. */
function orthonormal(m: Rotation): Rotation {
  const first = unit([m[0], m[1], m[2]]);
  const along = m[3] * first[0] + m[4] * first[1] + m[5] * first[2];
  const second = unit([m[3] - along * first[0], m[4] - along * first[1], m[5] - along * first[2]]);
  const [a, b, c] = first;
  const [d, e, f] = second;
  return [a, b, c, d, e, f, b * f - c * e, c * d - a * f, a * e - b * d];
}

function unit(v: readonly [number, number, number]): [number, number, number] {
  const length = Math.hypot(...v);
  return [v[0] / length, v[1] / length, v[2] / length];
}
