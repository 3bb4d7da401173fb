/** Which files of a folder of images bring nothing, so that none disappears without a word. */
import type { ImportSource, UnusedFile } from '../../../contract/importing/import';
import { unusedReasonOf } from '../../../contract/study/unused-files';
import { imageNamePattern } from '../../../contract/study/image-names';
import { tableNamePattern } from '../../../contract/importing/table-endings';
import { findFiles, findFolders, statSource } from './find-files';
import type { DroppedFiles } from './dropped-files';

/** Files that systems put into every folder; nobody means to import them. */
const systemFile = /(^|\/)(thumbs\.db|desktop\.ini|ehthumbs\.db|icon\r)$/i;

/** Of folders only: a single file is looked into whatever it is called, and of a drop the window knows the names. */
export async function findUnused(sources: readonly ImportSource[], dropped: DroppedFiles): Promise<UnusedFile[]> {
  const unused: UnusedFile[] = [];
  for (const source of sources) {
    if (source.kind !== 'path' || !(await statSource(source.path)).isDirectory()) continue;
    for (const { name } of await findFiles(source, dropped, /./))
      if (!imageNamePattern.test(name) && !systemFile.test(name))
        unused.push({ name, reason: tableNamePattern.test(name) ? 'table' : unusedReasonOf(name) });
    for (const name of await findFolders(source.path, imageNamePattern)) unused.push({ name, reason: 'folder' });
  }
  return unused;
}
