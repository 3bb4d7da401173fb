/** Files of similarities that are called dissimilarities, or the other way round: what belongs together is then said to be most different. */
import type { TableContent } from '../../../../contract/importing/import';
import type { TableQuestion } from '../../../../contract/importing/table-remarks';
import { codeOf } from '../../match-names';
import { compareProfiles, type Pair } from './compare-profiles';
import type { InterpretedTable } from '../interpret/interpreted';
import { categoryOfWord } from '../vocabulary/known-things';

type Meaning = TableContent['meaning'];
type Evidence = Pick<Extract<TableQuestion, { code: 'meaning' }>, 'within' | 'between' | 'example'>;

const leastPairs = 4;
const isClear = 0.8; // share of comparisons in which a pair within a category is the more different one
const mostRows = 20_000;
const fewItems = { dissimilarity: 12, similarity: 8 }; // turned similarities begin anywhere, so that ways over a third item tell nothing

/** Null unless the values contradict what they are said or taken to mean. `known`: categories the project has. */
export function doubtMeaning(
  found: InterpretedTable,
  { meaning, low, high }: TableContent,
  known: ReadonlyMap<string, string>,
): TableQuestion | null {
  const pairs =
    found.dissimilarities.length > 0
      ? found.dissimilarities.slice(0, mostRows)
      : found.ratings.slice(0, mostRows).map(({ first, second, rating }) => ({ first, second, dissimilarity: high - rating }));
  if (pairs.length < 2 * leastPairs) return null;
  const ask = (by: 'categories' | 'profiles', { within, between, example }: Evidence): TableQuestion => {
    const asInFile = (value: number): number => (meaning === 'similarity' ? high - value : value + low);
    const looksLike: Meaning = meaning === 'similarity' ? 'dissimilarity' : 'similarity';
    return { code: 'meaning', looksLike, by, within: asInFile(within), between: asInFile(between), example };
  };
  const profiles = compareProfiles(pairs);
  const isTurned = profiles !== null && profiles.agreement < -leastTurn;
  const categories = compareCategories(pairs, known, isTurned ? 2 : leastPairs);
  if (categories !== null) return ask('categories', categories);
  if (profiles === null || profiles.agreement > -profiles.chance) return null;
  if (!profiles.hasShortcuts && profiles.items < fewItems[meaning]) return null; // corners of a square or a cross are such distances
  const some = Math.max(1, Math.floor(profiles.pairs.length / 4));
  const [alike, unlike] = [profiles.pairs.slice(0, some), profiles.pairs.slice(-some)];
  const [nearest] = alike.toSorted((a, b) => b.value - a.value);
  return ask('profiles', {
    within: mean(alike.map(({ value }) => value)),
    between: mean(unlike.map(({ value }) => value)),
    example: [nearest!.first, nearest!.second],
  });
}

const leastTurn = 0.4; // that few pairs of a category suffice

/** Things of one category that are clearly more different than things of two. */
function compareCategories(pairs: readonly Pair[], known: ReadonlyMap<string, string>, least: number): Evidence | null {
  const categories = new Map<string, string | null>();
  const categoryOf = (name: string): string | null => {
    const before = categories.get(name);
    if (before !== undefined) return before;
    const found = known.get(name) ?? guessCategory(name);
    categories.set(name, found);
    return found;
  };
  const within: Pair[] = [];
  const between: number[] = [];
  for (const pair of pairs) {
    const [a, b] = [categoryOf(pair.first), categoryOf(pair.second)];
    if (a === null || b === null) continue;
    if (a === b) within.push(pair);
    else between.push(pair.dissimilarity);
  }
  if (within.length < least || between.length < leastPairs) return null;
  between.sort((a, b) => a - b);
  const share = within.reduce((sum, { dissimilarity }) => sum + countBelow(between, dissimilarity) / between.length, 0) / within.length;
  if (share < isClear) return null;
  const farthest = within.reduce((most, pair) => (pair.dissimilarity > most.dissimilarity ? pair : most));
  return {
    within: mean(within.map(({ dissimilarity }) => dissimilarity)),
    between: mean(between),
    example: [farthest.first, farthest.second],
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
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
