/** From judgements of three stimuli to a space (ordinal embedding): the best of many seeded starts. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { TripletSettings } from '../../contract/study/triplet-space';
import { createStream } from '../random/stream';
import { normaliseSpace } from '../spaces/mds/normalise-space';
import { turnToPrincipalAxes } from '../spaces/mds/principal-axes';
import { minimise } from '../spaces/mds/quasi-newton';
import type { JudgedPairs } from './judged-pairs';
import { tripletAccuracy, tripletLoss } from './triplet-loss';

export interface TripletFit {
  readonly dims: number;
  /** n x dims: centroid 0, mean squared norm 1, turned to its principal axes. */
  readonly coordinates: Float64Array;
  /** Mean over the judgements fitted to, the prior's share left in. */
  readonly loss: number;
  readonly accuracy: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** Starts are tried to a loose tolerance, the best of them goes on to the fine one. */
const [roughTolerance, fineTolerance] = [1e-5, 1e-9];

/** What a fit is of: `judged` pairs of n stimuli in `dims` dimensions. */
export interface TripletProblem {
  readonly judged: JudgedPairs;
  readonly n: number;
  readonly dims: number;
  readonly settings: TripletSettings;
}

/** One start, run to the loose tolerance. */
export interface RoughTripletFit {
  readonly x: Float64Array;
  readonly value: number;
  readonly iterations: number;
}

/** Deterministic for the seed. A stimulus that stands in no judgement lies at the centre, where the prior holds it. */
export function embedTriplets(judged: JudgedPairs, n: number, dims: number, settings: TripletSettings): TripletFit {
  const problem = { judged, n, dims, settings };
  return finishTriplets(
    problem,
    Array.from({ length: settings.starts }, (_, start) => tryTriplets(problem, start)),
  );
}

export function tryTriplets(problem: TripletProblem, start: number): RoughTripletFit {
  const { judged, n, dims, settings } = problem;
  requireEmbeddable(judged, n, dims);
  const { x, value, iterations } = minimise(
    lossOf(problem),
    startOf(n, dims, settings.seed, start),
    roughTolerance,
    settings.maxIterations,
  );
  return { x, value, iterations };
}

/** From the best of the starts, the first among equals. */
export function finishTriplets(problem: TripletProblem, tries: readonly RoughTripletFit[]): TripletFit {
  const { judged, n, dims, settings } = problem;
  const rough = tries.reduce((best, each) => (each.value < best.value ? each : best));
  const best = minimise(lossOf(problem), rough.x, fineTolerance, settings.maxIterations);
  return {
    dims,
    coordinates: turnToPrincipalAxes(normaliseSpace(best.x, n, dims), n, dims),
    loss: best.value / judged.count,
    accuracy: tripletAccuracy(judged, best.x, dims),
    iterations: rough.iterations + best.iterations,
    converged: best.converged,
  };
}

function lossOf({ judged, dims, settings }: TripletProblem) {
  return (x: Float64Array, gradient: Float64Array): number => tripletLoss(judged, settings.loss, x, dims, gradient);
}

function startOf(n: number, dims: number, seed: number, start: number): Float64Array {
  const stream = createStream(seed, 'triplet-start', dims, start);
  return Float64Array.from({ length: n * dims }, () => 0.5 * stream.normal());
}

function requireEmbeddable({ count }: JudgedPairs, n: number, dims: number): void {
  if (n < 3) throw new AppError('bad-input', say`A similarity space needs at least 3 stimuli; there are ${n}.`);
  if (!(Number.isInteger(dims) && dims >= 1 && dims < n))
    throw new AppError('bad-input', say`${n} stimuli can have a space of 1 to ${n - 1} dimensions, not ${dims}.`);
  if (count === 0) throw new AppError('bad-input', say`There are no judgements of triplets of these stimuli. Import triplets first.`);
}
