/** The five folds: which items train, validate and test together. Fixed before any augmentation. */
import type { FoldRole } from '../../contract/running/run';
import { groupBy } from '../corpora/group-by';
import { createStream } from '../random/stream';
import { entryOf, valueAt } from '../matrix/view';

export const foldCount = 5;

/**
 * Folds of the stimuli, in the order of `items`: item k of its category, in the order of ids, goes to fold k mod 5, as in the
 * Shapes study. Each category starts where the one before it (in the order of names) stopped, so that no two folds differ by
 * more than one item even if the categories are not multiples of five.
 */
export function assignFolds(items: readonly { readonly id: string; readonly category: string }[]): number[] {
  const order = items
    .map((item, index) => ({ item, index }))
    .sort((a, b) => compare(a.item.category, b.item.category) || compare(a.item.id, b.item.id));
  const folds = new Array<number>(items.length);
  order.forEach(({ index }, k) => (folds[index] = k % foldCount));
  return folds;
}

/** Folds of a corpus's images, stratified by class: every fold holds a fifth of each class, drawn at random. */
export function assignImageFolds(classes: readonly string[], seed: number): number[] {
  const members = groupBy(classes.keys(), (index) => valueAt(classes, index));
  const folds = new Array<number>(classes.length);
  let dealt = 0;
  for (const name of [...members.keys()].sort(compare)) {
    const group = entryOf(members, name);
    const order = createStream(seed, 'image-folds', name).permutation(group.length);
    for (const k of order) folds[valueAt(group, k)] = dealt++ % foldCount;
  }
  return folds;
}

/** What an item is for in the run that tests on `testFold`: the fold before it, cyclically, validates. */
export function roleOf(itemFold: number, testFold: number): FoldRole {
  if (itemFold === testFold) return 'test';
  return itemFold === (testFold + foldCount - 1) % foldCount ? 'validation' : 'train';
}

/** The items of each role in the run that tests on `testFold`, given the fold of each item. */
export function rolesOf(folds: readonly number[], testFold: number): Record<FoldRole, number[]> {
  const parts: Record<FoldRole, number[]> = { train: [], validation: [], test: [] };
  folds.forEach((fold, item) => parts[roleOf(fold, testFold)].push(item));
  return parts;
}

/** By UTF-16 units: a locale's order would differ from machine to machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
