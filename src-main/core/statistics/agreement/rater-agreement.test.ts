import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { raterAgreement } from './rater-agreement';

interface Golden {
  readonly agreement: { ratings: (number | null)[][]; raters: { shared: number; agreement: number; mean: number; sd: number }[] };
}
const { agreement: golden } = JSON.parse(readFileSync('build/golden/judgements.json', 'utf8')) as Golden;

const rate = (rater: string, pair: string, rating: number) => ({ rater, first: pair[0]!, second: pair[1]!, rating });

it('gives SciPy’s correlation of each rater with the mean of the others', () => {
  const ratings = golden.ratings.flatMap((row, r) =>
    row.flatMap((rating, p) => (rating === null ? [] : [{ rater: `r${r}`, first: 'x', second: `p${p}`, rating }])),
  );
  const found = raterAgreement(ratings);
  golden.raters.forEach((expected, r) => {
    expect(found[r]!.shared).toBe(expected.shared);
    for (const key of ['agreement', 'mean', 'sd'] as const) expect(found[r]![key]).toBeCloseTo(expected[key], 12);
  });
});

it('takes a pair in either order for the same, and a pair judged twice with its mean', () => {
  const others = [rate('b', 'xy', 1), rate('b', 'xz', 2), rate('b', 'yz', 3)];
  const [a] = raterAgreement([rate('a', 'yx', 1), rate('a', 'xy', 3), rate('a', 'zx', 3), rate('a', 'zy', 4), ...others]);
  expect(a).toMatchObject({ rater: 'a', ratings: 4, shared: 3, mean: 2.75 });
  expect(a!.agreement).toBeCloseTo(1, 12);
});

it('says nothing of a rater who always answers the same or shares too little', () => {
  const constant = ['xy', 'xz', 'yz'].map((pair) => rate('a', pair, 0.1));
  const [a, b, c] = raterAgreement([...constant, rate('b', 'xy', 1), rate('b', 'xz', 2), rate('b', 'yz', 3), rate('c', 'xy', 1)]);
  expect(a).toMatchObject({ sd: 0, agreement: null });
  expect(b).toMatchObject({ shared: 3 });
  expect(c).toMatchObject({ shared: 1, agreement: null });
});
