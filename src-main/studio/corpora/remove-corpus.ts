/** Takes a corpus out of the open project; its images are not touched. */
import { readdir, rm } from 'node:fs/promises';
import type { CorpusCard } from '../../contract/study/corpus';
import { insideProject } from '../../files/inside-project';
import { readCorpora, writeCorpora } from '../../store/corpora/corpus-store';
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
  const banks = (await readdir(insideProject(folder, 'cache')).catch(() => [])).filter(
    (name) => name.startsWith(`corpus-${corpus.id}.`) && name.endsWith('.bank'),
  );
  for (const name of banks) await rm(insideProject(folder, 'cache', name), { force: true }); // decoded again should the corpus come back
  return listCorpora(context);
}
