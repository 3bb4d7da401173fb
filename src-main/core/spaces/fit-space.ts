/** From dissimilarities to a similarity space: the best of many starts of multidimensional scaling. */
import { AppError } from '../../contract/app-error';
import type { SpaceSettings } from '../../contract/space';
import { createStream } from '../random/stream';
import type { Numbers } from '../statistics/numbers';
import { classicalScaling } from './classical';
import { spaceTau, type DissimilarityMatrix } from './dissimilarity-matrix';
import { normaliseSpace } from './normalise-space';
import { turnToPrincipalAxes } from './principal-axes';
import { enter, fineTolerance, ruleFor, runRace, type RaceTask, type Racer } from './race';
import { measure, prepareSmacof, startRun, type Smacof } from './smacof';

export interface SpaceFit {
  readonly dims: number;
  /** n x dims, row i for stimulus i: centroid 0, mean squared norm 1, turned to its principal axes. */
  readonly coordinates: Float64Array;
  /** Kruskal's Stress-1, >= 0, smaller is better. */
  readonly stress1: number;
  /** Share of the squared misfit that falls on each stimulus; sums to 1 (each pair's misfit is halved between its two). */
  readonly stressPerPoint: Float64Array;
  /** Tau-b of the distances with the dissimilarities. */
  readonly kendallTau: number;
  /** Of the best start. */
  readonly iterations: number;
  readonly converged: boolean;
}

/** Starts run against each other in heats of this many; the two best of each go on. */
const heatSize = 16;
const finalists = 8;
/** An iteration that lowers stress by less than this share ends the race of the finalists; the winners go on to the fine one. */
const roughTolerance = 1e-5;
const winners = 2;

/** A fit as batches of tasks, each batch answered before the next is made; the tasks of a batch may be done by different threads. */
export type FitPlan = Generator<readonly RaceTask[], SpaceFit, readonly (readonly Racer[])[]>;

/**
 * Classical scaling is a start by itself; metric and nonmetric scaling try it and `settings.starts` further ones, which are
 * random but in one dimension, where half of them are the two-dimensional solution seen from as many sides: a line has so many
 * local minima that random starts rarely do well. Starts race in heats, the worse half dropping out every 20 iterations until two
 * are left; the best eight of all heats run until they gain less than 0.001 % per iteration, and the best two to 1e-7.
 * Deterministic for the seed.
 */
export function* planFit(d: DissimilarityMatrix, dims: number, settings: SpaceSettings): FitPlan {
  requireScalable(d, dims);
  const problem = prepareSmacof(d, dims);
  const classical = classicalScaling(d, dims);
  if (settings.method === 'classical') return describe(d, problem, { ...enter(classical), converged: true }, settings);
  const views = dims === 1 && d.n > 3 ? Math.floor(settings.starts / 2) : 0;
  const starts = [classical, ...(yield* viewsOfPlane(d, settings, views))];
  for (let s = 0; s < settings.starts - views; s++) starts.push(randomStart(d.n, dims, settings.seed, s));
  let racers = starts.map(enter);
  const task = { dims, settings } as const;
  if (racers.length > finalists) {
    const heats = Math.max(1, Math.round(racers.length / heatSize));
    const keep = Math.max(winners, Math.ceil(finalists / heats));
    const lists = Array.from({ length: heats }, (_, h) => racers.filter((__, r) => r % heats === h));
    racers = best(yield lists.map((list) => ({ ...task, racers: list, keep, tolerance: null })), finalists);
  }
  racers = best(yield racers.map((racer) => ({ ...task, racers: [racer], keep: 1, tolerance: roughTolerance })), winners);
  racers = best(yield racers.map((racer) => ({ ...task, racers: [racer], keep: 1, tolerance: fineTolerance })), 1);
  return describe(d, problem, racers[0]!, settings);
}

/** Carries the plan out here and now. */
export function fitSpace(d: DissimilarityMatrix, dims: number, settings: SpaceSettings): SpaceFit {
  const plan = planFit(d, dims, settings);
  const problems = new Map<number, Smacof>();
  const problemOf = (of: number): Smacof => problems.get(of) ?? problems.set(of, prepareSmacof(d, of)).get(of)!;
  let step = plan.next();
  while (!step.done) step = plan.next(step.value.map((task) => runRace(d, task, problemOf(task.dims))));
  return step.value;
}

/** Carries on from a given n x dims configuration alone, for data that differ little from those it was fitted to. */
export function refitSpace(d: DissimilarityMatrix, dims: number, settings: SpaceSettings, start: Float64Array): SpaceFit {
  requireScalable(d, dims);
  const problem = prepareSmacof(d, dims);
  const [racer] = runRace(d, { dims, settings, racers: [enter(start)], keep: 1, tolerance: fineTolerance }, problem);
  return describe(d, problem, racer!, settings);
}

/** Stress and its shares for coordinates found elsewhere, read as the settings say; the coordinates stay as they are. */
export function assessSpace(d: DissimilarityMatrix, dims: number, settings: SpaceSettings, coordinates: Numbers): SpaceFit {
  requireScalable(d, dims);
  const racer = { ...enter(Float64Array.from(coordinates)), converged: true };
  return { ...describe(d, prepareSmacof(d, dims), racer, settings), coordinates: racer.coordinates };
}

function best(results: readonly (readonly Racer[])[], count: number): Racer[] {
  return results
    .flat()
    .sort((a, b) => a.stress1 - b.stress1)
    .slice(0, count);
}

/** The best plane, seen from `count` sides: n x 1 each. */
function* viewsOfPlane(
  d: DissimilarityMatrix,
  settings: SpaceSettings,
  count: number,
): Generator<readonly RaceTask[], Float64Array[], readonly (readonly Racer[])[]> {
  if (count === 0) return [];
  const { coordinates } = yield* planFit(d, 2, { ...settings, starts: Math.min(settings.starts, 2 * finalists) });
  return Array.from({ length: count }, (_, v) => {
    const [x, y] = [Math.cos((v * Math.PI) / count), Math.sin((v * Math.PI) / count)];
    return Float64Array.from({ length: d.n }, (__, i) => x * coordinates[2 * i]! + y * coordinates[2 * i + 1]!);
  });
}

function randomStart(n: number, dims: number, seed: number, index: number): Float64Array {
  const stream = createStream(seed, 'space-start', dims, index);
  return Float64Array.from({ length: n * dims }, () => stream.normal());
}

/** The stress of classical scaling, which has no iterations, is that of its distances against proportional disparities. */
function describe(d: DissimilarityMatrix, problem: Smacof, racer: Racer, settings: SpaceSettings): SpaceFit {
  const { n, dims, first, second } = problem;
  const run = startRun(problem, racer.coordinates);
  measure(problem, run, ruleFor(problem, settings));
  const stressPerPoint = new Float64Array(n);
  let misfit = 0;
  run.distances.forEach((distance, p) => {
    const squared = (distance - run.disparities[p]!) ** 2;
    misfit += squared;
    stressPerPoint[first[p]!]! += squared / 2;
    stressPerPoint[second[p]!]! += squared / 2;
  });
  const coordinates = turnToPrincipalAxes(normaliseSpace(racer.coordinates, n, dims), n, dims);
  return {
    dims,
    coordinates,
    stress1: run.stress1,
    stressPerPoint: misfit === 0 ? stressPerPoint : stressPerPoint.map((v) => v / misfit),
    kendallTau: spaceTau(d, coordinates, dims),
    iterations: racer.iterations,
    converged: racer.converged,
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
