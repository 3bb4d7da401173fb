/** From dissimilarities to a similarity space: the best of many starts of multidimensional scaling. */
import { AppError } from '../../contract/app-error';
import type { SpaceSettings } from '../../contract/space';
import { createStream } from '../random/stream';
import { classicalScaling } from './classical';
import { intervalRule, monotoneRule, ratioRule, type DisparityRule } from './disparities';
import type { DissimilarityMatrix } from './dissimilarity-matrix';
import { normaliseSpace } from './normalise-space';
import { turnToPrincipalAxes } from './principal-axes';
import { improve, measure, prepareSmacof, startRun, type Smacof, type SmacofRun } from './smacof';

export interface SpaceFit {
  readonly dims: number;
  /** n x dims, row i for stimulus i: centroid 0, mean squared norm 1, turned to its principal axes. */
  readonly coordinates: Float64Array;
  /** Kruskal's Stress-1, >= 0, smaller is better. */
  readonly stress1: number;
  /** Share of the squared misfit that falls on each stimulus; sums to 1 (each pair's misfit is halved between its two). */
  readonly stressPerPoint: Float64Array;
  /** Of the best start. */
  readonly iterations: number;
  readonly converged: boolean;
}

export interface FitOptions {
  /** How metric scaling reads the dissimilarities: in proportion ('ratio', default) or along a line ('interval'). */
  readonly scale?: 'ratio' | 'interval';
}

/** Starts run for this many iterations at a time; after each round the better half stays in the race. */
const roundIterations = 20;
const finalists = 8;
/** An iteration that lowers stress by less than this share ends the race of the finalists; the winners go on to the fine one. */
const roughTolerance = 1e-5;
const winners = 2;
const fineTolerance = 1e-7;

/**
 * Classical scaling is a start by itself; metric and nonmetric scaling try it and `settings.starts` further ones, which are
 * random but in one dimension, where half of them are the two-dimensional solution seen from as many sides: a line has so many
 * local minima that random starts rarely do well. Starts race in rounds of 20 iterations, the better half going on until eight
 * are left; these run until they gain less than 0.001 % per iteration, and the best two to 1e-7. Deterministic for the seed.
 */
export function fitSpace(d: DissimilarityMatrix, dims: number, settings: SpaceSettings, options: FitOptions = {}): SpaceFit {
  requireScalable(d, dims);
  const problem = prepareSmacof(d, dims);
  const classical = classicalScaling(d, dims);
  if (settings.method === 'classical') return describe(problem, classicalRun(problem, classical), ratioRule(problem.dissimilarity));
  const rule = ruleFor(problem, settings, options);
  const views = dims === 1 && d.n > 3 ? Math.floor(settings.starts / 2) : 0;
  const starts = [classical, ...viewsOfPlane(d, settings, options, views)];
  for (let s = 0; s < settings.starts - views; s++) starts.push(randomStart(d.n, dims, settings.seed, s));
  const best = race(problem, rule, starts, settings.maxIterations);
  return describe(problem, best, rule);
}

/** Carries on from a given n x dims configuration alone, for data that differ little from those it was fitted to. */
export function refitSpace(
  d: DissimilarityMatrix,
  dims: number,
  settings: SpaceSettings,
  start: Float64Array,
  options: FitOptions = {},
): SpaceFit {
  requireScalable(d, dims);
  const problem = prepareSmacof(d, dims);
  const rule = ruleFor(problem, settings, options);
  return describe(problem, race(problem, rule, [start], settings.maxIterations), rule);
}

function race(problem: Smacof, rule: DisparityRule, starts: readonly Float64Array[], maxIterations: number): SmacofRun {
  let runs = starts.map((start) => startRun(problem, start));
  const carryOn = (keep: number, tolerance: number, limit: number): void => {
    for (const run of runs) improve(problem, run, rule, tolerance, Math.min(limit, maxIterations));
    runs = runs.sort((a, b) => a.stress1 - b.stress1).slice(0, keep);
  };
  for (let round = 1; runs.length > finalists; round++) {
    carryOn(Math.max(finalists, Math.ceil(runs.length / 2)), fineTolerance, round * roundIterations);
  }
  carryOn(winners, roughTolerance, maxIterations);
  carryOn(1, fineTolerance, maxIterations);
  return runs[0]!;
}

/** The best plane, seen from `count` sides: n x 1 each. */
function viewsOfPlane(d: DissimilarityMatrix, settings: SpaceSettings, options: FitOptions, count: number): Float64Array[] {
  if (count === 0) return [];
  const { coordinates } = fitSpace(d, 2, { ...settings, starts: Math.min(settings.starts, 2 * finalists) }, options);
  return Array.from({ length: count }, (_, v) => {
    const [x, y] = [Math.cos((v * Math.PI) / count), Math.sin((v * Math.PI) / count)];
    return Float64Array.from({ length: d.n }, (__, i) => x * coordinates[2 * i]! + y * coordinates[2 * i + 1]!);
  });
}

/** The rule by which the settings read the dissimilarities; a fresh one, as rules remember the order of distances. */
export function ruleFor(problem: Smacof, settings: SpaceSettings, { scale = 'ratio' }: FitOptions = {}): DisparityRule {
  if (settings.method === 'nonmetric') return monotoneRule(problem.dissimilarity, settings.ties);
  return scale === 'ratio' ? ratioRule(problem.dissimilarity) : intervalRule(problem.dissimilarity);
}

function randomStart(n: number, dims: number, seed: number, index: number): Float64Array {
  const stream = createStream(seed, 'space-start', dims, index);
  return Float64Array.from({ length: n * dims }, () => stream.normal());
}

/** Classical scaling has no iterations; its stress is that of its distances against proportional disparities. */
function classicalRun(problem: Smacof, coordinates: Float64Array): SmacofRun {
  return { ...startRun(problem, coordinates), converged: true };
}

function describe(problem: Smacof, run: SmacofRun, rule: DisparityRule): SpaceFit {
  const { n, dims, first, second } = problem;
  measure(problem, run, rule);
  const stressPerPoint = new Float64Array(n);
  let misfit = 0;
  run.distances.forEach((distance, p) => {
    const squared = (distance - run.disparities[p]!) ** 2;
    misfit += squared;
    stressPerPoint[first[p]!]! += squared / 2;
    stressPerPoint[second[p]!]! += squared / 2;
  });
  return {
    dims,
    coordinates: turnToPrincipalAxes(normaliseSpace(run.coordinates, n, dims), n, dims),
    stress1: run.stress1,
    stressPerPoint: misfit === 0 ? stressPerPoint : stressPerPoint.map((v) => v / misfit),
    iterations: run.iterations,
    converged: run.converged,
  };
}

function requireScalable({ n, values }: DissimilarityMatrix, dims: number): void {
  if (n < 3) throw new AppError('bad-input', `A similarity space needs at least 3 stimuli; there are ${n}.`);
  if (!(Number.isInteger(dims) && dims >= 1 && dims < n)) {
    throw new AppError('bad-input', `${n} stimuli can have a space of 1 to ${n - 1} dimensions, not ${dims}.`);
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const [value, mirrored] = [values[i * n + j]!, values[j * n + i]!];
      if (value !== mirrored && !(Number.isNaN(value) && Number.isNaN(mirrored))) {
        throw new AppError(
          'bad-input',
          `The dissimilarities of stimuli ${j + 1} and ${i + 1} differ by direction: ${mirrored} and ${value}.`,
        );
      }
      if (value < 0 || value === Infinity) {
        throw new AppError('bad-input', `The dissimilarity of stimuli ${j + 1} and ${i + 1} is ${value}; it must be 0 or more.`);
      }
    }
  }
}
