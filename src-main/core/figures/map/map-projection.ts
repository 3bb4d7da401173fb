/** From coordinates in the space to places on the screen: the same number of pixels per unit along both directions. */
import type { MapView } from './map-view';
import type { Box, Point } from '../scene/scene';

/** `depth` runs from about -1 (far) to 1 (near); 0 in a flat view. */
export interface ProjectedPoint extends Point {
  readonly depth: number;
}

export interface MapProjection {
  readonly pixelsPerUnit: number;
  /** Radius of the configuration in the view, in units. */
  readonly radius: number;
  readonly place: (coordinates: readonly number[]) => ProjectedPoint;
  /** Of a point given by its two or three values on the view's axes. */
  placeInView(values: readonly number[]): ProjectedPoint;
  /** The units at a place of a flat view. */
  unitsAt(point: Point): Point;
}

/** `basis` has one row per axis of the view: the value on the axis is the scalar product with it. */
export function projectMap(
  everyPoint: readonly (readonly number[])[],
  basis: readonly (readonly number[])[],
  view: MapView,
  plot: Box,
  margin: number,
  inView: readonly (readonly number[])[] = [], // more that must be seen, by its values on the axes of the view
): MapProjection {
  const values = [...everyPoint.map((point) => onAxes(point, basis)), ...inView];
  const isSolid = basis.length === 3;
  const radius = values.reduce((most, value) => Math.max(most, Math.hypot(...value)), 0) || 1;
  const extent = isSolid ? { low: { x: -radius, y: -radius }, high: { x: radius, y: radius } } : flatExtent(values);
  const room = { width: Math.max(1, plot.width - 2 * margin), height: Math.max(1, plot.height - 2 * margin) };
  const fit = Math.min(room.width / (extent.high.x - extent.low.x), room.height / (extent.high.y - extent.low.y));
  const scale = fit * view.zoom;
  const middle = view.centre ?? { x: (extent.low.x + extent.high.x) / 2, y: (extent.low.y + extent.high.y) / 2 };
  const origin = { x: plot.x + plot.width / 2 - middle.x * scale, y: plot.y + plot.height / 2 + middle.y * scale };

  const placeInView = (value: readonly number[]): ProjectedPoint => {
    const [x, y, depth] = isSolid ? rotate(value, view) : [value[0] ?? 0, value[1] ?? 0, 0];
    return { x: origin.x + x * scale, y: origin.y - y * scale, depth: depth / radius };
  };
  return {
    pixelsPerUnit: scale,
    radius,
    place: (coordinates) => placeInView(onAxes(coordinates, basis)),
    placeInView,
    unitsAt: (point) => ({ x: (point.x - origin.x) / scale, y: (origin.y - point.y) / scale }),
  };
}

export function onAxes(point: readonly number[], basis: readonly (readonly number[])[]): number[] {
  return basis.map((axis) => axis.reduce((sum, weight, k) => sum + weight * (point[k] ?? 0), 0));
}

function rotate(value: readonly number[], { rotation: r }: MapView): [number, number, number] {
  const [a, b, c] = [value[0] ?? 0, value[1] ?? 0, value[2] ?? 0];
  return [r[0] * a + r[1] * b + r[2] * c, r[3] * a + r[4] * b + r[5] * c, r[6] * a + r[7] * b + r[8] * c];
}

/** In units of the space; what lies closer together is one point, and magnifying it would only show rounding. */
const leastExtent = 1e-6;

/** The box around all points, never without an area: a single point gets one unit of room. */
function flatExtent(values: readonly (readonly number[])[]): { low: Point; high: Point } {
  const along = (k: number): [number, number] => {
    const all = values.map((value) => value[k] ?? 0);
    const [low, high] = [all.reduce((a, b) => Math.min(a, b), Infinity), all.reduce((a, b) => Math.max(a, b), -Infinity)];
    return high - low > leastExtent ? [low, high] : Number.isFinite(low) ? [low - 0.5, low + 0.5] : [-1, 1];
  };
  const [x, y] = [along(0), along(1)];
  return { low: { x: x[0], y: y[0] }, high: { x: x[1], y: y[1] } };
}
