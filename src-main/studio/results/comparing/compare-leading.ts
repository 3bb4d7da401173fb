/** The comparison of the two rows that place drawings best. */
import { AppError } from '../../../contract/app-error';
import type { Comparison } from '../../../contract/results/comparison';
import type { ResultChoice, ResultsDocument } from '../../../contract/results/results';
import { leadingPair } from '../../../core/results/compared-rows';
import { compareExperiments } from './compare-experiments';
import { referTo } from '../rows/find-row';

/** Null where there are not two, or where no stimulus was tested by both: each of them has finished other folds. */
export async function compareLeading(folder: string, results: ResultsDocument, of: ResultChoice = {}): Promise<Comparison | null> {
  const pair = leadingPair(results);
  if (pair === null) return null;
  return await compareExperiments(folder, { a: referTo(pair.a), b: referTo(pair.b), of }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not-available') return null;
    throw error;
  });
}
