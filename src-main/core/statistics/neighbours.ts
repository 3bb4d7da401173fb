/** Neighbourhoods in a space: who lies next to a point, and how far down the list the true stimulus comes. */
import type { Numbers } from './numbers';

export interface Neighbour {
  readonly index: number;
  readonly distance: number;
}

/** The k stimuli nearest to `point` (`dims` numbers), nearest first; of equally near ones the earlier first. */
export function nearestNeighbours(coordinates: Numbers, n: number, dims: number, point: Numbers, k: number): Neighbour[] {
  const neighbours = Array.from({ length: n }, (_, index) => ({ index, distance: distanceTo(coordinates, index, dims, point, 0) }));
  return neighbours.sort((a, b) => a.distance - b.distance || a.index - b.index).slice(0, k);
}

/**
 * Rank of stimulus `owner` among the n stimuli by distance from `point`: 1 if it is the nearest, n if the farthest; stimuli at
 * the same distance share their mean rank. (n + 1) / 2 is expected by chance.
 */
export function neighbourRank(coordinates: Numbers, n: number, dims: number, point: Numbers, owner: number): number {
  return rankFrom(coordinates, n, dims, point, 0, owner);
}

/** Mean rank of the true stimulus over predictions (m x dims), row i belonging to stimulus `owners[i]`. */
export function meanNeighbourRank(
  coordinates: Numbers,
  n: number,
  dims: number,
  predicted: Numbers,
  owners: readonly number[] | Int32Array,
): number {
  let sum = 0;
  for (let i = 0; i < owners.length; i++) sum += rankFrom(coordinates, n, dims, predicted, i * dims, owners[i]!);
  return sum / owners.length;
}

/** Share of predictions whose true stimulus is among the k nearest: 0..1, larger is better, k / n by chance. */
export function knnHitRate(
  coordinates: Numbers,
  n: number,
  dims: number,
  predicted: Numbers,
  owners: readonly number[] | Int32Array,
  k: number,
): number {
  let hits = 0;
  for (let i = 0; i < owners.length; i++) if (rankFrom(coordinates, n, dims, predicted, i * dims, owners[i]!) <= k) hits++;
  return hits / owners.length;
}

/**
 * Of the k nearest neighbours of stimulus `owners[i]` among the others, the share that is also among the k nearest to its prediction
 * (itself left out), averaged over predictions (m x dims): 0..1, larger is better, k / (n - 1) by chance.
 */
export function neighboursKept(
  coordinates: Numbers,
  n: number,
  dims: number,
  predicted: Numbers,
  owners: readonly number[] | Int32Array,
  k: number,
): number {
  let sum = 0;
  for (let i = 0; i < owners.length; i++) {
    const truth = nearestOthers(coordinates, n, dims, coordinates, owners[i]! * dims, owners[i]!, k);
    const found = nearestOthers(coordinates, n, dims, predicted, i * dims, owners[i]!, k);
    sum += found.filter((index) => truth.includes(index)).length;
  }
  return sum / (owners.length * Math.min(k, n - 1));
}

/**
 * How many of each point's k nearest neighbours in one configuration are also among its k nearest in another (share, 0..1;
 * 1 = all kept, k / (n - 1) by chance). The two may differ in dimension: truth against prediction, or a space against a view.
 */
export function neighbourhoodPreservation(a: Numbers, dimsA: number, b: Numbers, dimsB: number, n: number, k: number): number {
  if (a.length !== n * dimsA || b.length !== n * dimsB) {
    throw new RangeError(`Expected ${n} points in ${dimsA} and ${dimsB} dimensions.`);
  }
  let kept = 0;
  for (let i = 0; i < n; i++) {
    const there = nearestOthers(a, n, dimsA, a, i * dimsA, i, k);
    kept += nearestOthers(b, n, dimsB, b, i * dimsB, i, k).filter((index) => there.includes(index)).length;
  }
  return kept / (n * Math.min(k, n - 1));
}

/** The k stimuli nearest to a point, `self` left out, nearest first; of equally near ones the earlier first. None for a point that is no place. */
function nearestOthers(coordinates: Numbers, n: number, dims: number, points: Numbers, offset: number, self: number, k: number): number[] {
  const nearest: number[] = [];
  const distances: number[] = [];
  for (let i = 0; i < n; i++) {
    if (i === self) continue;
    const distance = distanceTo(coordinates, i, dims, points, offset);
    if (Number.isNaN(distance) || (distances.length === k && distance >= distances[k - 1]!)) continue;
    let at = Math.min(distances.length, k - 1);
    for (; at > 0 && distance < distances[at - 1]!; at--) {
      distances[at] = distances[at - 1]!;
      nearest[at] = nearest[at - 1]!;
    }
    distances[at] = distance;
    nearest[at] = i;
  }
  return nearest;
}

function rankFrom(coordinates: Numbers, n: number, dims: number, points: Numbers, offset: number, owner: number): number {
  const own = distanceTo(coordinates, owner, dims, points, offset);
  if (Number.isNaN(own)) return NaN;
  let nearer = 0;
  let equal = 0;
  for (let i = 0; i < n; i++) {
    const distance = distanceTo(coordinates, i, dims, points, offset);
    if (distance < own) nearer++;
    else if (distance === own) equal++;
  }
  return nearer + (equal + 1) / 2;
}

function distanceTo(coordinates: Numbers, index: number, dims: number, points: Numbers, offset: number): number {
  let squared = 0;
  for (let k = 0; k < dims; k++) squared += (coordinates[index * dims + k]! - points[offset + k]!) ** 2;
  return Math.sqrt(squared);
}
