/** Triplets whose three items stand in one cell, as a list of JSON or with a sign between them: each gets a column. */
import type { TableKind } from '../../../../contract/importing/import';
import type { TableRow } from '../../table-cells';
import { answerStrength } from '../layouts/triplet-table';
import { namesSame } from '../names/shorten-names';
import { nameOf } from '../names/split-pair';
import type { FoundTable } from '../sheet/table';

type Triple = readonly [string, string, string];
const signs = [' - ', ' vs. ', ' vs ', '|', ';', ',', '/', '__', '_', '-', ' '];
const looked = 2000;

/** The table as it is where it holds no such column. `kind`: as a person says it. */
export function splitTriples(table: FoundTable, kind: TableKind | null): FoundTable {
  if ((kind !== null && kind !== 'triplets') || !table.reading.hasHeader || table.rows.length < 3) return table;
  const answers = table.header.flatMap((header, index) => (answerStrength({ header }) >= 1.8 ? [index] : []));
  for (const index of table.header.keys()) {
    const sample = table.rows.slice(0, looked);
    const read = answers.length === 0 || !sample.some(({ cells }) => isLong(cells[index]!)) ? null : findReader(sample, index, answers);
    if (read !== null) return split(table, index, read);
  }
  return table;
}

function isLong(cell: string): boolean {
  return cell.length >= 5 && cell.length < 4000;
}

/** In nine rows of ten the answer is one of the three, or of a list the place of one. */
function findReader(rows: readonly TableRow[], column: number, answers: readonly number[]): ((cell: string) => Triple | null) | null {
  for (const read of [listOf, ...signs.map((sign) => (cell: string) => parted(cell, sign))]) {
    const first = rows.slice(0, 20).filter(({ cells }) => read(cells[column]!) !== null).length;
    if (first < 0.5 * Math.min(20, rows.length)) continue;
    const triples = rows.flatMap((row) => {
      const triple = read(row.cells[column]!);
      return triple === null ? [] : [{ row, triple }];
    });
    const isAnswer = (index: number): boolean =>
      index !== column &&
      triples.filter(
        ({ row: { cells }, triple }) =>
          triple.some((name) => namesSame(name, cells[index]!)) || (read === listOf && /^[0-3]$/.test(cells[index]!)),
      ).length >=
        0.9 * triples.length;
    const items = new Set(triples.flatMap(({ triple }) => triple)).size;
    if (
      triples.length >= 0.9 * rows.filter(({ cells }) => cells[column] !== '').length &&
      items >= 3 &&
      items < 3 * triples.length &&
      answers.some(isAnswer)
    )
      return read;
  }
  return null;
}

function listOf(cell: string): Triple | null {
  if (!cell.startsWith('[') || cell.length > 4000) return null;
  try {
    const list: unknown = JSON.parse(cell);
    return Array.isArray(list) ? triple(list.map(nameOf)) : null;
  } catch {
    return null;
  }
}

function parted(cell: string, sign: string): Triple | null {
  return triple(cell.split(sign).map((part) => part.trim()));
}

function triple(names: readonly string[]): Triple | null {
  const [a, b, c, ...more] = names;
  return a === undefined || b === undefined || c === undefined || more.length > 0 || names.includes('') || new Set(names).size < 3
    ? null
    : [a, b, c];
}

function split(table: FoundTable, index: number, read: (cell: string) => Triple | null): FoundTable {
  const replaced = <T>(list: readonly T[], by: readonly T[]): T[] => [...list.slice(0, index), ...by, ...list.slice(index + 1)];
  const moved = <T>(of: ReadonlyMap<number, T>): Map<number, T> =>
    new Map([...of].filter(([column]) => column !== index).map(([column, value]) => [column > index ? column + 2 : column, value]));
  const name = table.header[index]!;
  const { labels, missing } = table.sheet;
  return {
    ...table,
    header: replaced(table.header, ['first', 'second', 'third']),
    titles: replaced(table.titles, ['', '', '']),
    rows: table.rows.map(({ row, cells }) => ({ row, cells: replaced(cells, read(cells[index]!) ?? ['', '', '']) })),
    sheet: {
      ...table.sheet,
      ...(labels === undefined ? {} : { labels: moved(labels) }),
      ...(missing === undefined ? {} : { missing: moved(missing) }),
    },
    remarks: [...table.remarks, { code: 'triples-split', column: name, example: table.rows[0]!.cells[index]!.slice(0, 120) }],
  };
}
