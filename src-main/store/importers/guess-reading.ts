/** Guesses how a text file is to be read: its delimiter, its decimal sign, and whether its first row is a header. */
import { parseNumber, splitLines, type TableRow } from './table-cells';

const delimiters = [';', '\t', ',', '|'] as const;
const sampleLines = 200;
const sampleLetters = 2_000_000;

/** The delimiter that gives rows of equal length with most numbers; for equal merit the earlier one of the list. */
export function guessDelimiter(whole: string): string {
  const text = whole.slice(0, sampleLetters);
  const scores = delimiters.map((delimiter) => {
    const lines = splitLines(text, delimiter, sampleLines).map(({ cells }) => cells);
    const widths = new Map<number, number>();
    for (const { length } of lines) widths.set(length, (widths.get(length) ?? 0) + 1);
    const [width, count] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
    if (width < 2) return 0;
    const cells = lines.flat();
    const numbers = cells.filter((cell) => parseNumber(cell, '.') !== null || parseNumber(cell, ',') !== null);
    return count / lines.length + numbers.length / cells.length;
  });
  const best = Math.max(...scores);
  return best === 0 ? ',' : delimiters[scores.indexOf(best)]!;
}

export function guessDecimal(lines: readonly TableRow[], doubts: string[]): '.' | ',' {
  let [withComma, withDot, allThousands] = [0, 0, true];
  let [comma, dot] = ['', ''];
  for (const { cells } of lines)
    for (const cell of cells) {
      if (cell.includes(',') && parseNumber(cell, ',') !== null) {
        if (withComma++ === 0) comma = cell;
        allThousands &&= /^[-+]?\d{1,3},\d{3}$/.test(cell);
      } else if (cell.includes('.') && parseNumber(cell, '.') !== null && withDot++ === 0) dot = cell;
    }
  if (withComma > 0 && withDot > 0) doubts.push(`Some numbers have a decimal comma (${comma}), others a decimal point (${dot}).`);
  if (withComma > 0 && withDot === 0 && allThousands)
    doubts.push(`The comma in ${comma} is read as a decimal comma; it might separate thousands.`);
  return withComma > withDot ? ',' : '.';
}

/** A header is a first row of words above columns of numbers, or in a table of words a row of names nothing else repeats. */
export function guessHeader(lines: readonly (readonly string[])[], decimal: '.' | ','): boolean {
  const first = lines[0];
  const rest = lines.slice(1, 2000);
  if (first === undefined) return false;
  if (rest.length === 0) return first.length > 1 && first.some((cell) => knownNames.test(cell));
  const isNumber = (cell: string | undefined): boolean => cell !== undefined && parseNumber(cell, decimal) !== null;
  const columns = first.map((cell, i) => ({ cell, below: rest.map((row) => row[i] ?? '').filter((entry) => entry !== '') }));
  const numeric = columns.filter(({ below }) => below.length > 0 && below.filter(isNumber).length > below.length / 2);
  // The names of a matrix may be numbers themselves: then they stand above and beside it.
  const beside = new Set(rest.map((row) => row[0] ?? ''));
  const isCorner = first[0] === '' && first.length > 2 && first.slice(1).every((cell) => cell !== '' && beside.has(cell));
  if (isCorner) return true;
  if (numeric.length > 0) return numeric.some(({ cell }) => cell !== '') && numeric.every(({ cell }) => !isNumber(cell));
  if (first.some(isNumber)) return false;
  return first.some((cell) => knownNames.test(cell)) || columns.some(({ cell, below }) => repeats(below) && !below.includes(cell));
}

const knownNames =
  /^(id|item|name|stimul|image|bild|file|datei|categor|kategor|class|klasse|rater|participant|subject|vp|first|second|pair|paar)/i;

function repeats(cells: readonly string[]): boolean {
  return new Set(cells).size < cells.length;
}
