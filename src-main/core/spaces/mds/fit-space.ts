/** From dissimilarities to a similarity space: the best of many starts of multidimensional scaling. */
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { SpaceSettings } from '../../../contract/study/space';
import { createStream } from '../../random/stream';
import type { Numbers } from '../../statistics/numbers';
import { classicalScaling } from './classical';
import { spaceTau, type DissimilarityMatrix } from '../matrix/dissimilarity-matrix';
import { improve } from './improve';
import { normaliseSpace } from './normalise-space';
import { matrixView } from '../../matrix/view';
import { turnToPrincipalAxes } from './principal-axes';
import { asCandidate, fineTolerance, ruleFor, runBracket, type BracketTask, type Candidate } from './brackets';
import { coordinatesOf, measure, prepareSmacof, startRun, type Smacof } from './smacof';
import { valueAt } from '../../matrix/view';

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

/** Up to so many stimuli every start runs to the end; beyond, in brackets of `bracketSize`, a quarter of each goes on. */
const mostWithoutBrackets = 100;
const bracketSize = 16;
/** An iteration that lowers stress by less than this share ends the run of a start; the finalists go on to the fine tolerance. */
const roughTolerance = 1e-5;
const finalists = 4;
const fewStimuli = 30;
/** Dimensions that a lifted start has besides those of the space. */
const lift = 2;
/** Starts are dealt to so many tasks, whatever the number of threads. */
const shares = 16;

/** A fit as batches of tasks, each batch answered before the next is made; the tasks of a batch may be done by different threads. */
export type FitPlan = Generator<readonly BracketTask[], SpaceFit, readonly (readonly Candidate[])[]>;

/**
 * Classical scaling is a start by itself; metric and nonmetric scaling try it and `settings.starts` random ones, three in four of which
 * come down from two dimensions more. Every start runs until it gains less than 0.001 % per iteration (of more than 100 stimuli, the
 * better quarter of each bracket), and the best four to 1e-7. These are then shaken, as often in all as there were starts (of more than 30
 * stimuli, nonmetric, a quarter as often). Deterministic for the seed.
 */
export function* planFit(d: DissimilarityMatrix, dims: number, settings: SpaceSettings): FitPlan {
  requireScalable(d, dims);
  const problem = prepareSmacof(d, dims);
  const classical = classicalScaling(d, dims);
  if (settings.method === 'classical') return describe(d, problem, { ...asCandidate(classical), converged: true }, settings);
  const task = { dims, settings } as const;
  const starts = Array.from({ length: settings.starts }, (_, s) => randomStart(d.n, s % 4 === 3 ? dims : dims + lift, settings.seed, s));
  let candidates = [classical, ...starts].map(asCandidate);
  if (d.n > mostWithoutBrackets && candidates.length > bracketSize) {
    const lists = deal(candidates, Math.round(candidates.length / bracketSize));
    candidates = (yield lists.map((list) => ({ ...task, candidates: list, keep: Math.ceil(list.length / 4), tolerance: null }))).flat();
  }
  candidates = best(
    yield deal(candidates, shares).map((list) => ({ ...task, candidates: list, keep: null, tolerance: roughTolerance })),
    finalists,
  );
  // Nonmetric scaling of many stimuli has fewer minima to get out of, and each is dear.
  const isOften = dims === 1 || settings.method === 'metric' || d.n <= fewStimuli;
  const count = Math.ceil(settings.starts / (isOften ? 1 : 4) / finalists);
  candidates = best(
    yield candidates.map((candidate, stream) => ({
      ...task,
      candidates: [candidate],
      keep: null,
      tolerance: fineTolerance,
      shakes: { count, stream },
    })),
    1,
  );
  return describe(d, problem, valueAt(candidates, 0), settings);
}

/** In turn to at most `count` lists, none of them empty. */
function deal(candidates: readonly Candidate[], count: number): Candidate[][] {
  const lists = Math.min(count, candidates.length);
  return Array.from({ length: lists }, (_, list) => candidates.filter((__, r) => r % lists === list));
}

/** Carries the plan out here and now. */
export function fitSpace(d: DissimilarityMatrix, dims: number, settings: SpaceSettings): SpaceFit {
  const plan = planFit(d, dims, settings);
  let problem: Smacof | undefined;
  let step = plan.next();
  while (!step.done) step = plan.next(step.value.map((task) => runBracket(d, task, (problem ??= prepareSmacof(d, dims)))));
  return step.value;
}

/** Carries on from a given n x dims configuration alone, for data that differ little from those it was fitted to. */
export function refitSpace(d: DissimilarityMatrix, dims: number, settings: SpaceSettings, start: Float64Array): SpaceFit {
  requireScalable(d, dims);
  const problem = prepareSmacof(d, dims);
  const run = startRun(problem, start);
  improve(problem, run, ruleFor(problem, settings), fineTolerance, settings.maxIterations);
  return describe(d, problem, { ...run, coordinates: coordinatesOf(problem, run) }, settings);
}

/** Stress and its shares for coordinates found elsewhere, read as the settings say; the coordinates stay as they are. */
export function assessSpace(d: DissimilarityMatrix, dims: number, settings: SpaceSettings, coordinates: Numbers): SpaceFit {
  requireScalable(d, dims);
  const candidate = { ...asCandidate(Float64Array.from(coordinates)), converged: true };
  return { ...describe(d, prepareSmacof(d, dims), candidate, settings), coordinates: candidate.coordinates };
}

function best(results: readonly (readonly Candidate[])[], count: number): Candidate[] {
  return results
    .flat()
    .sort((a, b) => a.stress1 - b.stress1)
    .slice(0, count);
}

function randomStart(n: number, dims: number, seed: number, index: number): Float64Array {
  const stream = createStream(seed, 'space-start', dims, index);
  return Float64Array.from({ length: n * dims }, () => stream.normal());
}

/** The stress of classical scaling, which has no iterations, is that of its distances against proportional disparities. */
function describe(d: DissimilarityMatrix, problem: Smacof, candidate: Candidate, settings: SpaceSettings): SpaceFit {
  const { n, dims, first, second } = problem;
  const run = startRun(problem, candidate.coordinates);
  measure(problem, run, ruleFor(problem, settings));
  const stressPerPoint = new Float64Array(n);
  let misfit = 0;
  run.distances.forEach((distance, p) => {
    const squared = (distance - run.disparities[p]!) ** 2;
    misfit += squared;
    stressPerPoint[first[p]!]! += squared / 2;
    stressPerPoint[second[p]!]! += squared / 2;
  });
  const coordinates = turnToPrincipalAxes(normaliseSpace(candidate.coordinates, n, dims), n, dims);
  return {
    dims,
    coordinates,
    stress1: run.stress1,
    stressPerPoint: misfit === 0 ? stressPerPoint : stressPerPoint.map((v) => v / misfit),
    kendallTau: spaceTau(d, coordinates, dims),
    iterations: candidate.iterations,
    converged: candidate.converged,
  };
}

function requireScalable({ n, values }: DissimilarityMatrix, dims: number): void {
  if (n < 3) throw new AppError('bad-input', say`A similarity space needs at least 3 stimuli; there are ${n}.`);
  if (!(Number.isInteger(dims) && dims >= 1 && dims < n)) {
    throw new AppError('bad-input', say`${n} stimuli can have a space of 1 to ${n - 1} dimensions, not ${dims}.`);
  }
  const judged = matrixView(values, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const [value, mirrored] = [judged.at(i, j), judged.at(j, i)];
      if (value !== mirrored && !(Number.isNaN(value) && Number.isNaN(mirrored))) {
        throw new AppError(
          'bad-input',
          say`The dissimilarities of stimuli ${j + 1} and ${i + 1} differ by direction: ${mirrored} and ${value}.`,
        );
      }
      if (value < 0 || value === Infinity) {
        throw new AppError('bad-input', say`The dissimilarity of stimuli ${j + 1} and ${i + 1} is ${value}; it must be 0 or more.`);
      }
    }
  }
}
