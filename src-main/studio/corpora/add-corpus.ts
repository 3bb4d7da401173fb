/** Adds a sketch collection to the open project, or reads it in again. The images stay where they are; their list goes into corpora.json. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { ChangeKind } from '../../contract/window/change';
import type { CorporaFile, Corpus, CorpusCard } from '../../contract/study/corpus';
import { allowCorpusPlace, corpusPlace, corpusRoot, readCorpora, writeCorpora } from '../../store/corpora/corpus-store';
import { readProject } from '../../store/project/project-store';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';
import { findCorpus } from './find-corpus';
import { listCorpora } from './list-corpora';
import { scanCorpus, type ScannedCorpus } from './scan-corpus';

export interface AddCorpusInput {
  readonly folder: string;
  readonly name: string;
  readonly kind: Corpus['kind'];
  readonly mostPerClass?: number | undefined;
}

export async function addCorpus(context: StudioContext, input: AddCorpusInput): Promise<CorpusCard[]> {
  const folder = context.folder();
  const place = resolve(input.folder);
  const name = input.name.trim();
  const file = await readCorpora(folder);
  if (name === '') throw new AppError('bad-input', say`The corpus needs a name. Type one and try again.`);
  const same = file.corpora.find((corpus) => corpus.name === name || corpusPlace(folder, corpus) === place);
  if (same !== undefined)
    throw new AppError(
      'already-exists',
      say`The project already has the corpus ‘${same.name}’ in ${corpusPlace(folder, same)}. Remove it first, or choose another folder and name.`,
    );
  const { kind, mostPerClass } = input;
  const scanned = await scan(folder, file, place, { kind, mostPerClass });
  allowCorpusPlace(folder, place);
  const id = freeId(name, new Set(file.corpora.map((corpus) => corpus.id)));
  const head = { id, name, kind, root: rootFor(folder, place), ...(mostPerClass === undefined ? {} : { mostPerClass }) };
  return store(context, 'corpus-added', name, { ...file, corpora: [...file.corpora, { ...head, ...scanned }] });
}

/** Lists the images anew; common class names chosen by hand stay. */
export async function rescanCorpus(context: StudioContext, { id }: { readonly id: string }): Promise<CorpusCard[]> {
  const folder = context.folder();
  const file = await readCorpora(folder);
  const corpus = findCorpus(file, id);
  const rest = { ...file, corpora: file.corpora.filter((other) => other.id !== id) };
  const { stamp: _, notes: __, images, ...head } = corpus;
  const chosen = new Map(images.map((image) => [image.own ?? image.class, image.class]));
  const scanned = await scan(folder, rest, corpusRoot(folder, corpus), corpus, chosen);
  return store(context, 'corpus-read-again', corpus.name, {
    ...file,
    corpora: file.corpora.map((other) => (other.id === id ? { ...head, ...scanned } : other)),
  });
}

/** The images are the same; they only lie somewhere else. */
export async function relocateCorpus(
  context: StudioContext,
  input: { readonly id: string; readonly folder: string },
): Promise<CorpusCard[]> {
  const folder = context.folder();
  const place = resolve(input.folder);
  const file = await readCorpora(folder);
  const corpus = findCorpus(file, input.id);
  const scanned = await scan(folder, { ...file, corpora: [] }, place, corpus);
  const there = new Set(scanned.images.map(({ path }) => path));
  const found = corpus.images.filter(({ path }) => there.has(path)).length;
  if (found < corpus.images.length)
    throw new AppError(
      'bad-input',
      say`Only ${found} of the ${corpus.images.length} images of ‘${corpus.name}’ are in ${place}. Choose the folder whose inside is as it was, or remove the corpus and add the new folder.`,
    );
  allowCorpusPlace(folder, place);
  const moved = { ...corpus, root: rootFor(folder, place), ...(scanned.stamp === undefined ? {} : { stamp: scanned.stamp }) };
  return store(context, 'corpus-relocated', corpus.name, {
    ...file,
    corpora: file.corpora.map((other) => (other.id === corpus.id ? moved : other)),
  });
}

async function scan(
  folder: string,
  { corpora }: CorporaFile,
  place: string,
  { kind, mostPerClass }: { readonly kind: Corpus['kind']; readonly mostPerClass?: number | undefined },
  chosen: ReadonlyMap<string, string> = new Map(),
): Promise<ScannedCorpus> {
  const { seed } = await readProject(folder);
  const others = new Set(corpora.flatMap((other) => (other.kind === 'corpus' ? other.images.map((image) => image.class) : [])));
  return scanCorpus(place, { kind, seed, mostPerClass: mostPerClass ?? null, others: [...others], chosen });
}

async function store(context: StudioContext, kind: ChangeKind, about: string, file: CorporaFile): Promise<CorpusCard[]> {
  await changeProject(context, kind, about, () => writeCorpora(context.folder(), file));
  return listCorpora(context);
}

/** Relative for a folder inside the project, so that the project can be moved as a whole. */
function rootFor(folder: string, place: string): string {
  const inside = relative(folder, place);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return place;
  return inside.split(sep).join('/');
}

/** 'TU Berlin' becomes 'tu-berlin', and 'tu-berlin-2' when that is taken. */
export function freeId(name: string, taken: ReadonlySet<string>): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const base = words?.join('-').slice(0, 60) ?? 'corpus';
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}
