import { describe, expect, it } from 'vitest';
import { livelyFeatures, takeFeatures } from './faint-features';
import { startColumns } from './matrix/gram';
import { fitLinear } from './linear';
import { predictLinear, type Matrix } from './matrix/matrix';

const x = { rows: 3, columns: 3, data: Float64Array.of(1, 0, 5, 2, 1e-7, 5, 3, 0, 5.5) };

function variancesOf(m: Matrix): Float64Array {
  const columns = startColumns(m.columns);
  columns.add(m);
  return columns.finish().variance;
}

describe('faint features', () => {
  it('are those far below the liveliest one', () => {
    expect([...livelyFeatures(variancesOf(x))]).toEqual([0, 2]);
    expect(takeFeatures(x, livelyFeatures(variancesOf(x)))).toEqual({ rows: 3, columns: 2, data: Float32Array.of(1, 5, 2, 5, 3, 5.5) });
  });

  it('left out keep a prediction near the data when a silent feature wakes up', () => {
    const y = { rows: 3, columns: 1, data: Float64Array.of(1, 2.5, 3) };
    const awake = { rows: 1, columns: 3, data: Float64Array.of(2, 1, 5) };
    expect(Math.abs(predictLinear(fitLinear(x, y), awake)[0]!)).toBeGreaterThan(1e5);
    const lively = livelyFeatures(variancesOf(x));
    expect(predictLinear(fitLinear(takeFeatures(x, lively), y), takeFeatures(awake, lively))[0]!).toBeLessThan(4);
  });

  it('are all features of a constant network: none is left out', () => {
    expect([...livelyFeatures(variancesOf({ rows: 2, columns: 2, data: Float64Array.of(1, 2, 1, 2) }))]).toEqual([0, 1]);
  });
});
