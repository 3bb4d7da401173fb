import { describe, expect, it } from 'vitest';
import { raterCount, ratingsPerPair, simulateRatings, type MeasuredStimulus } from './sample-ratings';
import type { ShapeMeasures } from './sample-shape';

const measures = (form: number, pattern: number[]): ShapeMeasures => ({
  form,
  lines: form,
  orientation: -form,
  density: 0.1,
  pattern: Float64Array.from(pattern),
});
const stimuli: MeasuredStimulus[] = [
  { definition: { id: 'a', category: 'x', kind: 'natural' }, measures: measures(-0.9, [1, 0, 0, 0]) },
  { definition: { id: 'b', category: 'x', kind: 'natural' }, measures: measures(-0.9, [1, 0, 0, 0]) },
  { definition: { id: 'c', category: 'y', kind: 'artificial' }, measures: measures(0.9, [0, 0, 0, 1]) },
  { definition: { id: 'd', category: 'x', kind: 'natural' }, measures: measures(0.9, [0, 0, 0, 1]) },
];
const meanOf = (first: string, second: string, seed = 42): number => {
  const given = simulateRatings(stimuli, seed).filter((rating) => rating.first === first && rating.second === second);
  return given.reduce((sum, { rating }) => sum + rating, 0) / given.length;
};

describe('simulateRatings', () => {
  it('gives every pair 15 whole ratings from 1 to 5 by different raters', () => {
    const ratings = simulateRatings(stimuli, 42);
    expect(ratings).toHaveLength(6 * ratingsPerPair);
    for (const [first, second] of [
      ['a', 'b'],
      ['b', 'd'],
      ['c', 'd'],
    ]) {
      // prettier-ignore
      const given = ratings.filter((rating) => rating.first === first && rating.second === second);
      expect(new Set(given.map(({ rater }) => rater)).size).toBe(ratingsPerPair);
    }
    expect(ratings.every(({ rating }) => Number.isInteger(rating) && rating >= 1 && rating <= 5)).toBe(true);
    expect(new Set(ratings.map(({ rater }) => rater)).size).toBeLessThanOrEqual(raterCount);
  });

  it('repeats itself with the same seed only', () => {
    expect(simulateRatings(stimuli, 42)).toEqual(simulateRatings(stimuli, 42));
    expect(simulateRatings(stimuli, 43)).not.toEqual(simulateRatings(stimuli, 42));
  });

  it('finds equal drawings of one category most similar, and the category itself counts', () => {
    expect(meanOf('a', 'b')).toBeGreaterThan(4);
    expect(meanOf('a', 'c')).toBeLessThan(1.8);
    expect(meanOf('a', 'd')).toBeGreaterThan(meanOf('a', 'c'));
  });
});
