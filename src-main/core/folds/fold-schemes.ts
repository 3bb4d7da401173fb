/** Other ways than the study's of dealing stimuli to the five folds; roles and everything that follows from them stay the same. */
import type { FoldScheme } from '../catalogue/variants';
import { createStream } from '../random/stream';
import { assignFolds, foldCount } from './folds';
import { entryOf, valueAt } from '../matrix/view';

interface Item {
  readonly id: string;
  readonly category: string;
}

/** Which schemes can be had: whole categories can only be held out where each fold gets one, and every item has one. */
export function possibleSchemes(items: readonly Item[]): FoldScheme[] {
  const categories = new Set(items.map(({ category }) => category));
  const canHoldOut = categories.size >= foldCount && !categories.has('');
  return [...(canHoldOut ? (['categories'] as const) : []), ...(items.length >= foldCount ? (['random'] as const) : [])];
}

/** The fold of each item, in the order of `items`; null is the study's own scheme. */
export function assignFoldsBy(scheme: FoldScheme | null, items: readonly Item[], seed: number): number[] {
  switch (scheme) {
    case null:
      return assignFolds(items);
    case 'categories':
      return holdOutCategories(items);
    case 'random':
      return drawFolds(items, seed);
    default:
      return scheme satisfies never;
  }
}

/** The largest category first, each to the fold that has the fewest items so far: sizes differ as little as whole categories allow. */
function holdOutCategories(items: readonly Item[]): number[] {
  const sizes = new Map<string, number>();
  for (const { category } of items) sizes.set(category, (sizes.get(category) ?? 0) + 1);
  const order = [...sizes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const filled = new Array<number>(foldCount).fill(0);
  const folds = new Map<string, number>();
  for (const [category, size] of order) {
    const fold = filled.indexOf(Math.min(...filled));
    folds.set(category, fold);
    filled[fold]! += size;
  }
  return items.map(({ category }) => entryOf(folds, category));
}

/** By id, so that the order of a table does not matter. */
function drawFolds(items: readonly Item[], seed: number): number[] {
  const order = items.map((_, i) => i).sort((a, b) => (valueAt(items, a).id < valueAt(items, b).id ? -1 : 1));
  const folds = new Array<number>(items.length);
  createStream(seed, 'random-folds')
    .permutation(items.length)
    .forEach((drawn, k) => (folds[valueAt(order, drawn)] = k % foldCount));
  return folds;
}
