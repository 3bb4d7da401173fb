/** corpora.json: where the sketch collections are and what they hold. */
import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { AppError } from '../../contract/app-error';
import { phrase } from '../../contract/message';
import { corporaFileSchema, type CorporaFile, type Corpus } from '../../contract/study/corpus';
import { insideProject } from '../../files/inside-project';
import { readSecondary } from '../files/read-json';
import { writeAtomic } from '../files/write-atomic';

/** A project without corpora.json has no corpora. Read once for each version of the file: a list of 95,000 images takes a while. */
export async function readCorpora(folder: string): Promise<CorporaFile> {
  const path = insideProject(folder, 'corpora.json');
  // Writes are renames, so the inode changes even within one tick of the clock.
  const info = await stat(path, { bigint: true }).catch(() => null); // a missing file is a project without corpora
  const version = info === null ? 'none' : `${info.ino}-${info.mtimeNs}-${info.size}`;
  const kept = known.get(path);
  if (kept?.version === version) return kept.file;
  const file = readSecondary(path, corporaFileSchema).then((read) => read ?? { schemaVersion: 1 as const, corpora: [] });
  known.set(path, { version, file });
  file.catch(() => known.delete(path));
  for (const old of [...known.keys()].slice(0, -keptFiles)) known.delete(old);
  return file;
}

const known = new Map<string, { readonly version: string; readonly file: Promise<CorporaFile> }>();
const keptFiles = 2;

/** One line for each image, so that the file stays readable and a tenth shorter than one line for each value. */
export async function writeCorpora(folder: string, file: CorporaFile): Promise<void> {
  const { corpora, ...head } = corporaFileSchema.parse(file);
  const texts = corpora.map(({ images, ...corpus }) => {
    const lines = images.map((image) => `      ${JSON.stringify(image)}`).join(',\n');
    const text = JSON.stringify({ ...corpus, images: [] }, null, 2).replaceAll('\n', '\n    ');
    return images.length === 0 ? text : text.replace(/\[\](\s*\})$/, () => `[\n${lines}\n      ]\n    }`);
  });
  const list = texts.length === 0 ? '[]' : `[\n    ${texts.join(',\n    ')}\n  ]`;
  const text = JSON.stringify({ ...head, corpora: null }, null, 2).replace('"corpora": null', () => `"corpora": ${list}`);
  await writeAtomic(insideProject(folder, 'corpora.json'), `${text}\n`);
}

/** Projects made elsewhere whose corpora outside of them must not be read as long as nobody agreed, with the places chosen here since. */
const withheld = new Map<string, Set<string>>();
export function withholdCorpora(folder: string, isWithheld: boolean): void {
  if (!isWithheld) withheld.delete(folder);
  else if (!withheld.has(folder)) withheld.set(folder, new Set());
}

/** A person chose this place just now, so it may be read although the others may not. */
export function allowCorpusPlace(folder: string, place: string): void {
  withheld.get(folder)?.add(place);
}

/** Why the images of this corpus are not read; null when they may be. */
export function explainWithheld(folder: string, { root }: Pick<Corpus, 'root'>): string | null {
  if (!isAbsolute(root) || withheld.get(folder)?.has(root) !== false) return null;
  return phrase`This project was made elsewhere and wants to read images in ${root}, which nobody has agreed to. Say where they are on this computer, or open the project again to agree.`;
}

/** The absolute place of a corpus; a relative root counts from the project folder. It may be shown, and not read: see `corpusRoot`. */
export function corpusPlace(folder: string, { root }: Pick<Corpus, 'root'>): string {
  return isAbsolute(root) ? root : insideProject(folder, root);
}

/** The place for whoever reads there. */
export function corpusRoot(folder: string, corpus: Pick<Corpus, 'root'>): string {
  const reason = explainWithheld(folder, corpus);
  if (reason !== null) throw new AppError('not-allowed', reason);
  return corpusPlace(folder, corpus);
}
