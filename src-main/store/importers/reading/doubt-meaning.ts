/** Files of similarities that are called dissimilarities: what belongs together is then said to be most different. */
import type { TableQuestion } from '../../../contract/table-remarks';
import { codeOf } from '../match-names';
import { categoryOfWord } from './vocabulary/known-things';
import type { NamedDissimilarity } from './interpret/interpreted';

const leastPairs = 4;
const isClear = 0.8; // share of comparisons in which a pair within a category is the more different one

/** Null unless things of one category are clearly more different than things of two. `known`: categories the project has. */
export function doubtMeaning(pairs: readonly NamedDissimilarity[], known: ReadonlyMap<string, string>): TableQuestion | null {
  const categories = new Map<string, string | null>();
  const categoryOf = (name: string): string | null => {
    const before = categories.get(name);
    if (before !== undefined) return before;
    const found = known.get(name) ?? guessCategory(name);
    categories.set(name, found);
    return found;
  };
  const within: NamedDissimilarity[] = [];
  const between: number[] = [];
  for (const pair of pairs.slice(0, 20_000)) {
    const [a, b] = [categoryOf(pair.first), categoryOf(pair.second)];
    if (a === null || b === null) continue;
    if (a === b) within.push(pair);
    else between.push(pair.dissimilarity);
  }
  if (within.length < leastPairs || between.length < leastPairs) return null;
  between.sort((a, b) => a - b);
  const share = within.reduce((sum, { dissimilarity }) => sum + countBelow(between, dissimilarity) / between.length, 0) / within.length;
  if (share < isClear) return null;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const farthest = within.reduce((most, pair) => (pair.dissimilarity > most.dissimilarity ? pair : most));
  return { code: 'meaning', within: mean(within.map(({ dissimilarity }) => dissimilarity)), between: mean(between), example: [farthest.first, farthest.second] }; // prettier-ignore
}

function guessCategory(name: string): string | null {
  const code = codeOf(name)?.replace(/i\d+$/, '');
  if (code !== undefined) return code;
  const folder = /^(.+)[/\\][^/\\]+$/.exec(name)?.[1];
  if (folder !== undefined) return folder;
  const numbered = /^(\p{L}{3,})[ _.-]?\d{1,3}$/u.exec(name)?.[1];
  return numbered?.toLowerCase() ?? categoryOfWord(name);
}

function countBelow(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
