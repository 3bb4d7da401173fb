import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignFolds, assignImageFolds, roleOf } from './folds';

const study = '../shared/reference/shapes-study/ml/folds/Shapes.csv';
const item = fc.record({ id: fc.string(), category: fc.constantFrom('a', 'b', 'c', '') });
const sizes = (folds: readonly number[]) => [0, 1, 2, 3, 4].map((f) => folds.filter((g) => g === f).length);
const spread = (folds: readonly number[]) => Math.max(...sizes(folds)) - Math.min(...sizes(folds));

describe.skipIf(!existsSync(study))('folds of the Shapes study (needs the reference data)', () => {
  it('are those the author published', () => {
    const rows = readFileSync(study, 'utf8')
      .trim()
      .split('\n')
      .map((line) => /(C\d+)(I\d+)_.*,(\d)$/.exec(line)!);
    const items = rows.map(([, category, number]) => ({ id: `${category}${number}`, category: category! }));
    expect(items).toHaveLength(60);
    expect(assignFolds(items)).toEqual(rows.map((row) => Number(row[3])));
  });
});

describe('folds of the stimuli', () => {
  it('put one of five items of a category into each fold, in the order of ids', () => {
    const items = ['e', 'a', 'c', 'b', 'd'].map((id) => ({ id, category: 'birds' }));
    expect(assignFolds(items)).toEqual([4, 0, 2, 1, 3]);
  });

  it('stay balanced, in all and within each category, whatever the sizes', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 60 }), (items) => {
        const folds = assignFolds(items);
        expect(spread(folds)).toBeLessThanOrEqual(1);
        for (const name of ['a', 'b', 'c', '']) expect(spread(folds.filter((_, i) => items[i]!.category === name))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('do not depend on the order in which the stimuli are listed', () => {
    const distinct = fc.uniqueArray(item, { selector: (i) => i.id, maxLength: 40 });
    fc.assert(
      fc.property(distinct, (items) => {
        const there = assignFolds(items);
        const back = assignFolds([...items].reverse()).reverse();
        expect(back).toEqual(there);
      }),
    );
  });
});

describe('folds of a corpus', () => {
  it('are stratified by class, balanced, and drawn from the seed', () => {
    const classes = fc.array(fc.constantFrom('cat', 'dog', 'tree'), { maxLength: 200 });
    fc.assert(
      fc.property(classes, fc.integer(), (names, seed) => {
        const folds = assignImageFolds(names, seed);
        expect(folds).toEqual(assignImageFolds(names, seed));
        expect(spread(folds)).toBeLessThanOrEqual(1);
        for (const name of new Set(names)) expect(spread(folds.filter((_, i) => names[i] === name))).toBeLessThanOrEqual(1);
      }),
    );
    const many = new Array<string>(100).fill('cat');
    expect(assignImageFolds(many, 1)).not.toEqual(assignImageFolds(many, 2));
  });
});

describe('role of a fold', () => {
  it('validates on the fold before the test fold and trains on the other three', () => {
    const roles = [0, 1, 2, 3, 4].map((test) => [0, 1, 2, 3, 4].map((fold) => roleOf(fold, test)));
    const [T, V, o] = ['test', 'validation', 'train'];
    expect(roles).toEqual([
      [T, o, o, o, V],
      [V, T, o, o, o],
      [o, V, T, o, o],
      [o, o, V, T, o],
      [o, o, o, V, T],
    ]);
  });
});
