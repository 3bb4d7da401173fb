import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '../../random/stream';
import { aggregateRatings, gatherRatings, halveRatings, limitRatings, resampleRatings } from './pair-ratings';

const scale = { lowest: 1, highest: 5, highestMeans: 'similar' } as const;
const rating = (first: string, second: string, value: number) => ({ rater: 'r', first, second, rating: value });

describe('ratings', () => {
  const rows = [rating('a', 'b', 5), rating('b', 'a', 2), rating('a', 'b', 4), rating('c', 'a', 1)];

  it('become dissimilarities by mean or median, whichever member came first', () => {
    const pairs = gatherRatings(rows, ['a', 'b', 'c'], scale);
    const mean = aggregateRatings(pairs, 3, 'mean');
    expect(mean.matrix.values[1]).toBeCloseTo(4 / 3, 15);
    expect(aggregateRatings(pairs, 3, 'median').matrix.values[3]).toBe(1);
    expect(mean.matrix.values[2]).toBe(4);
    expect(mean.counts[1]).toBe(3);
    expect(mean.missing).toEqual([[1, 2]]);
    expect(mean.matrix.values[5]).toBeNaN();
    expect(mean.matrix.values[4]).toBe(0);
  });

  it('are taken as they are where the scale already measures difference', () => {
    const [pair] = gatherRatings([rating('a', 'b', 4)], ['a', 'b'], { ...scale, highestMeans: 'different' });
    expect([...pair!.values]).toEqual([3]);
  });

  it('that cannot be used are refused by row', () => {
    expect(() => gatherRatings([...rows, rating('a', 'x', 3)], ['a', 'b', 'c'], scale)).toThrow(/Rating 5 names the stimulus ‘x’/);
    expect(() => gatherRatings([rating('a', 'b', 6)], ['a', 'b'], scale)).toThrow(/Rating 1 is 6, outside the scale of 1 to 5/);
    expect(() => gatherRatings([rating('a', 'a', 3)], ['a'], scale)).toThrow(/with itself/);
  });

  it('have the median of their sorted values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 20 }), (values) => {
        const pairs = gatherRatings(
          values.map((v) => rating('a', 'b', v)),
          ['a', 'b'],
          scale,
        );
        const median = aggregateRatings(pairs, 2, 'median').matrix.values[1]!;
        const [below, above] = [values.filter((v) => 5 - v < median).length, values.filter((v) => 5 - v > median).length];
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });

  it('are limited, resampled and halved within each pair, from the stream alone', () => {
    const lists = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lists, fc.integer(), (values, seed) => {
        const pairs = values.map((v, i) => ({ first: 0, second: i + 1, values: Float64Array.from(v) }));
        const limited = limitRatings(pairs, 3, createStream(seed));
        limited.forEach((pair, i) => {
          expect(pair.values.length).toBe(Math.min(3, values[i]!.length));
          expect([...pair.values].every((v) => values[i]!.includes(v))).toBe(true);
        });
        expect(limitRatings(pairs, 3, createStream(seed))).toEqual(limited);
        resampleRatings(pairs, createStream(seed)).forEach((pair, i) => {
          expect(pair.values.length).toBe(values[i]!.length);
          expect([...pair.values].every((v) => values[i]!.includes(v))).toBe(true);
        });
        const [left, right] = halveRatings(pairs, createStream(seed));
        left.forEach((pair, i) => {
          expect(Math.abs(pair.values.length - right[i]!.values.length)).toBeLessThanOrEqual(1);
          expect([...pair.values, ...right[i]!.values].sort()).toEqual([...values[i]!].sort());
        });
      }),
    );
  });
});
