/** What chance could have done: permutation test of stress, scatter of the places under other raters, ceiling of any mapping. */
import type { SpaceSettings } from '../../../contract/study/space';
import type { CeilingReport, StructureReport } from '../../../contract/results/space-analysis';
import { ceilingMetrics } from '../../../core/catalogue/metrics';
import type { DissimilarityMatrix } from '../../../core/spaces/matrix/dissimilarity-matrix';
import { scatterOf, type RatedSpace } from '../../../core/spaces/matrix/rating-noise';
import { judgeStructure, structureSettings } from '../../../core/spaces/mds/structure-test';
import { quantile } from '../../../core/statistics/comparing/paired-comparison';
import { meanAndSd } from '../../../core/statistics/summary';
import { countPieces } from '../../work-progress';
import { fitInPool, type PoolOptions } from '../fit/fit-in-pool';
import { sharedSpacePool } from '../fit/space-pool';

export async function testStructure(
  matrix: DissimilarityMatrix,
  dims: number,
  settings: SpaceSettings,
  permutations: number,
  options: PoolOptions = {},
): Promise<StructureReport> {
  const { pool = sharedSpacePool(), ...how } = options;
  const shuffled = Array.from({ length: permutations }, (_, index) => pool.run('shuffle', { matrix, dims, settings, index }, how));
  const [{ stress1 }, stresses] = await Promise.all([
    fitInPool(matrix, dims, structureSettings(settings), options),
    countPieces(shuffled, options.tell),
  ]);
  return judgeStructure(stress1, stresses);
}

/** n x dims x dims covariances of the places over bootstrap replicates. */
export async function bootstrapScatter(
  space: RatedSpace,
  coordinates: Float64Array,
  replicates: number,
  options: PoolOptions = {},
): Promise<Float64Array> {
  const { pool = sharedSpacePool(), ...how } = options;
  const drawn = Array.from({ length: replicates }, (_, index) => pool.run('bootstrap', { space, coordinates, index }, how));
  return scatterOf(await countPieces(drawn, options.tell), space.dims);
}

export const ceilingSplits = 20;
/** Fewer starts than a space of its own gets: two fits for each split. */
const ceilingStarts = 4;

/** An imported space says nothing of starts: it was made by another program. */
export async function measureCeiling(space: RatedSpace, n: number, splits: number, options: PoolOptions = {}): Promise<CeilingReport> {
  const { pool = sharedSpacePool(), ...how } = options;
  const { method, starts } = space.settings;
  const settings = { ...space.settings, starts: method === 'imported' ? ceilingStarts : Math.min(starts, ceilingStarts) };
  const measured = await countPieces(
    Array.from({ length: splits }, (_, index) => pool.run('halves', { space: { ...space, settings }, n, index }, how)),
    options.tell,
  );
  const entries = ceilingMetrics.map((metric) => {
    const values = Float64Array.from(measured, (split) => split[metric]).sort();
    return [metric, { ...meanAndSd(values), low: quantile(values, 0.025), high: quantile(values, 0.975) }] as const;
  });
  return { splits, metrics: Object.fromEntries(entries) as CeilingReport['metrics'] };
}
