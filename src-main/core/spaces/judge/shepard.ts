/** The Shepard diagram: distances in a space against the dissimilarities they stand for, with the fitted curve. */
import type { SpaceSettings } from '../../../contract/study/space';
import type { Numbers } from '../../statistics/numbers';
import type { DissimilarityMatrix } from '../matrix/dissimilarity-matrix';
import { ruleFor } from '../mds/brackets';
import { measure, prepareSmacof, startRun } from '../mds/smacof';

/** A rated pair; its misfit is distance - disparity. */
export interface ShepardPoint {
  readonly first: number;
  readonly second: number;
  readonly dissimilarity: number;
  readonly distance: number;
  readonly disparity: number;
}

/** Points in the order of rising dissimilarity, and the Stress-1 they amount to, for n x dims `coordinates` (Shepard 1962). */
export function shepardPoints(
  d: DissimilarityMatrix,
  coordinates: Numbers,
  dims: number,
  settings: SpaceSettings,
): { points: ShepardPoint[]; stress1: number } {
  const problem = prepareSmacof(d, dims);
  const run = startRun(problem, coordinates);
  measure(problem, run, ruleFor(problem, settings));
  const points = Array.from(problem.order, (p) => ({
    first: problem.first[p]!,
    second: problem.second[p]!,
    dissimilarity: problem.dissimilarity[p]!,
    distance: run.distances[p]!,
    disparity: run.disparities[p]!,
  }));
  return { points, stress1: run.stress1 };
}
