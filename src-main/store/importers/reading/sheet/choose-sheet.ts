/** Which sheet of a workbook is read: the one with data, or all where each holds the same table of another person. */
import type { Remark } from '../../../../contract/importing/table-remarks';
import type { OpenedFile, Sheet } from './table';

/** The sheet that is wanted; else those of one header joined, else the one with most filled rows, the first of equals. */
export function chooseSheet({ sheets, format }: OpenedFile, wanted: string | null, remarks: Remark[]): Sheet | undefined {
  const named = sheets.find(({ name }) => name === wanted);
  const filled = sheets.filter(({ lines }) => lines.length > 0);
  const joined = wanted === null && format === 'workbook' ? joinSheets(filled, remarks) : null;
  if (joined !== null) return joined;
  const most = Math.max(0, ...filled.map((sheet) => cellsOf(sheet)));
  const chosen = named ?? filled.find((sheet) => cellsOf(sheet) >= most / 4) ?? sheets[0];
  const others = filled.filter((sheet) => sheet !== chosen).map(({ name }) => name);
  if (chosen !== undefined && named === undefined && others.length > 0 && format !== 'json')
    remarks.push({ code: 'other-sheets', taken: chosen.name, others: others.slice(0, 20) });
  return chosen;
}

/** Sheets that begin with the same names, one below the other, with the name of its sheet in each row. */
function joinSheets(sheets: readonly Sheet[], remarks: Remark[]): Sheet | null {
  const [first] = sheets;
  const header = first?.lines[0]?.cells ?? [];
  const isAlike = ({ lines }: Sheet): boolean => lines.length > 2 && lines[0]!.cells.join('\n') === header.join('\n');
  if (sheets.length < 2 || header.filter((cell) => cell !== '').length < 2 || !sheets.every(isAlike)) return null;
  if (header.some((cell) => /^(sheet|blatt)$/i.test(cell)) || sheets.some(({ name }) => name === '')) return null;
  remarks.push({ code: 'sheets-joined', sheets: sheets.map(({ name }) => name).slice(0, 20) });
  const rows = sheets.flatMap(({ name, lines }) => lines.slice(1).map(({ row, cells }) => ({ row, cells: [name, ...cells] })));
  return { ...first!, name: '', lines: [{ row: first!.lines[0]!.row, cells: ['sheet', ...header] }, ...rows] };
}

function cellsOf({ lines }: Sheet): number {
  return lines.slice(0, 2000).reduce((sum, { cells }) => sum + cells.filter((cell) => cell !== '').length, 0);
}
