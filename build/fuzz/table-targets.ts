/** What reads tables: text in every layout, and each format of other programs. Packed formats are damaged inside their packing. */
import { AppError } from '../../src-main/contract/app-error';
import { readTableFile } from '../../src-main/store/importers/reading/sheet/read-table-file';
import {
  jsonSeeds,
  layoutSeeds,
  matlabSeeds,
  openDocument,
  openDocumentXml,
  rSeeds,
  sheetRows,
  spssSeeds,
  tableSeeds,
  workbook,
} from '../../src-main/studio/test-support/spoiled-files';
import type { FuzzTarget } from './fuzz-target';

const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetRows([
  ['rater', 'a', 'b', 'rating'],
  ['x', 'owl', 'axe', 1.5],
  ['x', 'owl', 'saw', 2],
  ['y', 'axe', 'saw', '2,5'],
])}</sheetData></worksheet>`;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const tableTargets: readonly FuzzTarget[] = [
  target('text', [...tableSeeds, ...layoutSeeds]),
  target('sav', spssSeeds),
  target('mat', matlabSeeds),
  target('json', jsonSeeds),
  target('r', rSeeds),
  target('ods', [bytesOf(openDocumentXml)], openDocument),
  target('xlsx', [bytesOf(sheet)], (bytes) => workbook('', { 'xl/worksheets/sheet1.xml': bytes })),
];

/** Read as an import does; what it finds goes to another process, and a table that is no use is as good as one refused. */
function target(name: string, seeds: readonly Uint8Array[], pack = (bytes: Uint8Array): Uint8Array => bytes): FuzzTarget {
  return {
    name,
    seeds: () => Promise.resolve(seeds),
    read: async (bytes) => {
      const path = `answers.${name}`;
      const read = await readTableFile(pack(bytes), path);
      structuredClone(read);
      if (read.problem === null) return;
      if (!read.problem.includes(path)) throw new Error(`‘${read.problem}’ does not say which file`);
      throw new AppError('bad-input', read.problem);
    },
  };
}
