/** The loss that scaling minimises, its gradient, and the step of majorisation (SMACOF) that lowers it from any configuration. */
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import { factoriseSymmetric } from '../../regression/matrix/cholesky';
import type { Numbers } from '../../statistics/numbers';
import { risingOrder, type DisparityRule } from './disparities';
import { ratedPairs, type DissimilarityMatrix } from '../matrix/dissimilarity-matrix';
import { measurePairs, strideFor, sumPairs, type PairRows } from '../matrix/pair-sums';

/** What the iterations need to know of the dissimilarities: the rated pairs, row by row. */
export interface Smacof extends PairRows {
  readonly dims: number;
  readonly dissimilarity: Float64Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** The pairs in the order of rising dissimilarity. */
  readonly order: Int32Array;
  /** n x n, pseudo-inverse of the weight matrix; null if every pair is rated and the step needs no equation solved. */
  readonly inverse: Float64Array | null;
}

export interface SmacofRun {
  readonly coordinates: Float64Array; // n x stride
  readonly distances: Float64Array; // in the order of the pairs
  readonly disparities: Float64Array;
  /** Sum of the squared distances. */
  total: number;
  stress1: number;
  iterations: number;
  converged: boolean;
}

export function prepareSmacof(d: DissimilarityMatrix, dims: number): Smacof {
  const { n } = d;
  const { first, second, dissimilarity } = ratedPairs(d);
  requireConnected(n, first, second);
  const stride = strideFor(dims);
  const rows = new Int32Array(n + 1);
  first.forEach((i) => rows[i + 1]!++);
  for (let i = 0; i < n; i++) rows[i + 1]! += rows[i]!;
  const isComplete = first.length === (n * (n - 1)) / 2;
  return {
    n,
    dims,
    stride,
    dissimilarity,
    first,
    second,
    rows,
    to: second.map((j) => j * stride),
    order: risingOrder(dissimilarity),
    inverse: isComplete ? null : weightInverse(n, first, second),
  };
}

/** The same dissimilarities for a space of another number of dimensions. */
export function inDimensions(problem: Smacof, dims: number): Smacof {
  const stride = strideFor(dims);
  return { ...problem, dims, stride, to: problem.second.map((j) => j * stride) };
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
    total: 0,
    stress1: NaN,
    iterations: 0,
    converged: false,
  };
}

/** n x dims. */
export function coordinatesOf({ n, dims, stride }: Smacof, { coordinates }: Pick<SmacofRun, 'coordinates'>): Float64Array {
  return Float64Array.from({ length: n * dims }, (_, i) => coordinates[Math.floor(i / dims) * stride + (i % dims)]!);
}

/** Kruskal's Stress-1: sqrt(sum (d - disparity)^2 / sum d^2) over the rated pairs (Kruskal 1964a, Psychometrika 29). */
export function measure(problem: Smacof, run: SmacofRun, rule: DisparityRule): void {
  const { distances, disparities } = run;
  measurePairs(problem, run.coordinates, distances);
  rule(distances, disparities);
  let [misfit, total] = [0, 0];
  for (let p = 0; p < distances.length; p++) {
    const distance = distances[p]!;
    const difference = distance - disparities[p]!;
    misfit += difference * difference;
    total += distance * distance;
  }
  run.total = total;
  run.stress1 = total === 0 ? 1 : Math.sqrt(misfit / total);
}

/**
 * Of squared Stress-1: with S = sum (d - disparity)^2 / sum d^2, dS/dd = 2 ((d - disparity) - S d) / sum d^2 (Kruskal 1964b,
 * Psychometrika 29); the disparities are the nearest ones allowed, so that their change adds nothing. `weights` is room for the pairs.
 */
export function stressGradient(problem: Smacof, run: SmacofRun, weights: Float64Array, gradient: Float64Array): void {
  const { coordinates, distances, disparities, stress1, total } = run;
  const share = 1 - stress1 * stress1;
  const scale = total === 0 ? 0 : 2 / total;
  for (let p = 0; p < weights.length; p++) {
    const distance = distances[p]!;
    weights[p] = distance < coincidence ? 0 : scale * (share - disparities[p]! / distance);
  }
  sumPairs(problem, coordinates, weights, gradient);
}

/**
 * V+ B(X) X, the minimum of the majorising function (De Leeuw 1977; Borg & Groenen 2005, Modern Multidimensional Scaling, sec. 8.6,
 * eqs. 8.24-8.30). Disparities are brought to mean square 1, or the configuration would shrink.
 */
export function guttmanTransform(problem: Smacof, run: SmacofRun, weights: Float64Array, next: Float64Array): void {
  const { n, stride, inverse } = problem;
  const { coordinates, distances, disparities } = run;
  const pairs = weights.length;
  let squares = 0;
  for (let p = 0; p < pairs; p++) squares += disparities[p]! * disparities[p]!;
  const scale = squares === 0 ? 1 : Math.sqrt(pairs / squares) / (inverse === null ? n : 1);
  for (let p = 0; p < pairs; p++) {
    const distance = distances[p]!;
    weights[p] = distance < coincidence ? 0 : (scale * disparities[p]!) / distance;
  }
  sumPairs(problem, coordinates, weights, next);
  if (inverse !== null) multiplyInto(inverse, next, n, stride);
}

/** Points nearer than this lie in one place, and no direction leads from one to the other. */
const coincidence = 1e-300;

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
      say`The ratings fall into ${groups} groups of stimuli that were never compared with each other, so their places cannot be worked out. Add ratings of pairs that link the groups, or remove the stimuli that nobody compared.`,
    );
  }
}
