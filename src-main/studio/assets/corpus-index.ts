/** Keeps the corpora of the open project in memory: reading an index of 90,000 images for each thumbnail would be too slow. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Corpus } from '../../contract/corpus';
import { readCorpora } from '../../store/corpus-store';

export interface CorpusIndex {
  read(folder: string): Promise<readonly Corpus[]>;
}

/** Reads corpora.json again when it was written since. */
export function createCorpusIndex(): CorpusIndex {
  let known: { readonly version: string; readonly corpora: Promise<readonly Corpus[]> } | null = null;
  return {
    read: async (folder) => {
      const version = `${folder} ${await fileVersion(join(folder, 'corpora.json'))}`;
      if (known?.version !== version) known = { version, corpora: readCorpora(folder).then((file) => file.corpora) };
      return known.corpora;
    },
  };
}

/** Changes whenever the file does: writes are renames, so the inode changes even within one tick of the clock. */
async function fileVersion(path: string): Promise<string> {
  const info = await stat(path, { bigint: true }).catch(() => null); // a missing file is a project without corpora
  return info === null ? 'none' : `${info.ino}-${info.mtimeNs}-${info.size}`;
}
