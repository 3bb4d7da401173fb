/** Where a falling curve bends: the number of dimensions from which on more of them buy little. */

/**
 * The point farthest below the straight line from the first to the last one, both axes scaled to their range ("kneedle", Satopaa,
 * Albrecht, Irwin & Raghavan 2011). Null when fewer than three points fall, or none lies below the line. A rule of thumb: it depends on
 * where the curve is cut off, and says nothing about what can be interpreted.
 */
export function findElbow(points: readonly { readonly x: number; readonly y: number }[]): number | null {
  const [first, last] = [points[0], points.at(-1)];
  if (points.length < 3 || !first || !last || !(first.y > last.y)) return null;
  const depth = ({ x, y }: { x: number; y: number }): number => 1 - (x - first.x) / (last.x - first.x) - (y - last.y) / (first.y - last.y);
  const deepest = points.reduce((best, point) => (depth(point) > depth(best) ? point : best));
  return depth(deepest) > 1e-9 ? deepest.x : null;
}
