import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignFoldsBy, possibleSchemes } from './fold-schemes';
import { assignFolds, rolesOf } from './folds';

const items = (sizes: readonly number[]) =>
  sizes.flatMap((size, c) => Array.from({ length: size }, (_, i) => ({ id: `c${c}i${i}`, category: `c${c}` })));
const shapes = items(Array<number>(12).fill(5));

describe('fold schemes', () => {
  it('without a name are the study’s', () => {
    expect(assignFoldsBy(null, shapes, 1)).toEqual(assignFolds(shapes));
  });

  it('hold out whole categories: none that is tested or validated has a drawing in training', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 14 });
    fc.assert(
      fc.property(sizes, (drawn) => {
        const all = items(drawn);
        const folds = assignFoldsBy('categories', all, 1);
        expect(new Set(folds)).toEqual(new Set([0, 1, 2, 3, 4]));
        for (let run = 0; run < 5; run++) {
          const { train, validation, test } = rolesOf(folds, run);
          expect(train.length + validation.length + test.length).toBe(all.length);
          const categoriesOf = (part: readonly number[]) => new Set(part.map((i) => all[i]!.category));
          const [trained, validated, tested] = [train, validation, test].map(categoriesOf);
          expect([...tested!].some((category) => trained!.has(category) || validated!.has(category))).toBe(false);
          expect([...validated!].some((category) => trained!.has(category))).toBe(false);
        }
      }),
    );
    // Twelve categories of five: folds of three, three, two, two and two.
    const counts = [0, 1, 2, 3, 4].map((fold) => assignFoldsBy('categories', shapes, 1).filter((own) => own === fold).length);
    expect(counts).toEqual([15, 15, 10, 10, 10]);
  });

  it('at random are even, go by seed and id alone', () => {
    const folds = assignFoldsBy('random', shapes, 7);
    expect([0, 1, 2, 3, 4].map((fold) => folds.filter((own) => own === fold).length)).toEqual([12, 12, 12, 12, 12]);
    expect(assignFoldsBy('random', [...shapes].reverse(), 7)).toEqual([...folds].reverse());
    expect(assignFoldsBy('random', shapes, 8)).not.toEqual(folds);
    expect(folds).not.toEqual(assignFolds(shapes));
  });

  it('are offered where they can be had', () => {
    expect(possibleSchemes(shapes)).toEqual(['categories', 'random']);
    expect(possibleSchemes(items([5, 5, 5, 5]))).toEqual(['random']); // a fold would be without a category
    expect(possibleSchemes([...shapes, { id: 'x', category: '' }])).toEqual(['random']);
    expect(possibleSchemes(items([4]))).toEqual([]);
  });
});
