/** Cells of answers that hold a number in another dress: ‘6/7’, full-width digits, quotation marks, and counts of a total that varies. */
import { strengthOf, wordsOf } from './header-meaning';
import { directionOfPhrase } from './phrase-direction';
import { parseNumber } from '../../table-cells';
import type { FoundTable } from '../sheet/table';

/** Every change is said. */
export function readPlainAnswers(table: FoundTable): FoundTable {
  return readShares(readOutOf(withoutQuotes(table)));
}

function changeColumn(table: FoundTable, index: number, change: (cells: readonly string[]) => string): FoundTable['rows'] {
  return table.rows.map(({ row, cells }) => ({ row, cells: cells.map((cell, i) => (i === index ? change(cells) : cell)) }));
}

const quoted = /^'([^']*)'$/;

/** Single quotation marks around every cell, and digits of full width. */
function withoutQuotes(table: FoundTable): FoundTable {
  const { header, rows } = table;
  const isWide = rows.slice(0, 200).some(({ cells }) => cells.some((cell) => /^[０-９]/u.test(cell)));
  const isQuoted =
    header.length > 1 &&
    header.every((cell) => quoted.test(cell)) &&
    rows.every(({ cells }) => cells.every((cell) => cell === '' || quoted.test(cell)));
  if (!isWide && !isQuoted) return table;
  const plain = (cell: string): string => {
    const bare = isQuoted ? (quoted.exec(cell)?.[1] ?? cell) : cell;
    return /^[-−＋－+]?[０-９．，]+$/u.test(bare) ? bare.normalize('NFKC') : bare;
  };
  return { ...table, header: header.map(plain), rows: rows.map(({ row, cells }) => ({ row, cells: cells.map(plain) })) };
}

const saysAnswer = (header: string): boolean => strengthOf(header, 'judgement') >= 1.6 || directionOfPhrase(header) !== null;

/** ‘6/7’: six of seven, where the second number is the same everywhere. */
function readOutOf(table: FoundTable): FoundTable {
  let found = table;
  for (const [index, name] of table.header.entries()) {
    if (!saysAnswer(name)) continue;
    const given = table.rows.map(({ cells }) => cells[index]!).filter((cell) => cell !== '');
    const parts = given.map((cell) => /^(\d{1,3})\s*(?:\/|of|von|sur|de|van|su)\s*(\d{1,3})$/.exec(cell));
    const [whole] = parts.map((match) => match?.[2]);
    if (given.length < 3 || whole === undefined || !parts.every((match) => match?.[2] === whole && Number(match[1]) <= Number(whole)))
      continue;
    const rows = changeColumn(found, index, (cells) => /^\d+/.exec(cells[index]!)?.[0] ?? cells[index]!);
    found = { ...found, rows, remarks: [...found.remarks, { code: 'out-of', column: name, example: given[0]!, whole: Number(whole) }] };
  }
  return found;
}

const isCount = (words: readonly string[]): boolean =>
  words.some((word) => /^(n|nr|num|number|count|counts|anzahl|nombre|numero|aantal|freq|times)$/.test(word));
const isTotal = (words: readonly string[]): boolean =>
  words.some((word) => /^(total|totals|all|trials|gesamt|insgesamt|totale|totaal|shown|presented|judged|asked)$/.test(word));

/** ‘n_same’ of ‘n_total’: where the totals differ only their shares can be compared. */
function readShares(table: FoundTable): FoundTable {
  const { header, rows, reading } = table;
  const words = header.map(wordsOf);
  const count = header.findIndex((name, i) => isCount(words[i]!) && !isTotal(words[i]!) && directionOfPhrase(name) !== null);
  const total = header.findIndex((_, i) => i !== count && isTotal(words[i]!) && (isCount(words[i]!) || words[i]!.length === 1));
  if (count < 0 || total < 0 || rows.length < 3) return table;
  const numbers = (index: number): (number | null)[] => rows.map(({ cells }) => parseNumber(cells[index]!, reading.decimal));
  const [some, all] = [numbers(count), numbers(total)];
  if (!some.every((value, i) => value !== null && all[i] !== null && value >= 0 && value <= all[i]! && all[i]! > 0)) return table;
  if (new Set(all).size === 1) return table;
  const called = `${header[count]!} / ${header[total]!}`;
  const share = (i: number): string => String(Number((some[i]! / all[i]!).toPrecision(12))).replace('.', reading.decimal);
  return {
    ...table,
    header: header.map((name, i) => (i === count ? called : name)),
    rows: rows.map(({ row, cells }, k) => ({ row, cells: cells.map((cell, i) => (i === count ? share(k) : cell)) })),
    remarks: [...table.remarks, { code: 'shares', column: header[count]!, total: header[total]! }],
  };
}
