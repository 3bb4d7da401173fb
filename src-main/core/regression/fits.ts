/** How each regression of the catalogue is fitted to blocks of features. */
import type { RegressorName } from '../catalogue/methods';
import { fitLassoBlocks, fitLinearBlocks, fitRidgeBlocks, type BlockFit, type RowBlocks } from './row-blocks';

/** A model for each strength of penalty, or one; `filter` is the share below which features are left out, undefined for the usual one. */
export const fits: Readonly<Record<RegressorName, (rows: RowBlocks, penalties: readonly number[], filter?: number) => Promise<BlockFit>>> =
  {
    linear: (rows, _, filter) => fitLinearBlocks(rows, filter),
    lasso: fitLassoBlocks,
    ridge: (rows, penalties) => fitRidgeBlocks(rows, penalties),
  };
