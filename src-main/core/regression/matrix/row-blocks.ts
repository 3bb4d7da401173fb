/** Regressions over rows that come in blocks, so that memory grows with the square of the features and not with the rows. */
import { faintShare, livelyFeatures, takeFeatures } from '../faint-features';
import { startColumns, startGram, type Gram } from './gram';
import { fitLassoPath, fitLassoPathFromGram } from '../lasso/lasso';
import { addResidualProducts, fitGram, fitLinear } from '../linear';
import { requireFittable, type LinearModel, type Matrix } from './matrix';
import { fitRidgePath, fitRidgePathFromGram } from '../ridge';
import { valueAt } from '../../matrix/view';

/** Features (rows x columns, single precision) with targets (rows x outputs). */
export interface RowBlocks {
  readonly rows: number;
  readonly columns: number;
  readonly outputs: number;
  /** The same blocks each time it is called; read up to three times for a fit. */
  readonly read: () => AsyncIterable<{ readonly x: Matrix; readonly y: Matrix }>;
}

/** What was fitted, and on how many of the features. */
export interface BlockFit {
  readonly models: readonly LinearModel[];
  readonly featuresUsed: number;
}

/** Least squares on the lively features, as `fitLinear` does it; features below `share` of the largest deviation get no weight. */
export async function fitLinearBlocks(blocks: RowBlocks, share = faintShare): Promise<BlockFit> {
  if (isWide(blocks)) {
    const { x, y, lively } = await gatherLively(blocks, share);
    return { models: [spread(fitLinear(x, y), lively, blocks.columns)], featuresUsed: lively.length };
  }
  const { gram, lively } = await livelyGram(blocks, share);
  const fit = fitGram(gram, true);
  const residual = new Float64Array(lively.length * blocks.outputs);
  for await (const { x, y } of blocks.read()) addResidualProducts(residual, takeFeatures(x, lively), y, gram, fit.model);
  return { models: [spread(fit.corrected(residual), lively, blocks.columns)], featuresUsed: lively.length };
}

/** The lasso on the lively features, a model per beta; alpha = beta / number of all features, those left out included. */
export async function fitLassoBlocks(blocks: RowBlocks, betas: readonly number[], share = faintShare): Promise<BlockFit> {
  const perLively = (lively: Int32Array) => betas.map((beta) => beta * (lively.length / blocks.columns));
  const answer = (fits: readonly { readonly model: LinearModel }[], lively: Int32Array): BlockFit => {
    return { models: fits.map(({ model }) => spread(model, lively, blocks.columns)), featuresUsed: lively.length };
  };
  if (isWide(blocks)) {
    const { x, y, lively } = await gatherLively(blocks, share);
    return answer(fitLassoPath(x, y, perLively(lively)), lively);
  }
  const { gram, lively } = await livelyGram(blocks, share);
  return answer(fitLassoPathFromGram(gram, perLively(lively)), lively);
}

/** Ridge regression on all features, faint ones included: a model per penalty, as `fitRidgePath` does it; `scaled`: each brought to the same SD. */
export async function fitRidgeBlocks(blocks: RowBlocks, penalties: readonly number[], scaled = false): Promise<BlockFit> {
  const featuresUsed = blocks.columns;
  if (isWide(blocks)) {
    const { x, y } = await gather(blocks);
    return { models: fitRidgePath(x, y, penalties, { scaled }), featuresUsed };
  }
  return { models: fitRidgePathFromGram((await livelyGram(blocks, 0)).gram, penalties, { scaled }), featuresUsed };
}

/** No more rows than features: together they take no more room than the inner products would. */
function isWide({ rows, columns }: RowBlocks): boolean {
  return rows <= columns;
}

async function livelyGram({ columns, outputs, read }: RowBlocks, share: number): Promise<{ gram: Gram; lively: Int32Array }> {
  const [features, targets] = [startColumns(columns), startColumns(outputs)];
  for await (const { x, y } of read()) {
    requireFittable(x, y);
    features.add(x);
    targets.add(y);
  }
  const { mean, variance } = features.finish();
  const lively = livelyFeatures(variance, share);
  const centre = { x: Float64Array.from(lively, (j) => valueAt(mean, j)), y: targets.finish().mean };
  const gram = startGram(lively.length, outputs, centre);
  for await (const { x, y } of read()) gram.add(takeFeatures(x, lively), y);
  return { gram: gram.finish(), lively };
}

async function gather({ rows, columns, outputs, read }: RowBlocks): Promise<{ x: Matrix; y: Matrix }> {
  const x: Matrix = { rows, columns, data: new Float32Array(rows * columns) };
  const y: Matrix = { rows, columns: outputs, data: new Float64Array(rows * outputs) };
  let row = 0;
  for await (const block of read()) {
    requireFittable(block.x, block.y);
    x.data.set(block.x.data, row * columns);
    y.data.set(block.y.data, row * outputs);
    row += block.x.rows;
  }
  return { x, y };
}

async function gatherLively(blocks: RowBlocks, share: number): Promise<{ x: Matrix; y: Matrix; lively: Int32Array }> {
  const { x, y } = await gather(blocks);
  const all = startColumns(blocks.columns);
  all.add(x);
  const lively = livelyFeatures(all.finish().variance, share);
  return { x: takeFeatures(x, lively), y, lively };
}

/** A model of the features `taken` as one of all `columns`, the others without weight. */
function spread({ intercept, weights }: LinearModel, taken: Int32Array, columns: number): LinearModel {
  const d = intercept.length;
  const all = new Float64Array(columns * d);
  taken.forEach((j, i) => all.set(weights.subarray(i * d, (i + 1) * d), j * d));
  return { intercept, weights: all };
}
