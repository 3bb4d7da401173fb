/** Opens the place where the images of a corpus lie: a folder, a zip file, or files of strokes in either; all are read alike. */
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { statRegular } from '../../files/read-regular';
import { isMissing, readError } from '../files/read-json';
import { isStrokes, type CorpusPlace } from './corpus-place';
import { withDrawingLines } from './drawing-lines';
import { openFolderPlace } from './folder-place';
import { openZipPlace } from './zip-place';

/** `root` is an absolute path. Throws AppError 'not-found' or 'bad-input' in a sentence. */
export async function openPlace(root: string): Promise<CorpusPlace> {
  const entry = await stat(root).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw readError(error, root);
  });
  if (entry !== null && !entry.isDirectory()) await statRegular(root, Infinity);
  if (entry === null) throw new AppError('not-found', say`The folder ${root} does not exist. Check the path and choose it again.`);
  if (entry.isDirectory()) return withDrawingLines(openFolderPlace(root, null), root);
  if (/\.zip$/i.test(root)) return withDrawingLines(await openZipPlace(root), root);
  if (isStrokes(root)) return withDrawingLines(openFolderPlace(dirname(root), basename(root)), root);
  throw new AppError('bad-input', say`${root} is a file. Choose the folder that holds the class folders, a zip file, or an .ndjson file.`);
}
