/** Hierarchical clustering by average linkage, and the order of its leaves in which neighbours are most alike. */
import type { DissimilarityMatrix } from '../spaces/matrix/dissimilarity-matrix';

/** One merge: two clusters (items 0..n-1, then merges n, n+1, ...), the mean dissimilarity between their members, and how many there are. */
export interface Merge {
  readonly left: number;
  readonly right: number;
  readonly height: number;
  readonly size: number;
}

/**
 * Unweighted average linkage (UPGMA: Sokal & Michener 1958): the two clusters with the least mean dissimilarity between their members
 * merge, n - 1 times. Pairs nobody judged (NaN) do not count in the mean; clusters without any judged pair merge last. Of equally
 * near clusters the first by number merge, so the answer does not depend on the machine.
 */
export function averageLinkage({ n, values }: DissimilarityMatrix): Merge[] {
  const sums = Float64Array.from(values, (value) => (Number.isNaN(value) ? 0 : value));
  const counts = Float64Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1));
  const live = Array.from({ length: n }, (_, i) => ({ row: i, cluster: i, size: 1 }));
  const farthest = values.reduce((most, value) => (value > most ? value : most), 0);
  const merges: Merge[] = [];
  while (live.length > 1) {
    let [a, b, least] = [0, 1, Infinity];
    for (let i = 0; i < live.length; i++)
      for (let j = i + 1; j < live.length; j++) {
        const at = live[i]!.row * n + live[j]!.row;
        const height = counts[at]! === 0 ? Number.MAX_VALUE : sums[at]! / counts[at]!;
        if (height < least) [a, b, least] = [i, j, height];
      }
    const [left, right] = [live[a]!, live[b]!];
    for (const { row } of live) {
      sums[left.row * n + row]! += sums[right.row * n + row]!;
      counts[left.row * n + row]! += counts[right.row * n + row]!;
      sums[row * n + left.row] = sums[left.row * n + row]!;
      counts[row * n + left.row] = counts[left.row * n + row]!;
    }
    const size = left.size + right.size;
    merges.push({ left: left.cluster, right: right.cluster, height: least === Number.MAX_VALUE ? farthest : least, size });
    live.splice(b, 1);
    live[a] = { row: left.row, cluster: n + merges.length - 1, size };
  }
  return merges;
}

/**
 * The order of the leaves that, among all 2^(n-1) the tree allows, makes the sum of dissimilarities between neighbours least
 * (Bar-Joseph, Gifford & Jaakkola 2001, Bioinformatics 17, S22-S29), by dynamic programming over the two ends of each subtree: n^3 steps.
 * Of an order and its mirror image the one that begins with the lower item. A pair nobody judged counts as the largest dissimilarity.
 */
export function optimalLeafOrder({ n, values }: DissimilarityMatrix, merges: readonly Merge[]): number[] {
  if (n === 1) return [0];
  const farthest = values.reduce((most, value) => (value > most ? value : most), 0);
  const between = Float64Array.from(values, (value) => (Number.isNaN(value) ? farthest : value));
  /** best[u * n + w]: the least path through the smallest subtree that holds u and w in different children, from u to w. */
  const best = new Float64Array(n * n);
  const innerEnds = new Int32Array(2 * n * n); // of such a path: where it leaves the child of u, and enters that of w
  const leaves: number[][] = Array.from({ length: n }, (_, i) => [i]);
  for (const { left, right } of merges) {
    const [a, b] = [leaves[left]!, leaves[right]!];
    for (const u of a) {
      // The way from u through its own child to each leaf k of the other one, leaving from the best m.
      const [reach, from] = [new Float64Array(b.length).fill(Infinity), new Int32Array(b.length)];
      for (const m of oppositeEnds(u, left, merges, leaves, n))
        b.forEach((k, at) => {
          const length = best[u * n + m]! + between[m * n + k]!;
          if (length < reach[at]!) [reach[at], from[at]] = [length, m];
        });
      for (const w of b) {
        let least = Infinity;
        const entries = new Set(oppositeEnds(w, right, merges, leaves, n));
        b.forEach((k, at) => {
          if (!entries.has(k)) return;
          const length = reach[at]! + best[k * n + w]!;
          if (length >= least) return;
          least = length;
          innerEnds.set([from[at]!, k], 2 * (u * n + w));
          innerEnds.set([k, from[at]!], 2 * (w * n + u));
        });
        best[u * n + w] = best[w * n + u] = least;
      }
    }
    leaves.push([...a, ...b]);
  }
  const root = merges.at(-1)!;
  let [start, end, least] = [0, 0, Infinity];
  for (const u of leaves[root.left]!)
    for (const w of leaves[root.right]!) if (best[u * n + w]! < least) [start, end, least] = [u, w, best[u * n + w]!];
  const order = unfold(start, end, innerEnds, n);
  return order[0]! < order.at(-1)! ? order : order.reverse();
}

/** The leaves at which a path through a cluster can end that begins with leaf u: those of the child that does not hold u. */
function oppositeEnds(u: number, cluster: number, merges: readonly Merge[], leaves: readonly number[][], n: number): readonly number[] {
  if (cluster < n) return [u];
  const { left, right } = merges[cluster - n]!;
  return leaves[left]!.includes(u) ? leaves[right]! : leaves[left]!;
}

/** Writes the path from u to w out, which inside goes from u to m in one child and from k to w in the other. */
function unfold(u: number, w: number, innerEnds: Int32Array, n: number): number[] {
  if (u === w) return [u];
  const at = 2 * (u * n + w);
  return [...unfold(u, innerEnds[at]!, innerEnds, n), ...unfold(innerEnds[at + 1]!, w, innerEnds, n)];
}
