/** How each regression of the catalogue is fitted to blocks of features. */
import type { FeatureFilter } from '../../contract/running/configuration';
import type { RegressorName } from '../catalogue/methods';
import { fitLassoBlocks, fitLinearBlocks, fitRidgeBlocks, type BlockFit, type RowBlocks } from './matrix/row-blocks';

/** A model for each strength of penalty, or one; `filter` is the share below which features are left out, undefined for the usual one. */
export const fits: Readonly<
  Record<RegressorName, (rows: RowBlocks, penalties: readonly number[], filter?: FeatureFilter) => Promise<BlockFit>>
> = {
  linear: (rows, _, filter) => fitLinearBlocks(rows, shareOf(filter)),
  lasso: (rows, betas, filter) => fitLassoBlocks(rows, betas, shareOf(filter)),
  ridge: (rows, penalties, filter) => fitRidgeBlocks(rows, penalties, filter === 'standardise'),
};

const shareOf = (filter: FeatureFilter | undefined): number | undefined => (filter === 'standardise' ? 0 : filter);
