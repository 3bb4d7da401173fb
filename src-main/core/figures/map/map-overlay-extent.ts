/** How far what lies beneath the places of a map reaches: the axes hold it too, so that nothing is cut off at the frame. */
import type { FigureStyle } from '../scene/figure-style';
import type { MapData, MapSettings } from './map-data';
import { discRadius, pointSize } from './map-points';
import { onAxes } from './map-projection';
import { directionReach, within95 } from './map-overlays';
import { valueAt } from '../../matrix/view';

/** Outermost points of ellipses and arrows, by their values on the axes of the view. */
export function overlayExtent(
  { points, directions = [], dims }: MapData,
  { overlays }: MapSettings,
  basis: readonly (readonly number[])[],
): number[][] {
  if (!overlays) return [];
  const ellipses = overlays.ellipses
    ? points.flatMap(({ truth, covariance }) =>
        covariance === undefined ? [] : ellipseTips(onAxes(truth, basis), covariance, dims, basis),
      )
    : [];
  const radius = points.reduce((most, { truth }) => Math.max(most, Math.hypot(...onAxes(truth, basis))), 0);
  const arrows = overlays.directions
    ? directions.map(({ vector }) => onAxes(vector, basis).map((value) => value * radius * directionReach))
    : [];
  return [...ellipses, ...arrows];
}

/** In pixels. */
export function largestDisc({ points }: MapData, settings: MapSettings, style: FigureStyle): number {
  if (settings.overlays?.stress !== true) return 0;
  const most = points.reduce((largest, { stress = 0 }) => Math.max(largest, stress), 0);
  return discRadius(pointSize(settings, 0, style), most, points.length);
}

/** Where the ellipse reaches farthest along each axis of the view. */
function ellipseTips(
  at: readonly number[],
  covariance: readonly number[],
  dims: number,
  basis: readonly (readonly number[])[],
): number[][] {
  return basis.flatMap((axis, k) => {
    let variance = 0;
    for (let i = 0; i < dims; i++)
      for (let j = 0; j < dims; j++) variance += (axis[i] ?? 0) * valueAt(covariance, i * dims + j) * (axis[j] ?? 0);
    const reach = within95 * Math.sqrt(Math.max(0, variance));
    return [-reach, reach].map((step) => at.map((value, other) => (other === k ? value + step : value)));
  });
}
