/** The axes of a view as directions in the space, and how faithful the picture along them is. */
import { principalAxes } from '../../spaces/mds/principal-axes';
import { neighbourhoodPreservation } from '../../statistics/neighbours';
import type { MapPoint } from './map-data';
import { onAxes } from './map-projection';
import type { MapView } from './map-view';
import { valueAt } from '../../matrix/view';

/** One row per axis of the view. Principal axes are those of the true places, largest variance first. */
export function mapBasis(view: Pick<MapView, 'family' | 'axes'>, points: readonly MapPoint[], dims: number): number[][] {
  if (view.family === 'dimension') return view.axes.map((axis) => unitVector(axis, dims));
  const { axes } = principalAxes(Float64Array.from(points.flatMap(({ truth }) => truth)), points.length, dims);
  return view.axes.map((axis) => Array.from(axes.subarray(axis * dims, (axis + 1) * dims)));
}

/** Of the true five nearest neighbours of each stimulus, how many are among its five nearest in the view, on average: 0..5. */
export function neighboursKept(points: readonly MapPoint[], dims: number, basis: readonly (readonly number[])[], k = 5): number {
  if (points.length <= k) return Math.max(0, points.length - 1);
  const truth = points.flatMap((point) => point.truth);
  const seen = points.flatMap((point) => onAxes(point.truth, basis));
  return k * neighbourhoodPreservation(truth, dims, seen, basis.length, points.length, k);
}

/** Share of the squared distances from the origin that the view's axes carry: 0..1. */
export function varianceShown(points: readonly MapPoint[], basis: readonly (readonly number[])[]): number {
  const squares = (vector: readonly number[]): number => vector.reduce((sum, value) => sum + value * value, 0);
  const total = points.reduce((sum, point) => sum + squares(point.truth), 0);
  return total === 0 ? 0 : points.reduce((sum, point) => sum + squares(onAxes(point.truth, basis)), 0) / total;
}

/** The place with these values on the axes of the view; what is across them stays as it is at `at`. */
export function movedInView(at: readonly number[], values: readonly number[], basis: readonly (readonly number[])[]): number[] {
  const by = onAxes(at, basis).map((value, axis) => (values[axis] ?? value) - value);
  return at.map((value, k) => basis.reduce((sum, axis, i) => sum + valueAt(by, i) * (axis[k] ?? 0), value));
}

function unitVector(axis: number, dims: number): number[] {
  return Array.from({ length: dims }, (_, k) => (k === axis ? 1 : 0));
}
