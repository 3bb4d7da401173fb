/** corpora.json: where the sketch collections are and what they hold. */
import { isAbsolute, join } from 'node:path';
import { corporaFileSchema, type CorporaFile, type Corpus } from '../contract/corpus';
import { readJsonIfThere } from './read-json';
import { writeJson } from './write-atomic';

/** A project without corpora.json has no corpora. */
export async function readCorpora(folder: string): Promise<CorporaFile> {
  return (await readJsonIfThere(join(folder, 'corpora.json'), corporaFileSchema)) ?? { schemaVersion: 1, corpora: [] };
}

export async function writeCorpora(folder: string, file: CorporaFile): Promise<void> {
  await writeJson(join(folder, 'corpora.json'), corporaFileSchema, file);
}

/** The absolute folder of a corpus; a relative root counts from the project folder. */
export function corpusRoot(folder: string, corpus: Pick<Corpus, 'root'>): string {
  return isAbsolute(corpus.root) ? corpus.root : join(folder, corpus.root);
}
