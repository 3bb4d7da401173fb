/** The shadow an ellipsoid of the space throws on the picture: an ellipse, given by its two half axes in pixels. */
import type { MapProjection } from './map-projection';
import { valueAt } from '../../matrix/view';

export interface Ellipse {
  readonly along: readonly [number, number];
  readonly across: readonly [number, number];
}

/** Of all y with y' M^-1 y <= 1, M being dims x dims: the shadow's matrix is P M P', P projecting to pixels. */
export function shadowOf(matrix: readonly number[], dims: number, projection: MapProjection, factor = 1): Ellipse {
  // Pixels along the screen per unit along each dimension.
  const origin = projection.place(Array.from({ length: dims }, () => 0));
  const steps = Array.from({ length: dims }, (_, k) => {
    const moved = projection.place(Array.from({ length: dims }, (__, other) => (other === k ? 1 : 0)));
    return { x: moved.x - origin.x, y: moved.y - origin.y };
  });
  const spread = (a: 'x' | 'y', b: 'x' | 'y'): number =>
    steps.reduce((sum, p, i) => sum + steps.reduce((inner, q, j) => inner + p[a] * valueAt(matrix, i * dims + j) * q[b], 0), 0);
  const [xx, xy, yy] = [spread('x', 'x'), spread('x', 'y'), spread('y', 'y')];
  const [mean, turn] = [(xx + yy) / 2, Math.hypot((xx - yy) / 2, xy)];
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [long, short] = [mean + turn, Math.max(0, mean - turn)].map((variance) => factor * Math.sqrt(variance)) as [number, number];
  return { along: [long * Math.cos(angle), long * Math.sin(angle)], across: [-short * Math.sin(angle), short * Math.cos(angle)] };
}
