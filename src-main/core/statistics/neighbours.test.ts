import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestNeighbours, neighbourhoodPreservation, neighbourRank, neighbourScores } from './neighbours';

const line = [0, 1, 3, 6]; // four stimuli on a line
const cloud = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 });

describe('neighbours', () => {
  it('come nearest first, the earlier of equals first', () => {
    expect(nearestNeighbours(line, 4, 1, [2], 3)).toEqual([
      { index: 1, distance: 1 },
      { index: 2, distance: 1 },
      { index: 0, distance: 2 },
    ]);
  });

  it('rank the true stimulus, equals sharing their mean rank', () => {
    expect(neighbourRank(line, 4, 1, [2], 0)).toBe(3);
    expect(neighbourRank(line, 4, 1, [2], 1)).toBe(1.5);
    expect(neighbourRank(line, 4, 1, [NaN], 1)).toBeNaN();
    expect(neighbourScores(line, 4, 1, [2, 6], [0, 3], 2)).toMatchObject({ rank: 2, hitRate: 0.5 });
    expect(neighbourScores(line, 4, 1, [2, NaN], [0, 3], 2).rank).toBeNaN();
  });

  it('of the true place are found again at the prediction (hand-computed)', () => {
    // Nearest two of stimulus 0 (at 0): 1 and 2. Around a prediction at 6 they are 3 and 2: one of two kept.
    expect(neighbourScores(line, 4, 1, [6], [0], 2).preservation).toBe(0.5);
    expect(neighbourScores(line, 4, 1, line, [0, 1, 2, 3], 2).preservation).toBe(1);
    expect(neighbourScores(line, 4, 1, [NaN], [0], 2).preservation).toBe(0);
    expect(neighbourScores(line, 4, 1, [2], [0], 5).preservation).toBe(1); // all three others
  });

  it('give a network that answers the same point for all a mean rank of chance', () => {
    fc.assert(
      fc.property(cloud, (coordinates) => {
        const predicted = new Float64Array(12);
        expect(neighbourScores(coordinates, 6, 2, predicted, [0, 1, 2, 3, 4, 5], 3).rank).toBeCloseTo(3.5, 12);
      }),
    );
  });

  it('are all kept by the space itself, whatever its scale, and share k / (n - 1) by a full list', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -500, max: 500 }), { minLength: 8, maxLength: 8 }), fc.nat(3), (points, k) => {
        const scaled = points.map((v) => 2 * v);
        expect(neighbourhoodPreservation(points, 1, scaled, 1, 8, k + 1)).toBe(1);
        const other = [...points].reverse();
        expect(neighbourhoodPreservation(points, 1, other, 1, 8, 7)).toBe(1);
      }),
    );
    // 0 1 10 11 on a line against 0 10 1 11: nobody keeps its one neighbour
    expect(neighbourhoodPreservation([0, 1, 10, 11], 1, [0, 10, 1, 11], 1, 4, 1)).toBe(0);
  });
});
