/** Whether the first row of a table names its columns. */
import { parseNumber, type TableRow } from '../../table-cells';
import { meaningsOf } from '../columns/header-meaning';

/** A header is a first row of words above columns of numbers, or in a table of words a row of names nothing else repeats. */
export function guessHeader(lines: readonly (readonly string[])[], decimal: '.' | ','): boolean {
  const first = lines[0];
  const rest = lines.slice(1, 2000);
  if (first === undefined) return false;
  const isKnown = first.some((cell) => meaningsOf(cell).size > 0);
  if (rest.length === 0) return first.length > 1 && isKnown;
  if (namesItsRows(first, rest, decimal)) return true;
  const isNumber = (cell: string | undefined): boolean => cell !== undefined && parseNumber(cell, decimal) !== null;
  const columns = first.map((cell, i) => ({ cell, below: rest.map((row) => row[i] ?? '').filter((entry) => entry !== '') }));
  const numeric = columns.filter(({ below }) => below.length > 0 && below.filter(isNumber).length > below.length / 2);
  if (numeric.length > 0 && numbersColumns(columns, numeric, rest)) return true;
  if (numeric.length > 0) return numeric.some(({ cell }) => cell !== '') && numeric.every(({ cell }) => !isNumber(cell));
  if (first.some(isNumber)) return false;
  return isKnown || columns.some(({ cell, below }) => new Set(below).size < below.length && !below.includes(cell));
}

/** Above the names of items stand words of their own, and above the values whole numbers, one for each rater or each step of a scale. */
function numbersColumns(columns: readonly HeadedColumn[], numeric: readonly HeadedColumn[], rest: readonly (readonly string[])[]): boolean {
  const words = columns.filter((column) => !numeric.includes(column) && column.below.length > 0);
  const numbers = numeric.map(({ cell }) => cell);
  if (words.length === 0 || numbers.length < 2 || rest.length < 3 || !numbers.every((cell) => /^\d{1,9}$/.test(cell))) return false;
  if (new Set(numbers).size < numbers.length) return false;
  const below = new Set(words.flatMap((column) => column.below));
  if (words.some(({ cell }) => cell === '' || below.has(cell))) return false; // in a list of pairs the first ones come again
  const isNamed = words.every(({ cell }) => meaningsOf(cell).size > 0);
  const isRun = numbers.every((cell, i) => i === 0 || Number(cell) === Number(numbers[i - 1]) + 1);
  const values = new Set(numeric.flatMap((column) => column.below.slice(0, 500)));
  return isNamed && (isRun || numbers.every((cell) => !values.has(cell)));
}

interface HeadedColumn {
  readonly cell: string;
  readonly below: readonly string[];
}

/** The names of a matrix may be numbers themselves: then they stand above and beside it. */
function namesItsRows(first: readonly string[], rest: readonly (readonly string[])[], decimal: '.' | ','): boolean {
  const isCorner = (cell: string): boolean => cell === '' || parseNumber(cell, decimal) === null;
  for (const beside of [0, 1, 2]) {
    const names = first.slice(beside + 1).filter((cell) => cell !== '');
    if (names.length < 2 || !first.slice(0, beside + 1).every(isCorner) || new Set(names).size !== names.length) continue;
    if (names.every((name) => parseNumber(name, decimal) !== null) && !names.every((name) => /^\d+$/.test(name))) continue; // values, not names
    const known = new Set(rest.map((row) => row[beside] ?? ''));
    const found = names.filter((name) => known.has(name)).length;
    if (found === names.length || (found >= 2 && found >= names.length - 1 && rest.length >= names.length - 1)) return true;
  }
  return false;
}

/** Each of the first rows holds one cell more than the one above, or one less: half a matrix. */
export function isRampOfRows(lines: readonly TableRow[]): boolean {
  const counts = lines.slice(0, 6).map(({ cells }) => cells.filter((cell) => cell !== '').length);
  if (counts.length < 2) return false;
  const steps = counts.slice(1).map((count, i) => count - counts[i]!);
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
