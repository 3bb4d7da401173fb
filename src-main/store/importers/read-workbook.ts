/** Reads the sheets of an Excel workbook (.xlsx) as rows of text, within limits that no bomb gets past. */
import readWorkbookFile from 'read-excel-file/universal';
import { fromBufferPromise, type Entry } from 'yauzl';
import { AppError } from '../../contract/app-error';
import type { TableReading } from '../../contract/import';
import { arrangeTable, mostCells, mostColumns, type SniffedTable } from './sniff-table';
import { parseNumber, type TableRow } from './table-cells';

const mostUnpacked = 40 * 2 ** 20; // bytes of XML
const mostParts = 500;
const mostRows = 500_000;

/** Whether the file is an archive, as workbooks are. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5); // 'PK'
}

/** The first sheet with content unless one is wanted. */
export async function readWorkbook(bytes: Uint8Array, path: string, wanted: Partial<TableReading> = {}): Promise<SniffedTable> {
  await checkWorkbook(bytes, path);
  const sheets = await readSheets(bytes, path);
  const names = sheets.map(({ sheet }) => sheet);
  const chosen = sheets.find(({ sheet }) => sheet === wanted.sheet) ?? sheets.find(({ data }) => data.length > 0) ?? sheets[0];
  if (chosen === undefined) throw new AppError('bad-input', `${path} has no sheets. Save it again in Excel, or save the table as CSV.`);
  const doubts: string[] = [];
  const lines = toLines(chosen.data, doubts);
  const label = sheets.length > 1 ? `${path}, sheet ‘${chosen.sheet}’,` : path;
  const reading = { encoding: 'utf-8', delimiter: '\t', sheet: chosen.sheet } as const;
  const { hasHeader } = wanted;
  return arrangeTable(lines, label, { decimal: '.', ...(hasHeader === undefined ? {} : { hasHeader }) }, reading, doubts, names);
}

/** Looks at every part of the archive before the library does: declared and true sizes, and how far its cells reach. */
async function checkWorkbook(bytes: Uint8Array, path: string): Promise<void> {
  const damaged = (reason: string): AppError =>
    new AppError('bad-input', `${path} cannot be read as an Excel workbook: ${reason}. Save it again as .xlsx, or save the table as CSV.`);
  try {
    const archive = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true });
    if (archive.entryCount > mostParts) throw damaged(`it has ${archive.entryCount} parts`);
    let [unpacked, hasSheet] = [0, false];
    for await (const entry of archive.eachEntry()) {
      if (/^mimetype$/.test(entry.fileName)) throw damaged('it is an OpenDocument file');
      if (!/\.(xml|rels)$/.test(entry.fileName)) continue;
      unpacked += entry.uncompressedSize;
      if (unpacked > mostUnpacked) throw damaged(`unpacked it is larger than ${mostUnpacked / 2 ** 20} MB`);
      const text = await readEntry(archive, entry);
      hasSheet ||= entry.fileName.startsWith('xl/worksheets/');
      const excess = /<!(DOCTYPE|ENTITY)/.test(text) ? 'it contains document types' : findExcess(text);
      if (excess !== null) throw damaged(excess);
    }
    if (!hasSheet) throw damaged('it is another kind of archive');
  } catch (error) {
    throw error instanceof AppError ? error : damaged('the file is damaged');
  }
}

async function readEntry(archive: Awaited<ReturnType<typeof fromBufferPromise>>, entry: Entry): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer); // never more than it declares
  return Buffer.concat(chunks).toString('utf8');
}

/** Rows and columns are numbered in the file itself; one cell far away makes millions of empty ones on the way. */
function findExcess(xml: string): string | null {
  let [rows, columns, cells] = [0, 0, 0];
  for (const [, attributes] of xml.matchAll(/<(?:\w+:)?(?:row|c)(?=\s)((?:[^<>"']|"[^"]*"|'[^']*')*)/g)) {
    const address = /\sr\s*=\s*["']([^"']*)/.exec(attributes!)?.[1];
    if (address === undefined) continue; // the place after the one before
    const place = /^([A-Z]{0,4})(\d{1,9})$/.exec(address);
    if (place === null) return 'a cell has no proper address';
    rows = Math.max(rows, Number(place[2]));
    columns = Math.max(columns, columnNumber(place[1]!));
    if (place[1] !== '') cells++;
  }
  if (rows > mostRows) return `it has more than ${mostRows} rows`;
  if (columns > mostColumns) return `it has more than ${mostColumns} columns`;
  return Math.max(cells, rows * columns) > mostCells ? `it has more than ${mostCells / 1e6} million cells` : null;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
}

async function readSheets(bytes: Uint8Array, path: string): Promise<{ sheet: string; data: readonly (readonly unknown[])[] }[]> {
  try {
    return await readWorkbookFile(new Uint8Array(bytes).buffer);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    throw new AppError('bad-input', `${path} cannot be read as an Excel workbook (${reason}). Save it again as .xlsx, or save the table as CSV.`, { cause: error }); // prettier-ignore
  }
}

/** Numbers are written with a point. Numbers that Excel holds as text with a comma are read as numbers, and that is said. */
function toLines(data: readonly (readonly unknown[])[], doubts: string[]): TableRow[] {
  let asText = '';
  const toText = (cell: unknown): string => {
    if (cell === null || cell === undefined) return '';
    if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
    const text = String(cell as string | number | boolean).trim();
    if (typeof cell !== 'string' || !text.includes(',') || parseNumber(text, ',') === null) return text;
    asText ||= text;
    return text.replace(',', '.');
  };
  const lines = data
    .map((cells, index) => ({ row: index + 1, cells: cells.map(toText) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (asText !== '') doubts.push(`Some numbers are stored as text with a decimal comma (${asText}) and are read as numbers.`);
  return lines;
}
