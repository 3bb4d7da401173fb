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
  return rankAmong(
    Float64Array.from({ length: n }, (_, i) => distanceTo(coordinates, i, dims, point, 0)),
    owner,
  );
}

/** One number for each prediction. */
export interface Neighbourhoods {
  /** Of the true stimulus among all n by distance from the prediction, as `neighbourRank` has it. */
  readonly ranks: Float64Array;
  /** Of the k nearest neighbours of the true stimulus among the others, how many are also among the k nearest to the prediction (itself left out). */
  readonly kept: Int32Array;
}

/** Of predictions (m x dims), row i belonging to stimulus `owners[i]`; each distance is taken once. */
export function neighbourhoods(
  coordinates: Numbers,
  n: number,
  dims: number,
  predicted: Numbers,
  owners: readonly number[] | Int32Array,
  k: number,
): Neighbourhoods {
  const [ranks, kept] = [new Float64Array(owners.length), new Int32Array(owners.length)];
  const nearest = nearestInTruth(coordinates, n, dims, k);
  const distances = new Float64Array(n);
  for (let i = 0; i < owners.length; i++) {
    const owner = owners[i]!;
    for (let j = 0; j < n; j++) distances[j] = distanceTo(coordinates, j, dims, predicted, i * dims);
    ranks[i] = rankAmong(distances, owner);
    const truth = nearest(owner);
    for (const index of smallest(distances, owner, k)) if (truth.includes(index)) kept[i]!++;
  }
  return { ranks, kept };
}

export interface NeighbourScores {
  /** Mean rank of the true stimulus: 1 is best, (n + 1) / 2 is chance. */
  readonly rank: number;
  /** Share of predictions whose true stimulus is among the k nearest: 0..1, larger is better, k / n by chance. */
  readonly hitRate: number;
  /** Share of the true stimulus's k nearest others that are among the prediction's: 0..1, larger is better, k / (n - 1) by chance. */
  readonly preservation: number;
}

export function neighbourScores(
  coordinates: Numbers,
  n: number,
  dims: number,
  predicted: Numbers,
  owners: readonly number[] | Int32Array,
  k: number,
): NeighbourScores {
  return scoreNeighbourhoods(neighbourhoods(coordinates, n, dims, predicted, owners, k), n, k);
}

export function scoreNeighbourhoods({ ranks, kept }: Neighbourhoods, n: number, k: number): NeighbourScores {
  const m = ranks.length;
  return {
    rank: ranks.reduce((sum, rank) => sum + rank, 0) / m,
    hitRate: ranks.reduce((hits, rank) => hits + Number(rank <= k), 0) / m,
    preservation: kept.reduce((sum, each) => sum + each, 0) / (m * Math.min(k, n - 1)),
  };
}

/** Of each of n points (n x dims) its k nearest others by Euclidean distance, nearest first. */
export function neighbourLists(points: Numbers, n: number, dims: number, k: number): number[][] {
  return Array.from({ length: n }, (_, i) => nearestOthers(points, n, dims, points, i * dims, i, k));
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
  const distances = Float64Array.from({ length: n }, (_, i) => distanceTo(coordinates, i, dims, points, offset));
  return smallest(distances, self, k);
}

function smallest(distances: Float64Array, self: number, k: number): number[] {
  const nearest: number[] = [];
  for (let i = 0; i < distances.length; i++) {
    const distance = distances[i]!;
    if (i === self || Number.isNaN(distance) || (nearest.length === k && distance >= distances[nearest[k - 1]!]!)) continue;
    let at = Math.min(nearest.length, k - 1);
    for (; at > 0 && distance < distances[nearest[at - 1]!]!; at--) nearest[at] = nearest[at - 1]!;
    nearest[at] = i;
  }
  return nearest;
}

/** Asked for each true place at most once, however many predictions are judged in the same space. */
function nearestInTruth(coordinates: Numbers, n: number, dims: number, k: number): (owner: number) => readonly number[] {
  const key = `${n} ${dims} ${k}`;
  const ofSpace = known.get(coordinates) ?? new Map<string, (readonly number[])[]>();
  known.set(coordinates, ofSpace);
  const lists = ofSpace.get(key) ?? [];
  ofSpace.set(key, lists);
  return (owner) => (lists[owner] ??= nearestOthers(coordinates, n, dims, coordinates, owner * dims, owner, k));
}

/** The places of a space never change while it is looked at. */
const known = new WeakMap<Numbers, Map<string, (readonly number[])[]>>();

function rankAmong(distances: Float64Array, owner: number): number {
  const own = distances[owner]!;
  if (Number.isNaN(own)) return NaN;
  let nearer = 0;
  let equal = 0;
  for (let i = 0; i < distances.length; i++) {
    const distance = distances[i]!;
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
