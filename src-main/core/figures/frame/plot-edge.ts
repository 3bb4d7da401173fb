/** Where a line leaves a box. */
import type { Box, Point } from '../scene/scene';

/** The point on the way from a place inside the box to another where it crosses the edge; null when both are inside. */
export function leavesPlot(from: Point, to: Point, box: Box): Point | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const share = Math.min(reachable(from.x, dx, box.x, box.x + box.width), reachable(from.y, dy, box.y, box.y + box.height));
  return share >= 1 ? null : { x: from.x + dx * share, y: from.y + dy * share };
}

/** How much of a step from `at` stays between low and high: 0..infinity. */
function reachable(at: number, step: number, low: number, high: number): number {
  if (step === 0) return Infinity;
  return Math.max(0, ((step > 0 ? high : low) - at) / step);
}
