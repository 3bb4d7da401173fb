import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeBatch, countBatches } from './compose-batch';

describe('composeBatch', () => {
  // 62,000 Sketchy sketches (496 per class): the only round figure that gives all three published compositions.
  const [shapes, pool, berlin, sketchy] = [120_000, 140_000, 240_000, 248_000];
  it('gives the compositions of the study', () => {
    expect(composeBatch([berlin, sketchy], 128)).toEqual([63, 65]);
    expect(composeBatch([shapes, berlin, sketchy], 128)).toEqual([25, 51, 52]);
    expect(composeBatch([shapes, pool, berlin, sketchy], 128)).toEqual([21, 24, 41, 42]);
    expect(composeBatch([shapes], 128)).toEqual([128]);
  });

  it('fills the batch, gives every source with images a row and the others none, and stays near the shares', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 6, max: 300 }), (counts, batchSize) => {
        const rows = composeBatch(counts, batchSize);
        const total = counts.reduce((sum, count) => sum + count, 0);
        expect(rows.reduce((sum, row) => sum + row, 0)).toBe(total === 0 ? 0 : batchSize);
        rows.forEach((row, i) => {
          expect(row > 0).toBe(counts[i]! > 0);
          if (total > 0) expect(row).toBeLessThan((counts[i]! * batchSize) / total + 2);
        });
      }),
    );
  });

  it('refuses more sources than rows', () => {
    expect(() => composeBatch([1, 1, 1], 2)).toThrow(RangeError);
  });
});

describe('countBatches', () => {
  it('ends with the shortest source', () => {
    expect(countBatches([100, 1000], [25, 51])).toBe(4);
    expect(countBatches([100, 1000], [25, 0])).toBe(4);
  });
  it('trains at least one batch, even a short one, and none without images', () => {
    expect(countBatches([10, 1000], [25, 51])).toBe(1);
    expect(countBatches([], [])).toBe(0);
  });
});
