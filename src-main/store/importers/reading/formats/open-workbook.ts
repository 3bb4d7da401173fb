/** Reads the sheets of a workbook (.xlsx, .ods) as rows of text, within limits that no bomb gets past. */
import readWorkbookFile from 'read-excel-file/universal';
import { AppError } from '../../../../contract/app-error';
import { phrase, say } from '../../../../contract/message';
import type { Remark } from '../../../../contract/importing/table-remarks';
import { parseNumber, type TableRow } from '../../table-cells';
import { mostCells, mostColumns } from '../sheet/open-text';
import type { OpenedFile } from '../sheet/table';
import { readOpenDocument } from './open-document';
import { readZip } from './read-zip';
import { refuseArchive } from './refuse-foreign';

const mostRows = 500_000;

/** Sheets in the order of the workbook. */
export async function openWorkbook(bytes: Uint8Array, path: string): Promise<OpenedFile> {
  const damaged = (reason: string): AppError =>
    new AppError('bad-input', say`${path} cannot be read as a workbook: ${reason}. Save it again as .xlsx, or save the table as CSV.`);
  const { sheets, remarks } = await readSheets(bytes, path, damaged);
  if (sheets.length === 0) throw damaged(phrase`it has no sheets`);
  return { format: 'workbook', sheets, encoding: 'utf-8', delimiter: '\t', remarks };
}

async function readSheets(
  bytes: Uint8Array,
  path: string,
  damaged: (reason: string) => AppError,
): Promise<{ sheets: OpenedFile['sheets']; remarks: Remark[] }> {
  try {
    const { names, texts } = await readZip(bytes, (name) => /\.(xml|rels)$/.test(name), damaged);
    const content = texts.get('content.xml');
    if (names.includes('mimetype') && content !== undefined) return { sheets: readOpenDocument(content, damaged), remarks: [] };
    refuseArchive(names, path);
    if (!names.some((name) => name.startsWith('xl/worksheets/'))) throw damaged(phrase`it is another kind of archive`);
    for (const text of texts.values()) {
      const excess = findExcess(text);
      if (excess !== null) throw damaged(excess);
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged(phrase`the file is damaged`);
  }
  const remarks: Remark[] = [];
  const data = await parseExcel(bytes, damaged);
  return { sheets: data.map(({ sheet, data: cells }) => ({ name: sheet, lines: toLines(cells, remarks) })), remarks };
}

/** Rows and columns are numbered in the file itself; one cell far away makes millions of empty ones on the way. */
function findExcess(xml: string): string | null {
  let [rows, columns, cells] = [0, 0, 0];
  for (const [, attributes] of xml.matchAll(/<(?:\w+:)?(?:row|c)(?=\s)((?:[^<>"']|"[^"]*"|'[^']*')*)/g)) {
    const address = /\sr\s*=\s*["']([^"']*)/.exec(attributes!)?.[1];
    if (address === undefined) continue; // the place after the one before
    const place = /^([A-Z]{0,4})(\d{1,9})$/.exec(address);
    if (place === null) return phrase`a cell has no proper address`;
    rows = Math.max(rows, Number(place[2]));
    columns = Math.max(columns, columnNumber(place[1]!));
    if (place[1] !== '') cells++;
  }
  if (rows > mostRows) return phrase`it has more than ${mostRows} rows`;
  if (columns > mostColumns) return phrase`it has more than ${mostColumns} columns`;
  return Math.max(cells, rows * columns) > mostCells ? phrase`it has more than ${mostCells / 1e6} million cells` : null;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
}

async function parseExcel(
  bytes: Uint8Array,
  damaged: (reason: string) => AppError,
): Promise<{ sheet: string; data: readonly (readonly unknown[])[] }[]> {
  // prettier-ignore
  try {
    return await readWorkbookFile(new Uint8Array(bytes).buffer);
  } catch (error) {
    throw damaged(error instanceof Error ? error.message.split('\n')[0]! : String(error));
  }
}

/** Numbers are written with a point. Numbers that Excel holds as text with a comma are read as numbers, and that is said. */
function toLines(data: readonly (readonly unknown[])[], remarks: Remark[]): TableRow[] {
  let asText = '';
  const toText = (cell: unknown): string => {
    if (cell === null || cell === undefined) return '';
    if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
    const text = (typeof cell === 'string' ? cell : JSON.stringify(cell)).trim();
    if (typeof cell !== 'string' || !text.includes(',') || parseNumber(text, ',') === null) return text;
    asText ||= text;
    return text.replace(',', '.');
  };
  const lines = data
    .map((cells, index) => ({ row: index + 1, cells: cells.map(toText) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (asText !== '') remarks.push({ code: 'text-numbers', cell: asText });
  return lines;
}
