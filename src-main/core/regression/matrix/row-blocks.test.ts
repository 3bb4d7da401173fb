import { describe, expect, it } from 'vitest';
import { createStream } from '../../random/stream';
import { livelyFeatures, takeFeatures } from '../faint-features';
import { startColumns } from './gram';
import { fitLassoPath } from '../lasso/lasso';
import { fitLinear } from '../linear';
import { fitRidgePath } from '../ridge';
import { predictLinear, type LinearModel, type Matrix } from './matrix';
import { fitLassoBlocks, fitLinearBlocks, fitRidgeBlocks, type RowBlocks } from './row-blocks';

/** Positive features of different size around different means, every fifth of them faint. */
function drawFeatures(rows: number, columns: number): Matrix {
  const stream = createStream(1, 'row-blocks', rows, columns);
  const data = Float32Array.from({ length: rows * columns }, (_, at) => {
    const j = at % columns;
    return 3 * j + stream.normal() * (j % 5 === 4 ? 1e-4 : 1 + j / 10);
  });
  return { rows, columns, data };
}
function drawTargets(rows: number): Matrix {
  const stream = createStream(2, 'row-blocks', rows);
  return { rows, columns: 2, data: Float64Array.from({ length: rows * 2 }, () => stream.normal()) };
}
function variancesOf(m: Matrix): Float64Array {
  const columns = startColumns(m.columns);
  columns.add(m);
  return columns.finish().variance;
}
/** Single-precision features with targets, in blocks of rows of the given sizes. */
function inBlocks(x: Matrix, y: Matrix, sizes: readonly number[]): RowBlocks {
  return {
    rows: x.rows,
    columns: x.columns,
    outputs: y.columns,
    async *read() {
      let from = 0;
      for (const rows of sizes) {
        const piece = ({ columns, data }: Matrix): Matrix => ({ rows, columns, data: data.slice(from * columns, (from + rows) * columns) });
        yield await Promise.resolve({ x: piece({ ...x, data: Float32Array.from(x.data) }), y: piece(y) });
        from += rows;
      }
    },
  };
}
const sameModel = (own: LinearModel, expected: LinearModel, lively: Int32Array): void => {
  expected.intercept.forEach((b, k) => expect(own.intercept[k]).toBeCloseTo(b, 9));
  lively.forEach((j, i) => [0, 1].forEach((k) => expect(own.weights[j * 2 + k]).toBeCloseTo(expected.weights[i * 2 + k]!, 10)));
};

describe.each([
  ['more rows than features', 200, 20, [1, 69, 64, 66]],
  ['fewer rows than features', 12, 20, [5, 7]],
] as const)('rows in blocks, %s', (_, rows, columns, sizes) => {
  const [x, y] = [drawFeatures(rows, columns), drawTargets(rows)];
  const lively = livelyFeatures(variancesOf(x));
  const blocks = inBlocks(x, y, sizes);

  it('give the models of all rows at once, without weight for faint features', async () => {
    expect(lively.length).toBe(16);
    const fit = await fitLinearBlocks(blocks);
    const linear = fit.models[0]!;
    expect(fit.featuresUsed).toBe(16);
    sameModel(linear, fitLinear(takeFeatures(x, lively), y), lively);
    expect([4, 9, 14, 19].every((j) => linear.weights[2 * j] === 0)).toBe(true);
    const betas = [0.1, 1];
    const whole = fitLassoPath(
      takeFeatures(x, lively),
      y,
      betas.map((beta) => (beta * 16) / 20),
    );
    const lasso = await fitLassoBlocks(blocks, betas);
    expect(lasso.featuresUsed).toBe(16);
    lasso.models.forEach((model, i) => sameModel(model, whole[i]!.model, lively));
  });

  it('keep all features where nothing is left out, and for ridge', async () => {
    const all = Int32Array.from({ length: columns }, (_, j) => j);
    expect((await fitLassoBlocks(blocks, [1], 0)).featuresUsed).toBe(20);
    const ridge = await fitRidgeBlocks(blocks, [0.01, 1]);
    expect(ridge.featuresUsed).toBe(20);
    const whole = fitRidgePath(x, y, [0.01, 1]);
    ridge.models.forEach((model, i) => sameModel(model, whole[i]!, all));
  });

  it('refuse values that are not numbers', async () => {
    const spoiled = { ...x, data: x.data.slice() };
    spoiled.data[7] = NaN;
    await expect(fitLinearBlocks(inBlocks(spoiled, y, sizes))).rejects.toThrow(/not a number/);
  });
});

it('a correction with the residual of the rows wins back digits that inner products lose', async () => {
  // Two features that agree but for one part in ten thousand, far from zero; many rows do not make the difference rounding.
  const stream = createStream(3, 'row-blocks');
  const data = new Float32Array(2 * 8000);
  for (let i = 0; i < 8000; i++) data.set([Math.fround(8 + stream.normal()), 0], 2 * i);
  for (let i = 0; i < 8000; i++) data[2 * i + 1] = data[2 * i]! + Math.fround(1e-3 * stream.normal());
  const x = { rows: 8000, columns: 2, data };
  const truth = { intercept: Float64Array.of(1), weights: Float64Array.of(2, -1) };
  const y = { rows: 8000, columns: 1, data: predictLinear(truth, x) };
  const { models } = await fitLinearBlocks(inBlocks(x, y, [4000, 4000]));
  const { weights } = models[0]!;
  expect(Math.abs(weights[0]! - 2)).toBeLessThan(1e-11);
});
