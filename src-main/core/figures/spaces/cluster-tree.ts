/** The tree of a clustering, drawn to the left of the rows it orders. */
import type { ClusterMerge } from '../../../contract/study/judgements';
import type { Box, Mark } from '../scene/scene';
import { valueAt } from '../../matrix/view';

/** `depth` is how far the root reaches from `right`, the ends of the leaves. Heights are to scale. */
export function clusterTree(
  merges: readonly ClusterMerge[],
  order: readonly number[],
  plot: Box,
  depth: number,
  right: number,
  colour: string,
): Mark[] {
  const n = order.length;
  const highest = Math.max(1e-9, ...merges.map(({ height }) => height));
  const places: { x: number; y: number }[] = [];
  order.forEach((item, row) => (places[item] = { x: right, y: plot.y + ((row + 0.5) * plot.height) / n }));
  return merges.map(({ left: a, right: b, height }, i): Mark => {
    const [one, other] = [valueAt(places, a), valueAt(places, b)];
    const x = right - (depth * height) / highest;
    places[n + i] = { x, y: (one.y + other.y) / 2 };
    return { kind: 'line', points: [one, { x, y: one.y }, { x, y: other.y }, other], colour, width: 1 };
  });
}
