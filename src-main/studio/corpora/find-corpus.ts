/** A corpus of the open project by its id; AppError 'not-found' when there is none. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { CorporaFile, Corpus } from '../../contract/study/corpus';

export function findCorpus({ corpora }: CorporaFile, id: string): Corpus {
  const corpus = corpora.find((candidate) => candidate.id === id);
  if (corpus === undefined)
    throw new AppError('not-found', say`The project has no corpus with the id ‘${id}’. It may have been removed already.`);
  return corpus;
}
