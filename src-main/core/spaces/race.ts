/** Starts of scaling race: run a little, keep the better ones, run on. Every task is plain data, so that any thread may do it. */
import type { SpaceSettings } from '../../contract/space';
import { intervalRule, monotoneRule, ratioRule, type DisparityRule } from './disparities';
import type { DissimilarityMatrix } from './dissimilarity-matrix';
import { coordinatesOf, improve, prepareSmacof, startRun, type Smacof } from './smacof';

export interface Racer {
  /** n x dims. */
  readonly coordinates: Float64Array;
  readonly stress1: number; // NaN before the first iteration
  readonly iterations: number;
  readonly converged: boolean;
}

export interface RaceTask {
  readonly dims: number;
  readonly settings: SpaceSettings;
  readonly racers: readonly Racer[];
  /** While more than these are left, all run for twenty iterations and the worse half drops out. */
  readonly keep: number;
  /** Those left run until an iteration gains less than this share of stress; null: they stop where they are. */
  readonly tolerance: number | null;
}

const roundIterations = 20;
/** An iteration that gains less than this share of stress has arrived. */
export const fineTolerance = 1e-7;

export function enter(coordinates: Float64Array): Racer {
  return { coordinates, stress1: NaN, iterations: 0, converged: false };
}

/** Best first. The same for the same task, wherever it is done. */
export function runRace(d: DissimilarityMatrix, task: RaceTask, problem = prepareSmacof(d, task.dims)): Racer[] {
  const { settings, keep, tolerance } = task;
  const rule = ruleFor(problem, settings);
  let runs = task.racers.map(({ coordinates, iterations }) => ({ ...startRun(problem, coordinates), iterations }));
  const carryOn = (count: number, until: number, limit: number): void => {
    for (const run of runs) improve(problem, run, rule, until, Math.min(limit, settings.maxIterations));
    runs = runs.sort((a, b) => a.stress1 - b.stress1).slice(0, count);
  };
  for (let round = 1; runs.length > keep; round++) {
    carryOn(Math.max(keep, Math.ceil(runs.length / 2)), fineTolerance, round * roundIterations);
  }
  if (tolerance !== null) carryOn(keep, tolerance, settings.maxIterations);
  return runs.map((run) => ({
    coordinates: coordinatesOf(problem, run),
    stress1: run.stress1,
    iterations: run.iterations,
    converged: run.converged,
  }));
}

/** The rule by which the settings read the dissimilarities; a fresh one, as rules remember the order of distances. */
export function ruleFor(problem: Smacof, { method, ties, scale = 'ratio' }: SpaceSettings): DisparityRule {
  if (method === 'nonmetric' || method === 'imported') return monotoneRule(problem.dissimilarity, ties);
  return scale === 'ratio' || method === 'classical' ? ratioRule(problem.dissimilarity) : intervalRule(problem.dissimilarity);
}
