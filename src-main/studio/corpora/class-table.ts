/** The table that joins the classes of the project's corpora: what each class of the union is called in each of them. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { ClassJoinRow, CorporaFile, Corpus, CorpusCard, CorpusImage } from '../../contract/study/corpus';
import { joinClasses } from '../../core/corpora/class-join';
import { groupBy } from '../../core/corpora/group-by';
import { readCorpora, writeCorpora } from '../../store/corpora/corpus-store';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';
import { findCorpus } from './find-corpus';
import { listCorpora } from './list-corpora';

/** In the order of the common names. */
export async function readClassTable(context: StudioContext): Promise<ClassJoinRow[]> {
  const { corpora } = await readCorpora(context.folder());
  const members = corpora.filter(({ kind }) => kind === 'corpus').flatMap((corpus) => classMembers(corpus));
  return [...groupBy(members, ({ name }) => name)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, group]) => ({ name, members: group.map(({ corpus, own, images }) => ({ corpus, own, images })) }));
}

/** Gives a class of a corpus another common name; with that of another class it is joined to it. */
export async function nameClass(
  context: StudioContext,
  input: { readonly corpus: string; readonly own: string; readonly name: string },
): Promise<CorpusCard[]> {
  const name = input.name.trim();
  if (name === '') throw new AppError('bad-input', say`A class needs a name. Type one and try again.`);
  return change(context, input.corpus, (own, image) => (own === input.own ? name : image.class));
}

/** Back to the reviewed table and to joining by spelling, for all classes of a corpus. */
export async function resetClassNames(context: StudioContext, input: { readonly corpus: string }): Promise<CorpusCard[]> {
  const { corpora } = await readCorpora(context.folder());
  const others = corpora.filter(({ id, kind }) => id !== input.corpus && kind === 'corpus').flatMap(({ images }) => images);
  const owns = new Set(findCorpus({ schemaVersion: 1, corpora }, input.corpus).images.map(ownName));
  const joined = joinClasses([...owns], [...new Set(others.map((image) => image.class))]);
  return change(context, input.corpus, (own) => joined.get(own) ?? own);
}

async function change(context: StudioContext, id: string, nameOf: (own: string, image: CorpusImage) => string): Promise<CorpusCard[]> {
  const file: CorporaFile = await readCorpora(context.folder());
  const corpus = findCorpus(file, id);
  const images = corpus.images.map((image) => {
    const own = ownName(image);
    const name = nameOf(own, image);
    const { own: _, ...rest } = image;
    return { ...rest, class: name, ...(name === own ? {} : { own }) };
  });
  const corpora = file.corpora.map((other) => (other.id === id ? { ...other, images } : other));
  await changeProject(context, 'classes-joined', corpus.name, () => writeCorpora(context.folder(), { ...file, corpora }));
  return listCorpora(context);
}

function ownName(image: CorpusImage): string {
  return image.own ?? image.class;
}

function classMembers({ id, images }: Corpus): { corpus: string; own: string; name: string; images: number }[] {
  return [...groupBy(images, ownName)].map(([own, group]) => ({ corpus: id, own, name: group[0]!.class, images: group.length }));
}
