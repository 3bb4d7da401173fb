import { describe, expect, it } from 'vitest';
import { silenceFaintFeatures } from './faint-features';
import { fitLinear } from './linear';
import { predictLinear } from './matrix';

const x = { rows: 3, columns: 3, data: Float64Array.of(1, 0, 5, 2, 1e-7, 5, 3, 0, 5.5) };

describe('silenceFaintFeatures', () => {
  it('silences a column far below the liveliest one and keeps the others', () => {
    expect([...silenceFaintFeatures(x).data]).toEqual([1, 0, 5, 2, 0, 5, 3, 0, 5.5]);
    expect(x.data[4]).toBe(1e-7);
  });

  it('keeps a prediction near the data when a silent feature wakes up', () => {
    const y = { rows: 3, columns: 1, data: Float64Array.of(1, 2.5, 3) };
    const awake = { rows: 1, columns: 3, data: Float64Array.of(2, 1, 5) };
    expect(Math.abs(predictLinear(fitLinear(x, y), awake)[0]!)).toBeGreaterThan(1e5);
    expect(predictLinear(fitLinear(silenceFaintFeatures(x), y), awake)[0]!).toBeLessThan(4);
  });
});
