/** Stress minimisation by majorisation (SMACOF): from a start, step by step, to a configuration that fits the dissimilarities. */
import { AppError } from '../../contract/app-error';
import { factoriseSymmetric } from '../regression/cholesky';
import type { Numbers } from '../statistics/numbers';
import type { DisparityRule } from './disparities';
import { ratedPairs, type DissimilarityMatrix } from './dissimilarity-matrix';

/** What the iterations need to know of the dissimilarities: rated pairs in the order of rising dissimilarity. */
export interface Smacof {
  readonly n: number;
  readonly dims: number;
  /** Numbers kept for each stimulus: `dims` filled up with zeros to a multiple of four, so that loops go in fours, which is quicker. */
  readonly stride: number;
  readonly dissimilarity: Float64Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Where the two stimuli of a pair begin in a run's coordinates. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** n x n, pseudo-inverse of the weight matrix; null if every pair is rated and the step needs no equation solved. */
  readonly inverse: Float64Array | null;
}

export interface SmacofRun {
  readonly coordinates: Float64Array; // n x stride
  readonly distances: Float64Array; // in the order of the pairs
  readonly disparities: Float64Array;
  stress1: number;
  iterations: number;
  converged: boolean;
}

export function prepareSmacof(d: DissimilarityMatrix, dims: number): Smacof {
  const pairs = ratedPairs(d);
  const order = [...pairs.dissimilarity.keys()].sort((p, q) => pairs.dissimilarity[p]! - pairs.dissimilarity[q]! || p - q);
  const first = Int32Array.from(order, (p) => pairs.first[p]!);
  const second = Int32Array.from(order, (p) => pairs.second[p]!);
  requireConnected(d.n, first, second);
  const isComplete = order.length === (d.n * (d.n - 1)) / 2;
  const stride = 4 * Math.ceil(dims / 4);
  return {
    n: d.n,
    dims,
    stride,
    dissimilarity: Float64Array.from(order, (p) => pairs.dissimilarity[p]!),
    first,
    second,
    from: first.map((i) => i * stride),
    to: second.map((j) => j * stride),
    inverse: isComplete ? null : weightInverse(d.n, first, second),
  };
}

/** `start` is n x dims. */
export function startRun({ n, dims, stride, first }: Smacof, start: Numbers): SmacofRun {
  const pairs = first.length;
  const coordinates = new Float64Array(n * stride);
  for (let i = 0; i < n * dims; i++) coordinates[Math.floor(i / dims) * stride + (i % dims)] = start[i]!;
  return {
    coordinates,
    distances: new Float64Array(pairs),
    disparities: new Float64Array(pairs),
    stress1: NaN,
    iterations: 0,
    converged: false,
  };
}

/** n x dims. */
export function coordinatesOf({ n, dims, stride }: Smacof, { coordinates }: SmacofRun): Float64Array {
  return Float64Array.from({ length: n * dims }, (_, i) => coordinates[Math.floor(i / dims) * stride + (i % dims)]!);
}

/** Below this a configuration fits perfectly for all purposes. */
const perfectStress = 1e-6;

/**
 * Carries a run on until an iteration lowers stress by less than `tolerance` times itself, or `maxIterations` are done in all.
 * Each iteration finds the disparities of the present distances and takes the Guttman transform G(X) (De Leeuw 1977; Borg &
 * Groenen 2005, Modern Multidimensional Scaling, sec. 8.6, eqs. 8.24-8.30), relaxed to 2 G(X) - X, which needs about half as
 * many iterations (De Leeuw & Heiser 1980, Multivariate Analysis V); where that raises stress, G(X) itself is taken.
 */
export function improve(problem: Smacof, run: SmacofRun, rule: DisparityRule, tolerance: number, maxIterations: number): void {
  const { coordinates } = run;
  const [present, transform] = [new Float64Array(coordinates.length), new Float64Array(coordinates.length)];
  measure(problem, run, rule);
  run.converged = run.stress1 < perfectStress;
  while (!run.converged && run.iterations < maxIterations) {
    const before = run.stress1;
    present.set(coordinates);
    guttmanTransform(problem, run, transform);
    const isRelaxed = run.iterations > 0; // the scale of a start is arbitrary: one plain step sets it right
    for (let i = 0; i < coordinates.length; i++) coordinates[i] = isRelaxed ? 2 * transform[i]! - present[i]! : transform[i]!;
    measure(problem, run, rule);
    if (isRelaxed && run.stress1 > before) {
      coordinates.set(transform);
      measure(problem, run, rule);
    }
    run.iterations++;
    run.converged = before - run.stress1 < tolerance * before || run.stress1 < perfectStress;
  }
}

/** Kruskal's Stress-1: sqrt(sum (d - disparity)^2 / sum d^2) over the rated pairs (Kruskal 1964a, Psychometrika 29). */
export function measure(problem: Smacof, run: SmacofRun, rule: DisparityRule): void {
  const { stride, from, to } = problem;
  const { coordinates, distances, disparities } = run;
  const pairs = from.length;
  for (let p = 0; p < pairs; p++) {
    const i = from[p]!;
    const j = to[p]!;
    let squared = 0;
    for (let k = 0; k < stride; k += 4) {
      const a = coordinates[i + k]! - coordinates[j + k]!;
      const b = coordinates[i + k + 1]! - coordinates[j + k + 1]!;
      const c = coordinates[i + k + 2]! - coordinates[j + k + 2]!;
      const d = coordinates[i + k + 3]! - coordinates[j + k + 3]!;
      squared += a * a + b * b + c * c + d * d;
    }
    distances[p] = Math.sqrt(squared);
  }
  rule(distances, disparities);
  let [misfit, total] = [0, 0];
  for (let p = 0; p < pairs; p++) {
    const difference = distances[p]! - disparities[p]!;
    misfit += difference * difference;
    total += distances[p]! * distances[p]!;
  }
  run.stress1 = total === 0 ? 1 : Math.sqrt(misfit / total);
}

/** The minimum of the majorising function: V+ B(X) X. Disparities are brought to mean square 1, or the configuration would shrink. */
function guttmanTransform({ n, stride, from, to, inverse }: Smacof, run: SmacofRun, next: Float64Array): void {
  const { coordinates, distances, disparities } = run;
  const pairs = from.length;
  let squares = 0;
  for (let p = 0; p < pairs; p++) squares += disparities[p]! * disparities[p]!;
  const scale = squares === 0 ? 1 : Math.sqrt(pairs / squares) / (inverse === null ? n : 1);
  next.fill(0);
  for (let p = 0; p < pairs; p++) {
    const distance = distances[p]!;
    if (distance < 1e-300) continue;
    const ratio = (scale * disparities[p]!) / distance;
    const i = from[p]!;
    const j = to[p]!;
    for (let k = 0; k < stride; k += 4) {
      const a = ratio * (coordinates[i + k]! - coordinates[j + k]!);
      const b = ratio * (coordinates[i + k + 1]! - coordinates[j + k + 1]!);
      const c = ratio * (coordinates[i + k + 2]! - coordinates[j + k + 2]!);
      const d = ratio * (coordinates[i + k + 3]! - coordinates[j + k + 3]!);
      next[i + k]! += a;
      next[i + k + 1]! += b;
      next[i + k + 2]! += c;
      next[i + k + 3]! += d;
      next[j + k]! -= a;
      next[j + k + 1]! -= b;
      next[j + k + 2]! -= c;
      next[j + k + 3]! -= d;
    }
  }
  if (inverse !== null) multiplyInto(inverse, next, n, stride);
}

function multiplyInto(matrix: Float64Array, coordinates: Float64Array, n: number, stride: number): void {
  const from = coordinates.slice();
  coordinates.fill(0);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const weight = matrix[i * n + j]!;
      for (let k = 0; k < stride; k++) coordinates[i * stride + k]! += weight * from[j * stride + k]!;
    }
  }
}

/** Of V with -1 for each rated pair and their number on the diagonal; (V + 11')^-1 differs from it by a constant, which only moves all points. */
function weightInverse(n: number, first: Int32Array, second: Int32Array): Float64Array {
  const v = new Float64Array(n * n).fill(1);
  for (let p = 0; p < first.length; p++) {
    const [i, j] = [first[p]!, second[p]!];
    v[i * n + j]! -= 1;
    v[j * n + i]! -= 1;
    v[i * n + i]! += 1;
    v[j * n + j]! += 1;
  }
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) inverse[i * n + i] = 1;
  factoriseSymmetric(v, n).solve(inverse, n);
  return inverse;
}

/** Stimuli that no chain of rated pairs links could lie anywhere. */
function requireConnected(n: number, first: Int32Array, second: Int32Array): void {
  const group = Int32Array.from({ length: n }, (_, i) => i);
  const root = (i: number): number => (group[i] === i ? i : (group[i] = root(group[i]!)));
  first.forEach((i, p) => (group[root(i)] = root(second[p]!)));
  const groups = new Set(Array.from({ length: n }, (_, i) => root(i))).size;
  if (groups > 1) {
    throw new AppError(
      'bad-input',
      `The ratings fall into ${groups} groups of stimuli that were never compared with each other, so their places cannot be ` +
        'worked out. Add ratings of pairs that link the groups, or remove the stimuli that nobody compared.',
    );
  }
}
