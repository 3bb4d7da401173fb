/** Codes of keys, as jsPsych 6 writes them into ‘key_press’: 49 to 57 are the digits 1 to 9, and 97 to 105 those beside the letters. */
import type { TableContent } from '../../../../contract/importing/import';
import { strengthOf } from './header-meaning';
import type { FoundTable } from '../sheet/table';

const names = /key[ _.-]?(press|code|number)|^(which|keycode)$/i;
const keys = /^(.*[ _.])?(keys?|taste|touche|tecla|toets|tasto)$/i; // numbers there may also be the digits themselves

function digitOf(code: number): number | null {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 96 && code <= 105 ? code - 96 : null;
}

/** Only under a header that says so, and where most codes are digits; any other key becomes a word, so that it is no answer. */
export function readKeyCodes(table: FoundTable, said: Partial<Pick<TableContent, 'low' | 'high'>> = {}): FoundTable {
  const areKeys = said.high !== undefined && said.high <= 9; // a person says that the scale has digits
  const columns = table.header.flatMap((header, index) =>
    (names.test(header) && areDigits(table, index)) ||
    ((keys.test(header) || (areKeys && strengthOf(header, 'judgement') >= 1.6)) && areKeyCodes(numbersOf(table, index)))
      ? [index]
      : [],
  );
  if (columns.length === 0 || !table.reading.hasHeader) return table;
  const told = columns.map((index) => {
    const example = table.rows.find(({ cells }) => isDigit(cells[index]!))!.cells[index]!;
    return { code: 'key-codes', column: table.header[index]!, example, value: digitOf(Number(example))! } as const;
  });
  const rows = table.rows.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell, i) => (columns.includes(i) && /^\d+$/.test(cell) ? String(digitOf(Number(cell)) ?? `key ${cell}`) : cell)),
  }));
  return { ...table, rows, remarks: [...table.remarks, ...told] };
}

/** Nothing but codes of the keys 1 to 9, several of them. */
export function areKeyCodes(values: readonly number[]): boolean {
  return (
    values.length >= 6 &&
    new Set(values).size >= 3 &&
    (values.every((value) => value >= 49 && value <= 57) || values.every((value) => value >= 97 && value <= 105)) &&
    values.every(Number.isInteger)
  );
}

function numbersOf({ rows }: FoundTable, index: number): number[] {
  return rows.flatMap(({ cells }) => (/^\d{2,3}$/.test(cells[index]!) ? [Number(cells[index])] : cells[index] === '' ? [] : [NaN]));
}

const isDigit = (cell: string): boolean => /^\d+$/.test(cell) && digitOf(Number(cell)) !== null;

function areDigits({ rows }: FoundTable, index: number): boolean {
  const given = rows.map(({ cells }) => cells[index]!).filter((cell) => /^-?\d+(\.\d+)?$/.test(cell));
  return (
    given.length > 0 &&
    given.every((cell) => /^\d{1,3}$/.test(cell) && Number(cell) >= 8) &&
    given.filter(isDigit).length >= 0.6 * given.length
  );
}
