/** What a sniffed table holds: a matrix, pairs, ratings, coordinates, features or categories. A guess, to be confirmed. */
import { parseNumber, type SniffedTable } from './sniff-table';

export type TableContent =
  | {
      readonly kind: 'matrix';
      readonly nameColumn: number | null;
      readonly firstValue: number;
      readonly size: number;
      readonly scale: ScaleGuess;
    }
  | { readonly kind: 'pairs'; readonly first: number; readonly second: number; readonly value: number; readonly scale: ScaleGuess }
  | {
      readonly kind: 'ratings';
      readonly rater: number;
      readonly first: number;
      readonly second: number;
      readonly value: number;
      readonly scale: ScaleGuess;
    }
  | {
      readonly kind: 'rater-columns';
      readonly first: number;
      readonly second: number;
      readonly values: readonly number[];
      readonly scale: ScaleGuess;
    }
  | { readonly kind: 'coordinates' | 'features'; readonly name: number; readonly values: readonly number[] }
  | { readonly kind: 'categories'; readonly name: number; readonly category: number }
  | { readonly kind: 'unknown' };

/** `low` and `high`: ends of the scale that was probably used. */
export interface ScaleGuess {
  readonly meaning: 'similarity' | 'dissimilarity' | 'unclear';
  readonly low: number;
  readonly high: number;
}

/** Numbers in the answer are column indices. */
export function guessContent(table: SniffedTable): TableContent {
  const columns = describeColumns(table);
  const numeric = columns.filter(({ isNumeric }) => isNumeric).map(({ index }) => index);
  const words = columns.filter(({ isNumeric, values }) => !isNumeric && values.size > 0);
  const matrix = asMatrix(table, numeric, words);
  if (matrix !== null) return matrix;
  const pair = findPair(words);
  if (pair !== null) return asPairs(table, pair, numeric, words);
  const name = words.find(({ isUnique }) => isUnique);
  if (name === undefined) return { kind: 'unknown' };
  if (numeric.length > 0 && words.length <= 2) {
    const named = numeric.every((index) => coordinateNames.test(table.header[index]!));
    return { kind: named || !table.reading.hasHeader ? 'coordinates' : 'features', name: name.index, values: numeric };
  }
  const category = words.find(({ index, isUnique }) => index !== name.index && !isUnique);
  return category === undefined ? { kind: 'unknown' } : { kind: 'categories', name: name.index, category: category.index };
}

const coordinateNames = /^(d|dim|dimension|mds|v|x|y|z|achse|axis)[ _.-]?\d*$/i;
const raterNames = /^(rater|participant|subject|person|vp|vpn|proband|teilnehmer|user|session)/i;
const similarityNames = /sim|ähnl|aehnl|rating|urteil/i;
const dissimilarityNames = /dissim|dist|unähn|unaehn|diff/i;
const commonScales = [[0, 1], [1, 5], [0, 4], [1, 7], [0, 6], [1, 9], [0, 10], [0, 100]] as const; // prettier-ignore

interface Column {
  readonly index: number;
  readonly isNumeric: boolean;
  readonly isUnique: boolean;
  readonly values: ReadonlySet<string>;
  readonly header: string;
}

function describeColumns({ header, rows, reading }: SniffedTable): Column[] {
  return header.map((name, index) => {
    const cells = rows.map(({ cells: all }) => all[index]!).filter((cell) => cell !== '');
    const values = new Set(cells);
    const numbers = cells.filter((cell) => parseNumber(cell, reading.decimal) !== null).length;
    return {
      index,
      header: name,
      values,
      isNumeric: cells.length > 0 && numbers >= 0.9 * cells.length,
      isUnique: values.size === cells.length,
    };
  });
}

/** As many numeric columns in a row as there are rows, with equal values mirrored at the diagonal where both are given. */
function asMatrix(table: SniffedTable, numeric: readonly number[], words: readonly Column[]): TableContent | null {
  const { rows, reading, header } = table;
  const size = rows.length;
  const nameColumn = words.length === 1 && words[0]!.index === 0 && words[0]!.isUnique ? 0 : null;
  const firstValue = nameColumn === null ? 0 : 1;
  if (size < 3 || header.length !== size + firstValue || numeric.length < size - 1 || words.length > firstValue) return null;
  const at = (i: number, j: number): number | null => parseNumber(rows[i]!.cells[j + firstValue]!, reading.decimal);
  const [values, diagonal]: [number[], number[]] = [[], []];
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const [here, there] = [at(i, j), at(j, i)];
      if (here !== null && there !== null && Math.abs(here - there) > 1e-6) return null;
      if (here !== null) (i === j ? diagonal : values).push(here);
    }
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const [smallDiagonal, largeDiagonal] = [diagonal.every((x) => x <= lowest), diagonal.every((x) => x >= highest)];
  const meaning = diagonal.length === 0 || smallDiagonal === largeDiagonal ? 'unclear' : smallDiagonal ? 'dissimilarity' : 'similarity';
  return { kind: 'matrix', nameColumn, firstValue, size, scale: { meaning, ...scaleEnds(values) } };
}

/** Two columns of words that name the same things, each of them more than once. */
function findPair(words: readonly Column[]): [Column, Column] | null {
  for (const a of words)
    for (const b of words) {
      if (b.index <= a.index || (a.isUnique && b.isUnique)) continue;
      const shared = [...a.values].filter((value) => b.values.has(value)).length;
      if (shared >= 0.5 * Math.min(a.values.size, b.values.size) && shared > 0) return [a, b];
    }
  return null;
}

function asPairs(table: SniffedTable, [a, b]: [Column, Column], numeric: readonly number[], words: readonly Column[]): TableContent {
  const [first, second] = [a.index, b.index];
  const isRater = (index: number): boolean => index !== first && index !== second && raterNames.test(table.header[index]!);
  const thirdWords = words.find(({ index }) => index !== first && index !== second)?.index;
  const named = table.header.findIndex((_, index) => isRater(index));
  const rater = named >= 0 ? named : (thirdWords ?? -1);
  const values = numeric.filter((index) => index !== rater);
  if (values.length === 0) return { kind: 'unknown' };
  const scale = describeScale(table, values);
  if (rater >= 0) return { kind: 'ratings', rater, first, second, value: values.at(-1)!, scale };
  if (values.length === 1) return { kind: 'pairs', first, second, value: values[0]!, scale };
  return { kind: 'rater-columns', first, second, values, scale };
}

function describeScale({ header, rows, reading }: SniffedTable, columns: readonly number[]): ScaleGuess {
  const names = columns.map((index) => header[index]!);
  const meaning = names.some((name) => dissimilarityNames.test(name))
    ? 'dissimilarity'
    : names.some((name) => similarityNames.test(name))
      ? 'similarity'
      : 'unclear';
  const values = rows.flatMap(({ cells }) => columns.map((index) => parseNumber(cells[index]!, reading.decimal))).filter((x) => x !== null);
  return { meaning, ...scaleEnds(values) };
}

/** The first usual scale that holds all values; else the values' own ends. */
function scaleEnds(values: readonly number[]): { low: number; high: number } {
  const [least, most] = values.reduce(([low, high], x) => [Math.min(low, x), Math.max(high, x)] as const, [Infinity, -Infinity] as const);
  const usual = commonScales.find(([low, high]) => least >= low && most <= high);
  return usual === undefined ? { low: least, high: most } : { low: usual[0], high: usual[1] };
}
