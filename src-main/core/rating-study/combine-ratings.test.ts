import { describe, expect, it } from 'vitest';
import type { Rating } from '../../contract/study/stimulus';
import { combineRatings, excludeRatings } from './combine-ratings';

const source = 'rating study';
const rate = (rater: string, first: string, second: string, rating: number): Rating => ({ rater, first, second, rating });
const answer = (rater: string, first: string, second: string, rating: number): Rating => ({
  ...rate(rater, first, second, rating),
  source,
});
const published = { first: 'a', second: 'b', dissimilarity: 4 - 37 / 15, ratings: 15 }; // known only together

describe('combineRatings', () => {
  it('adds new judgements to an imported aggregate, and takes them out again to the last digit', () => {
    const before = { ratings: [], dissimilarities: [published] };
    const after = combineRatings(before, [answer('P1', 'b', 'a', 5), answer('P2', 'a', 'b', 3)], source);
    expect(after.dissimilarities).toEqual([{ ...published, dissimilarity: (15 * (4 - 37 / 15) + 0 + 2) / 17, ratings: 17 }]);
    const withdrawn = combineRatings(after, [answer('P2', 'a', 'b', 3)], source);
    expect(withdrawn.dissimilarities).toEqual([{ ...published, dissimilarity: (23 + 2) / 16, ratings: 16 }]);
    expect(combineRatings(withdrawn, [], source).dissimilarities).toEqual([{ ...published, dissimilarity: 23 / 15 }]);
  });

  it('computes from single ratings where they are known', () => {
    const ratings = [rate('r', 'a', 'b', 1), rate('s', 'a', 'b', 2)];
    const before = { ratings, dissimilarities: [{ first: 'a', second: 'b', dissimilarity: 3.5, ratings: 2 }] };
    const after = combineRatings(before, [answer('P1', 'a', 'b', 5)], source);
    expect(after.dissimilarities[0]).toEqual({ first: 'a', second: 'b', dissimilarity: (4 + 3 + 0) / 3, ratings: 3 });
    expect(after.ratings).toHaveLength(3);
  });

  it('adds pairs nobody had judged, drops them when nobody is left, and touches no other', () => {
    const before = { ratings: [], dissimilarities: [published] };
    const after = combineRatings(before, [answer('P1', 'new', 'a', 2)], source);
    expect(after.dissimilarities).toEqual([published, { first: 'new', second: 'a', dissimilarity: 3, ratings: 1 }]);
    expect(combineRatings(after, [], source)).toEqual(before);
  });

  it('changes nothing when the answers are those it has', () => {
    const answers = [answer('P1', 'a', 'b', 2), answer('P1', 'a', 'c', 4)];
    const once = combineRatings({ ratings: [], dissimilarities: [published] }, answers, source);
    expect(combineRatings(once, answers, source)).toEqual(once);
  });

  it('leaves dissimilarities to be computed where there are none', () => {
    expect(combineRatings({ ratings: [], dissimilarities: [] }, [answer('P1', 'a', 'b', 2)], source).dissimilarities).toEqual([]);
  });
});

describe('excludeRatings', () => {
  const ratings = [rate('r', 'a', 'b', 1), rate('s', 'b', 'a', 4), rate('r', 'a', 'c', 2)];
  const dissimilarities = [
    { first: 'a', second: 'b', dissimilarity: 2.5, ratings: 2 },
    { first: 'a', second: 'c', dissimilarity: 3, ratings: 1 },
  ];
  const isOfR = ({ rater }: Rating): boolean => rater === 'r';

  it('takes ratings out of the dissimilarities, keeps them with the reason, and lets them count again to the last digit', () => {
    const without = excludeRatings({ ratings, dissimilarities }, isOfR, 'asleep');
    expect(without.ratings.map(({ excluded }) => excluded)).toEqual(['asleep', undefined, 'asleep']);
    expect(without.dissimilarities).toEqual([{ first: 'a', second: 'b', dissimilarity: 1, ratings: 1 }]);
    const again = excludeRatings(without, isOfR, null);
    expect(again.ratings).toEqual(ratings);
    expect(again.dissimilarities).toEqual(dissimilarities);
  });

  it('leaves the sum of an imported aggregate as it is', () => {
    const before = { ratings: [answer('P1', 'a', 'b', 5)], dissimilarities: [{ ...published, dissimilarity: 23 / 16, ratings: 16 }] };
    expect(excludeRatings(before, ({ rater }) => rater === 'P1', 'asleep').dissimilarities).toEqual([
      { ...published, dissimilarity: 23 / 15 },
    ]);
  });

  it('what was excluded stays so when answers are collected again, also later answers of someone who was left out as a whole', () => {
    const before = excludeRatings(
      { ratings: [answer('P1', 'a', 'b', 5), answer('P2', 'a', 'b', 1)], dissimilarities: [] },
      ({ rater }) => rater === 'P1',
      'asleep',
    );
    const after = combineRatings(before, [answer('P1', 'a', 'b', 5), answer('P1', 'a', 'c', 5), answer('P2', 'a', 'b', 1)], source);
    expect(after.ratings.map(({ excluded }) => excluded ?? null)).toEqual(['asleep', 'asleep', null]);
  });
});
