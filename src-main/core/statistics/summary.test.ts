import { expect, it } from 'vitest';
import { meanAndSd } from './summary';

it('divides by n - 1, and gives a single fold no spread', () => {
  expect(meanAndSd([1, 2, 3, 4])).toEqual({ mean: 2.5, sd: Math.sqrt(5 / 3) });
  expect(meanAndSd([7])).toEqual({ mean: 7, sd: 0 });
  expect(meanAndSd([]).mean).toBeNaN();
});
