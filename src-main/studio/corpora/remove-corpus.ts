/** Takes a corpus out of the open project; its images are not touched. */
import { rm } from 'node:fs/promises';
import type { CorpusCard } from '../../contract/corpus';
import { corpusBankFile } from '../../store/corpora/corpus-items';
import { readCorpora, writeCorpora } from '../../store/corpus-store';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';
import { findCorpus } from './find-corpus';
import { listCorpora } from './list-corpora';

export async function removeCorpus(context: StudioContext, input: { readonly id: string }): Promise<CorpusCard[]> {
  const folder = context.folder();
  const file = await readCorpora(folder);
  const corpus = findCorpus(file, input.id);
  const corpora = file.corpora.filter(({ id }) => id !== corpus.id);
  await changeProject(context, 'corpus-removed', corpus.name, () => writeCorpora(folder, { ...file, corpora }));
  await rm(corpusBankFile(folder, corpus), { force: true }); // decoded again should the corpus come back
  return listCorpora(context);
}
