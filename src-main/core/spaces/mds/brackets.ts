/** Brackets of starts: all candidates run a little, the better ones run on. Every task is plain data, so that any thread may do it. */
import type { SpaceSettings } from '../../../contract/study/space';
import { createStream, type RandomStream } from '../../random/stream';
import { intervalRule, monotoneRule, ratioRule, type DisparityRule } from './disparities';
import type { DissimilarityMatrix } from '../matrix/dissimilarity-matrix';
import { improve, openingSteps, perfectStress } from './improve';
import { placeOnLine, shakeLine } from './line-order';
import { turnToPrincipalAxes } from './principal-axes';
import { coordinatesOf, inDimensions, prepareSmacof, startRun, type Smacof, type SmacofRun } from './smacof';
import { valueAt } from '../../matrix/view';

export interface Candidate {
  /** n x dims; of a start also n x more dimensions, from which it comes down. */
  readonly coordinates: Float64Array;
  readonly stress1: number; // NaN before the first iteration
  readonly iterations: number;
  readonly converged: boolean;
}

export interface BracketTask {
  readonly dims: number;
  readonly settings: SpaceSettings;
  readonly candidates: readonly Candidate[];
  /** While more than these are left, all run for twenty iterations and the worse half drops out; null: all run to the end. */
  readonly keep: number | null;
  /** Those left run until an iteration gains less than this share of stress; null: they stop where they are. */
  readonly tolerance: number | null;
  /** So often the best is shaken in the end, `stream` naming the random numbers; a lower minimum takes its place. */
  readonly shakes?: { readonly count: number; readonly stream: number };
}

const roundIterations = 20;
/** An iteration that gains less than this share of stress has arrived. */
export const fineTolerance = 1e-7;

export function asCandidate(coordinates: Float64Array): Candidate {
  return { coordinates, stress1: NaN, iterations: 0, converged: false };
}

/** Best first. The same for the same task, wherever it is done. */
export function runBracket(d: DissimilarityMatrix, task: BracketTask, problem = prepareSmacof(d, task.dims)): Candidate[] {
  const { settings, tolerance, shakes } = task;
  const keep = task.keep ?? task.candidates.length;
  const rule = ruleFor(problem, settings);
  let runs = task.candidates.map((candidate) => begin(problem, candidate, settings));
  const carryOn = (count: number, until: number, limit: number): void => {
    for (const run of runs) settle(problem, run, rule, until, Math.min(limit, settings.maxIterations));
    runs = runs.sort((a, b) => a.stress1 - b.stress1).slice(0, count);
  };
  for (let round = 1; runs.length > keep; round++) {
    carryOn(Math.max(keep, Math.ceil(runs.length / 2)), fineTolerance, round * roundIterations);
  }
  if (tolerance !== null) carryOn(keep, tolerance, settings.maxIterations);
  if (shakes) runs = [shake(problem, valueAt(runs, 0), rule, settings, shakes), ...runs.slice(1)];
  return runs.map((run) => ({
    coordinates: coordinatesOf(problem, run),
    stress1: run.stress1,
    iterations: run.iterations,
    converged: run.converged,
  }));
}

/** Iterations in the higher dimensions that a start comes down from. */
const liftedIterations = 40;
const shakenIterations = 15;

/**
 * A start on a line is brought into the best order near it, for the dissimilarities or, where only their order counts, for their ranks.
 */
function begin(problem: Smacof, candidate: Candidate, settings: SpaceSettings): SmacofRun {
  const { n, dims, dissimilarity, order } = problem;
  const { coordinates, iterations } = candidate;
  if (iterations > 0) return { ...startRun(problem, coordinates), iterations };
  if (coordinates.length > n * dims) return comeDown(problem, coordinates, settings, liftedIterations);
  if (dims > 1) return open(problem, coordinates, settings);
  const wanted = settings.method === 'metric' ? dissimilarity : new Float64Array(order.length);
  if (settings.method !== 'metric') order.forEach((p, rank) => (wanted[p] = rank));
  return startRun(problem, placeOnLine(problem, wanted, coordinates));
}

/**
 * Coordinates of more dimensions than the space are improved there for a while and then seen along their principal axes: with room to pass
 * one another, points find much lower minima than in the space itself (on local minima: Borg & Groenen 2005, Modern Multidimensional
 * Scaling, sec. 13.4).
 */
function comeDown(problem: Smacof, coordinates: Float64Array, settings: SpaceSettings, iterations: number): SmacofRun {
  const { n, dims } = problem;
  const lifted = coordinates.length / n;
  const above = inDimensions(problem, lifted);
  const run = open(above, coordinates, settings);
  improve(above, run, ruleFor(above, settings), fineTolerance, Math.min(iterations, settings.maxIterations));
  const turned = turnToPrincipalAxes(coordinatesOf(above, run), n, lifted);
  const view = Float64Array.from({ length: n * dims }, (_, i) => valueAt(turned, Math.floor(i / dims) * lifted + (i % dims)));
  return startRun(problem, dims === 1 ? placeOnLine(problem, run.disparities, view) : view);
}

/** n x (dims + 1): the configuration, its points scattered to both sides by half its own size. */
function addDimension(coordinates: Float64Array, n: number, dims: number, stream: RandomStream): Float64Array {
  const size = Math.sqrt(coordinates.reduce((sum, v) => sum + v * v, 0) / coordinates.length);
  return Float64Array.from({ length: n * (dims + 1) }, (_, i) => {
    const k = i % (dims + 1);
    return k < dims ? valueAt(coordinates, Math.floor(i / (dims + 1)) * dims + k) : 0.5 * size * stream.normal();
  });
}

/**
 * A random start whose distances rise with nothing would be stuck on an interval scale, where all disparities are then equal: it begins on
 * a ratio scale.
 */
function open(problem: Smacof, coordinates: Float64Array, { method, scale = 'ratio' }: SpaceSettings): SmacofRun {
  const run = startRun(problem, coordinates);
  if (method === 'metric' && scale !== 'ratio') {
    improve(problem, run, ratioRule(problem.dissimilarity), fineTolerance, openingSteps);
    run.converged = false;
  }
  return run;
}

/** On a line, whose orders are so many minima, the present disparities may have a better order; the search goes on from there. */
function settle(problem: Smacof, run: SmacofRun, rule: DisparityRule, tolerance: number, limit: number): void {
  improve(problem, run, rule, tolerance, limit);
  while (problem.dims === 1 && run.iterations < limit && run.stress1 > perfectStress) {
    const next = startRun(problem, placeOnLine(problem, run.disparities, run.coordinates));
    next.iterations = run.iterations;
    improve(problem, next, rule, tolerance, limit);
    const isLower = next.stress1 < run.stress1 - tolerance;
    run.iterations = next.iterations;
    if (!isLower) return;
    Object.assign(run, next);
  }
}

/**
 * Stimuli of a line are put elsewhere; points of other spaces are pushed into one dimension more, from which they come down again. What
 * is reached takes the place of the present minimum where it is lower.
 */
function shake(
  problem: Smacof,
  best: SmacofRun,
  rule: DisparityRule,
  settings: SpaceSettings,
  { count, stream: name }: NonNullable<BracketTask['shakes']>,
): SmacofRun {
  const { n, dims } = problem;
  const { seed, maxIterations } = settings;
  const stream = createStream(seed, 'space-shake', dims, name);
  for (let s = 0; s < count && best.stress1 > perfectStress; s++) {
    const places = coordinatesOf(problem, best);
    const run =
      dims === 1 && s % 2 === 0
        ? startRun(problem, placeOnLine(problem, best.disparities, shakeLine(places, stream)))
        : comeDown(problem, addDimension(places, n, dims, stream), settings, shakenIterations);
    settle(problem, run, rule, shakenTolerance, maxIterations);
    if (run.stress1 >= best.stress1) continue;
    settle(problem, run, rule, fineTolerance, maxIterations);
    best = run;
  }
  return best;
}

/** Enough to see whether a shaken configuration ends lower. */
const shakenTolerance = 1e-5;

/** The rule by which the settings read the dissimilarities; a fresh one, as rules remember the order of distances. */
export function ruleFor({ dissimilarity, order }: Smacof, { method, ties, scale = 'ratio' }: SpaceSettings): DisparityRule {
  if (method === 'nonmetric' || method === 'imported') return monotoneRule(dissimilarity, ties, order);
  if (scale === 'ratio' || method === 'classical') return ratioRule(dissimilarity);
  return intervalRule(dissimilarity, scale === 'interval');
}
