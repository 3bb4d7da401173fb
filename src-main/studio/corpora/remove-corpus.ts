/** Takes a corpus out of the open project; its images are not touched. */
import { AppError } from '../../contract/app-error';
import type { CorpusCard } from '../../contract/corpus';
import { readCorpora, writeCorpora } from '../../store/corpus-store';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';
import { listCorpora } from './list-corpora';

export async function removeCorpus(context: StudioContext, input: { readonly id: string }): Promise<CorpusCard[]> {
  const folder = context.folder();
  const file = await readCorpora(folder);
  const rest = file.corpora.filter((corpus) => corpus.id !== input.id);
  if (rest.length === file.corpora.length)
    throw new AppError('not-found', `The project has no corpus with the id ‘${input.id}’. It may have been removed already.`);
  const { name } = file.corpora.find((corpus) => corpus.id === input.id)!;
  await changeProject(context, 'corpus-removed', name, () => writeCorpora(folder, { ...file, corpora: rest }));
  return listCorpora(context);
}
