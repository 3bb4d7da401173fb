/** Adds a folder of sketches to the open project. The images stay where they are; their list goes into corpora.json. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { AppError } from '../../contract/app-error';
import type { CorpusCard } from '../../contract/corpus';
import { corpusRoot, readCorpora, writeCorpora } from '../../store/corpus-store';
import { readProject } from '../../store/project-store';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';
import { listCorpora } from './list-corpora';
import { scanCorpus } from './scan-corpus';

export interface AddCorpusInput {
  readonly folder: string;
  readonly name: string;
  readonly kind: 'corpus' | 'drawing-pool';
}

export async function addCorpus(context: StudioContext, input: AddCorpusInput): Promise<CorpusCard[]> {
  const folder = context.folder();
  const place = resolve(input.folder);
  const name = input.name.trim();
  const file = await readCorpora(folder);
  if (name === '') throw new AppError('bad-input', 'The corpus needs a name. Type one and try again.');
  const same = file.corpora.find((corpus) => corpus.name === name || corpusRoot(folder, corpus) === place);
  if (same !== undefined)
    throw new AppError(
      'already-exists',
      `The project already has the corpus ‘${same.name}’ in ${corpusRoot(folder, same)}. Remove it first, or choose another folder and name.`,
    );
  const images = await scanCorpus(place, input.kind, (await readProject(folder)).seed);
  const id = freeId(name, new Set(file.corpora.map((corpus) => corpus.id)));
  const corpus = { id, name, kind: input.kind, root: rootFor(folder, place), images };
  await changeProject(context, 'corpus-added', name, () => writeCorpora(folder, { ...file, corpora: [...file.corpora, corpus] }));
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
  const words = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/[a-z0-9]+/g); // prettier-ignore
  const base = words?.join('-') ?? 'corpus';
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}
