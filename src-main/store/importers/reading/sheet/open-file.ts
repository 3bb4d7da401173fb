/** Opens a file of any kind the program knows, by its content and not by its name, or says how to get a table out of it. */
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import type { TableReading } from '../../../../contract/importing/import';
import { openText } from './open-text';
import { openJson } from '../formats/open-json';
import { isMatlab, openMatlab } from '../formats/open-matlab';
import { openR } from '../formats/open-r';
import { isSpss, openSpss } from '../formats/open-spss';
import { openWorkbook } from '../formats/open-workbook';
import { refuseForeign } from '../formats/refuse-foreign';
import { isZip } from '../formats/read-zip';
import type { OpenedFile } from './table';

export async function openFile(bytes: Uint8Array, path: string, wanted: Partial<TableReading>): Promise<OpenedFile> {
  if (bytes.length === 0) throw new AppError('bad-input', say`${path} is empty. Choose a file with at least one row.`);
  if (isZip(bytes)) return openWorkbook(bytes, path);
  if (isMatlab(bytes)) return openMatlab(bytes, path);
  if (isSpss(bytes)) return openSpss(bytes, path);
  refuseForeign(bytes, path);
  return openJson(bytes, path) ?? openR(bytes, path) ?? openText(bytes, path, wanted);
}
