/** From a text file to rows of cells: encoding and delimiter are guessed unless they are said. */
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import type { TableReading } from '../../../../contract/importing/import';
import type { Remark } from '../../../../contract/importing/table-remarks';
import { decodeText } from '../../decode-text';
import { parseNumber, parseShare, splitLines, type TableRow } from '../../table-cells';
import { joinPrintedBlocks, splitSpaces } from '../names/split-spaces';
import type { OpenedFile } from './table';

export const largestTable = 64 * 2 ** 20; // bytes of a text file
export const mostCells = 4_000_000;
export const mostColumns = 2000;

const delimiters = [';', '\t', ',', '|'] as const;
const sampleLines = 200;
const sampleLetters = 2_000_000;

/** `path` is named in sentences. */
export function openText(bytes: Uint8Array, path: string, wanted: Partial<TableReading>): OpenedFile {
  if (bytes.length > largestTable)
    throw new AppError(
      'bad-input',
      say`${path} is larger than ${largestTable / 2 ** 20} MB. Keep the columns that are needed and save it again.`,
    );
  const { text: decoded, encoding } = decodeText(bytes, wanted.encoding);
  const whole = /[\u200b\u2060\ufeff]/.test(decoded) ? decoded.replace(/[\u200b\u2060\ufeff]/g, '') : decoded; // signs without width, which would make two names of one
  if (whole.includes('\0')) throw new AppError('bad-input', say`${path} is not a text file. Save the table as CSV and choose that file.`);
  const said = /^sep=(.)(?:\r\n|\n|\r)/i.exec(whole); // how Excel is told the delimiter
  const text = said === null ? whole : `\n${whole.slice(said[0].length)}`; // rows are counted as they stand in the file
  const delimiter = wanted.delimiter ?? said?.[1] ?? guessDelimiter(text);
  refuseTooMany(text, delimiter, path);
  const remarks: Remark[] = text.includes('\uFFFD') ? [{ code: 'unreadable-letters' }] : [];
  const isGuessed = wanted.encoding === undefined && !encoding.startsWith('utf') && encoding !== 'windows-1252';
  const example = isGuessed ? /[^\s,;|"]*[^\p{ASCII}][^\s,;|"]*/u.exec(text)?.[0] : undefined;
  if (example !== undefined) remarks.push({ code: 'old-letters', encoding, example: example.slice(0, 40) });
  return { format: 'text', sheets: [{ name: '', lines: splitText(text, delimiter) }], encoding, delimiter, remarks };
}

function splitText(text: string, delimiter: string): TableRow[] {
  if (delimiter !== ' ') return splitLines(text, delimiter);
  const rows = splitSpaces(text);
  return joinPrintedBlocks(rows) ?? rows;
}

/** The delimiter that gives rows of equal length with most numbers; for equal merit the earlier one. Spaces come last. */
export function guessDelimiter(whole: string): string {
  const text = whole.slice(0, sampleLetters);
  const isDecimal = isDecimalSign(text);
  const scores = delimiters.map((delimiter) => (delimiter === ',' && isDecimal ? 0 : meritOf(splitLines(text, delimiter, sampleLines))));
  const best = Math.max(...scores);
  const spaced = splitSpaces(text.slice(0, sampleLetters / 10), sampleLines);
  const parted = best === 0 ? [] : splitLines(text, delimiters[scores.indexOf(best)]!, sampleLines);
  const isHeaderParted =
    parted.length > 2 &&
    parted[0]!.cells.length > 2 &&
    parted.every(({ cells }) => cells.length === parted[0]!.cells.length) &&
    spaced[0]?.cells.length === 1; // ‘5 of 7’ stands below one header
  const spaces = isHeaderParted ? 0 : meritOf(spaced);
  if (spaces > 0 && (best === 0 || (spaces > best + 0.2 && best < 1.2))) return ' ';
  return best === 0 ? ',' : delimiters[scores.indexOf(best)]!;
}

/** Every comma stands between digits, and something else parts every row into as many columns. */
function isDecimalSign(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/, sampleLines).filter((line) => line.trim() !== '');
  const commas = lines.reduce((sum, line) => sum + line.split(',').length - 1, 0);
  const between = lines.reduce((sum, line) => sum + [...line.matchAll(/\d,(?=\d)/g)].length, 0);
  if (commas === 0 || between < 0.9 * commas || lines.length < 2) return false;
  return [';', '\t', '|'].some((other) => {
    const counts = lines.map((line) => line.split(other).length);
    const usual = counts.toSorted((a, b) => a - b)[counts.length >> 1]!;
    return usual > 1 && counts.filter((count) => count === usual).length >= 0.8 * counts.length;
  });
}

function meritOf(rows: readonly TableRow[]): number {
  const lines = rows.map(({ cells }) => cells);
  const widths = new Map<number, number>();
  for (const { length } of lines) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  if (width < 2) return 0;
  const cells = lines.flat();
  const numbers = cells.filter((cell) => parseNumber(cell, '.') !== null || parseNumber(cell, ',') !== null);
  return count / lines.length + numbers.length / cells.length;
}

/** Counted before cells are made of it: millions of empty cells would fill the memory. */
function refuseTooMany(text: string, delimiter: string, path: string): void {
  let cells = 1;
  for (let i = 0; i < text.length; i++) if (text[i] === delimiter || text[i] === '\n' || text[i] === '\r') cells++;
  if (cells > mostCells)
    throw new AppError(
      'bad-input',
      say`${path} has more than ${mostCells / 1e6} million cells. Keep the rows and columns that are needed.`,
    );
}

export function guessDecimal(lines: readonly TableRow[], remarks: Remark[]): '.' | ',' {
  let [withComma, withDot, allThousands] = [0, 0, true];
  let [comma, dot] = ['', ''];
  for (const { cells } of lines)
    for (const cell of cells) {
      if (cell.includes(',') && parseShare(cell, ',') !== null) {
        if (withComma++ === 0) comma = cell;
        allThousands &&= /^[-+]?\d{1,3},\d{3}$/.test(cell);
      } else if (cell.includes('.') && parseShare(cell, '.') !== null && withDot++ === 0) dot = cell;
    }
  if (withComma > 0 && withDot > 0) remarks.push({ code: 'two-decimal-signs', comma, point: dot });
  if (withComma > 0 && withDot === 0 && allThousands) remarks.push({ code: 'thousands', cell: comma });
  return withComma > withDot ? ',' : '.';
}

/** ‘1,100’ beside ‘999’, or quoted among cells that commas part: the comma separates thousands. */
export function withoutThousands(lines: readonly TableRow[], delimiter: string, remarks: Remark[]): readonly TableRow[] {
  if (!lines.some(({ cells }) => cells.some((cell) => cell.includes(',')))) return lines;
  const isThousands = (cell: string): boolean => /^[-+]?\d{1,3}(,\d{3})+$/.test(cell);
  let [found, others, whole] = ['', 0, 0];
  for (const { cells } of lines)
    for (const cell of cells) {
      if (isThousands(cell)) found ||= cell;
      else if (parseNumber(cell, ',') !== null && cell.includes(',')) others++;
      else if (/^[1-9]\d\d$/.test(cell)) whole++;
    }
  if (found === '' || others > 0 || (delimiter !== ',' && whole === 0)) return lines;
  remarks.push({ code: 'thousands-read', cell: found, value: Number(found.replaceAll(',', '')) });
  return lines.map(({ row, cells }) => ({ row, cells: cells.map((cell) => (isThousands(cell) ? cell.replaceAll(',', '') : cell)) }));
}
