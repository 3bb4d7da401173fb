/** What a sniffed table holds: a matrix, pairs, ratings, coordinates, features or categories. A guess, to be confirmed. */
import type { TableContent, TableKind } from '../../contract/import';
import { describeColumns, type Column } from './table-columns';
import type { SniffedTable } from './sniff-table';
import { parseNumber } from './table-cells';

/** The columns of the answer are indices. A `kind` said by hand is filled with the columns that suit it best. */
export function guessContent(table: SniffedTable, kind?: TableKind): TableContent {
  const columns = describeColumns(table);
  const numeric = columns.filter(({ isNumeric }) => isNumeric);
  const words = columns.filter(({ isNumeric, count }) => !isNumeric && count > 0).slice(0, 40);
  const matrix = findMatrix(table, columns);
  const named = findNamedPair(columns.slice(0, 40));
  const pair = named ?? findPair(words) ?? findPair(columns.slice(0, 40));
  const chosen = kind ?? guessKind(table, matrix, named ?? findPair(words), numeric, words);
  const content = fill(chosen, table, { columns, numeric, words, matrix, pair });
  return { ...content, ...describeScale(table, content) };
}

type Roles = Omit<TableContent, 'meaning' | 'isMeaningSure' | 'low' | 'high'>;

interface Finds {
  readonly columns: readonly Column[];
  readonly numeric: readonly Column[];
  readonly words: readonly Column[];
  readonly matrix: Matrix | null;
  readonly pair: readonly [Column, Column] | null;
}

function guessKind(
  table: SniffedTable,
  matrix: Matrix | null,
  pair: readonly [Column, Column] | null,
  numeric: readonly Column[],
  words: readonly Column[],
): TableKind | null {
  if (matrix !== null) return 'matrix';
  if (pair !== null) {
    const rater = findRater(table, pair, words);
    const values = numeric.filter(({ index }) => ![rater, pair[0].index, pair[1].index].includes(index));
    if (values.length === 0) return null;
    if (rater !== null) return 'ratings';
    return values.length === 1 ? 'pairs' : 'rater-columns';
  }
  const name = findName(words, numeric);
  if (name === null) return null;
  const values = numeric.filter(({ index }) => index !== name.index);
  if (values.length > 0 && words.length <= 2) {
    const areAxes = values.every(({ header }) => axisNames.test(header));
    return (areAxes || !table.reading.hasHeader) && name.isUnique ? 'coordinates' : 'features';
  }
  return words.some(({ index, isUnique }) => index !== name.index && !isUnique) ? 'categories' : null;
}

function fill(kind: TableKind | null, table: SniffedTable, { columns, numeric, words, matrix, pair }: Finds): Roles {
  const empty: Roles = { kind, name: null, first: null, second: null, rater: null, category: null, scale: null, values: [] };
  switch (kind) {
    case null:
      return empty;
    case 'matrix': {
      const first = matrix?.firstValue ?? (words[0]?.index === 0 ? 1 : 0);
      return { ...empty, name: first === 1 ? 0 : null, values: columns.slice(first).map(({ index }) => index) };
    }
    case 'pairs':
    case 'ratings':
    case 'rater-columns': {
      const [first, second] = pair ?? [columns[0], columns[1] ?? columns[0]];
      const rater = kind === 'ratings' ? findRater(table, [first!, second!], words) : null;
      const values = numeric.map(({ index }) => index).filter((index) => ![rater, first!.index, second!.index].includes(index));
      return {
        ...empty,
        first: first!.index,
        second: second!.index,
        rater,
        values: kind === 'rater-columns' ? values : preferred(values, columns),
      };
    }
    case 'coordinates':
    case 'features': {
      const name = findName(words, numeric) ?? columns[0]!;
      const scale = name.isUnique ? undefined : words.find(({ index }) => index !== name.index);
      const values = numeric.map(({ index }) => index).filter((index) => index !== name.index);
      return { ...empty, name: name.index, scale: kind === 'features' ? (scale?.index ?? null) : null, values };
    }
    case 'categories': {
      const name = findName(words, numeric) ?? columns[0]!;
      const others = words.filter(({ index }) => index !== name.index);
      const category = others.find(({ header }) => categoryNames.test(header)) ?? others.find(({ isUnique }) => !isUnique) ?? others[0];
      return { ...empty, name: name.index, category: category?.index ?? null };
    }
    default:
      return kind satisfies never;
  }
}

const axisNames = /^(d|dim|dimension|mds|v|x|y|z|achse|axis)[ _.-]?\d*$/i;
const raterNames = /^(rater|participant|subject|person|vp|vpn|proband|teilnehmer|user|session)/i;
const categoryNames = /^(categor|kategor|class|klasse|group|gruppe)/i;
const similarityNames = /sim|ähnl|aehnl|rating|urteil/i;
const dissimilarityNames = /dissim|dist|unähn|unaehn|diff/i;

/** The judgement, where several numeric columns could be it: by its name, else the last (before it stand times and counters). */
function preferred(values: readonly number[], columns: readonly Column[]): number[] {
  const named = values.find((index) => similarityNames.test(columns[index]!.header) || dissimilarityNames.test(columns[index]!.header));
  const chosen = named ?? values.at(-1);
  return chosen === undefined ? [] : [chosen];
}

/** The column that names things: words that never repeat, or numbers under a heading like ‘item’. */
function findName(words: readonly Column[], numeric: readonly Column[]): Column | null {
  const unique = words.filter(({ isUnique }) => isUnique);
  const named = [...unique, ...numeric.filter(({ isUnique }) => isUnique), ...words].find(({ header }) => itemNames.test(header));
  const numbered = numeric[0]?.index === 0 && numeric[0].isUnique && numeric[0].areWhole && words.length === 0 ? numeric[0] : null;
  return named ?? unique[0] ?? numbered;
}

const itemNames = /^(item|name|stimul|image|bild|file|datei|id$|picture|drawing|zeichnung|objekt|object|wort|word)/i;

interface Matrix {
  readonly firstValue: number;
}

/** As many columns of numbers in a row as there are rows; the same names above and beside, or equal values across the diagonal. */
function findMatrix({ rows, header, reading }: SniffedTable, columns: readonly Column[]): Matrix | null {
  const size = rows.length;
  const firstValue = header.length - size;
  if (size < 3 || (firstValue !== 0 && firstValue !== 1)) return null;
  const inside = columns.slice(firstValue);
  if (inside.filter(({ isNumeric }) => isNumeric).length < size - 1 || inside.some(({ isNumeric, count }) => !isNumeric && count > 1))
    return null;
  if (firstValue === 1 && !columns[0]!.isUnique) return null;
  if (firstValue === 1 && reading.hasHeader && rows.every(({ cells }, i) => cells[0] === header[i + 1])) return { firstValue };
  const at = (i: number, j: number): number | null => parseNumber(rows[i]!.cells[j + firstValue]!, reading.decimal);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) {
      const [here, there] = [at(i, j), at(j, i)];
      if (here !== null && there !== null && Math.abs(here - there) > 1e-6) return null;
    }
  return { firstValue };
}

/** Two columns whose headings say so: 'first' and 'second', 'Bild 1' and 'Bild 2', 'itemA' and 'itemB'. */
function findNamedPair(columns: readonly Column[]): readonly [Column, Column] | null {
  const stemOf = (header: string, endings: RegExp): string | null => {
    const stem = header.toLowerCase().replace(endings, '');
    return stem === header.toLowerCase() ? null : stem.replace(/[ _.-]+$/, '');
  };
  for (const [one, two] of pairEndings)
    for (const a of columns) {
      const stem = stemOf(a.header, one);
      const b = columns.find((other) => other.index !== a.index && stem !== null && stemOf(other.header, two) === stem);
      if (b !== undefined && [a, b].every(({ areNames, areWhole, header }) => areNames || (areWhole && itemNames.test(header))))
        return [a, b];
    }
  return null;
}

const pairEndings = [
  [/(first|erste[rs]?|left|links)$/, /(second|zweite[rs]?|right|rechts)$/],
  [/1$/, /2$/],
  [/a$/, /b$/],
] as const;

/** Two columns that name the same things, each of them more than once. */
function findPair(words: readonly Column[]): readonly [Column, Column] | null {
  for (const a of words)
    for (const b of words) {
      if (b.index <= a.index || (a.isUnique && b.isUnique) || !a.areNames || !b.areNames) continue;
      const [fewer, more] = a.values.size < b.values.size ? [a.values, b.values] : [b.values, a.values];
      const shared = [...fewer].filter((value) => more.has(value)).length;
      if (shared >= 0.5 * fewer.size && shared > 0) return [a, b];
    }
  return null;
}

function findRater(table: SniffedTable, [a, b]: readonly [Column, Column], words: readonly Column[]): number | null {
  const isOther = (index: number): boolean => index !== a.index && index !== b.index;
  const named = table.header.findIndex((name, index) => isOther(index) && raterNames.test(name));
  return named >= 0 ? named : (words.find(({ index }) => isOther(index))?.index ?? null);
}

const commonScales = [[0, 1], [1, 5], [0, 4], [1, 7], [0, 6], [1, 9], [0, 10], [0, 100], [0, 1000]] as const; // prettier-ignore

/** Which way round the values are, by the names of columns or the diagonal of a matrix; and the ends of the scale used. */
function describeScale(table: SniffedTable, content: Roles): Pick<TableContent, 'meaning' | 'isMeaningSure' | 'low' | 'high'> {
  const { header, rows, reading } = table;
  let [least, most] = [Infinity, -Infinity];
  const diagonal: number[] = [];
  rows.forEach(({ cells }, i) =>
    content.values.forEach((index, j) => {
      const value = parseNumber(cells[index] ?? '', reading.decimal);
      if (value === null) return;
      if (content.kind === 'matrix' && i === j) diagonal.push(value);
      else [least, most] = [Math.min(least, value), Math.max(most, value)];
    }),
  );
  if (least > most) [least, most] = [0, 1];
  if (content.kind === 'features') return { meaning: 'similarity', isMeaningSure: true, ...(least >= -1 && most <= 1 ? { low: -1, high: 1 } : scaleEnds(least, most)) }; // prettier-ignore
  const names = content.kind === 'matrix' ? [] : content.values.map((index) => header[index]!);
  const isSmall = diagonal.length > 0 && diagonal.every((value) => value <= least) && diagonal.some((value) => value < most);
  const isLarge = diagonal.length > 0 && diagonal.every((value) => value >= most) && diagonal.some((value) => value > least);
  const says = names.some((name) => dissimilarityNames.test(name)) || isSmall ? 'dissimilarity' : names.some((name) => similarityNames.test(name)) || isLarge ? 'similarity' : null; // prettier-ignore
  const areMeans = content.kind === 'matrix' || content.kind === 'pairs';
  const meaning = says ?? (areMeans ? 'dissimilarity' : 'similarity');
  // What a thing has to itself is the end of the scale; distances begin at 0.
  const low = isSmall ? Math.min(...diagonal.slice(0, 1000)) : areMeans && meaning === 'dissimilarity' ? Math.min(0, least) : least;
  return { meaning, isMeaningSure: says !== null, ...scaleEnds(low, isLarge ? Math.max(most, diagonal[0]!) : most) };
}

/** The first usual scale that holds all values; else the values' own ends. */
function scaleEnds(least: number, most: number): { low: number; high: number } {
  const usual = commonScales.find(([low, high]) => least >= low && most <= high);
  return usual === undefined ? { low: least, high: most } : { low: usual[0], high: usual[1] };
}
