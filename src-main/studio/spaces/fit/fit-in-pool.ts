/** Fits spaces with the threads of a pool. The numbers are those of `fitSpace`, however many threads there are. */
import type { SpaceSettings } from '../../../contract/study/space';
import type { DissimilarityMatrix } from '../../../core/spaces/matrix/dissimilarity-matrix';
import { planFit, type SpaceFit } from '../../../core/spaces/mds/fit-space';
import { countPieces, type TellWork } from '../../work-progress';
import { sharedSpacePool, type SpacePool, type TaskOptions } from './space-pool';

export interface PoolOptions extends TaskOptions {
  readonly pool?: SpacePool;
  /** Hears of the pieces: permutations, splits, draws, or numbers of dimensions. */
  readonly tell?: TellWork | undefined;
}

export async function fitInPool(
  matrix: DissimilarityMatrix,
  dims: number,
  settings: SpaceSettings,
  { pool = sharedSpacePool(), ...options }: PoolOptions = {},
): Promise<SpaceFit> {
  const plan = planFit(matrix, dims, settings);
  let step = plan.next();
  while (!step.done) step = plan.next(await Promise.all(step.value.map((task) => pool.run('bracket', { matrix, task }, options))));
  return step.value;
}

/** In the order of `dimensions`; the longest begin first. */
export async function fitDimensions(
  matrix: DissimilarityMatrix,
  dimensions: readonly number[],
  settings: SpaceSettings,
  options: PoolOptions = {},
): Promise<SpaceFit[]> {
  const fits = new Map<number, Promise<SpaceFit>>();
  for (const dims of [...dimensions].sort((a, b) => b - a)) fits.set(dims, fitInPool(matrix, dims, settings, options));
  return countPieces(
    dimensions.map((dims) => fits.get(dims)!),
    options.tell,
  );
}
