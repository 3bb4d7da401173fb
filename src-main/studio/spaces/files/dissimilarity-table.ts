/** The project's dissimilarities as the matrix that scaling and rank correlation work on. */
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import { isIncluded, type Dissimilarity, type Stimulus } from '../../../contract/study/stimulus';
import type { DissimilarityMatrix } from '../../../core/spaces/matrix/dissimilarity-matrix';
import { readDissimilarities, readIncludedRatings, readStimuli, writeDissimilarities } from '../../../store/files/tables';
import { aggregateRatings } from '../fit/aggregate-ratings';

/** Of the stimuli that take part, from dissimilarities.csv; a project that has only ratings gets that file now. */
export async function readDissimilarityMatrix(folder: string): Promise<{ stimuli: Stimulus[]; matrix: DissimilarityMatrix }> {
  const all = await readStimuli(folder);
  const stored = await readDissimilarities(folder);
  if (stored.length > 0) return includedMatrix(stored, all);
  const aggregated = aggregateRatings(await readIncludedRatings(folder), all);
  if (aggregated.length === 0)
    throw new AppError(
      'bad-input',
      say`This project has neither ratings nor dissimilarities, so no space can be computed. Import ratings first.`,
    );
  await writeDissimilarities(folder, aggregated);
  return includedMatrix(aggregated, all);
}

function includedMatrix(pairs: readonly Dissimilarity[], all: readonly Stimulus[]): { stimuli: Stimulus[]; matrix: DissimilarityMatrix } {
  const stimuli = all.filter(isIncluded);
  const excluded = new Set(all.filter((stimulus) => !isIncluded(stimulus)).map(({ id }) => id));
  return {
    stimuli,
    matrix: toMatrix(
      pairs.filter(({ first, second }) => !excluded.has(first) && !excluded.has(second)),
      stimuli,
    ),
  };
}

/** NaN where a pair was not rated. */
export function toMatrix(pairs: readonly Dissimilarity[], stimuli: readonly Stimulus[]): DissimilarityMatrix {
  const n = stimuli.length;
  const order = new Map(stimuli.map(({ id }, index) => [id, index]));
  const values = new Float64Array(n * n).fill(Number.NaN);
  for (let i = 0; i < n; i++) values[i * n + i] = 0;
  for (const { first, second, dissimilarity } of pairs) {
    const [i, j] = [order.get(first), order.get(second)];
    if (i === undefined || j === undefined) {
      const unknown = i === undefined ? first : second;
      throw new AppError(
        'bad-input',
        say`dissimilarities.csv names the stimulus ‘${unknown}’, which stimuli.csv does not have. Correct one of the two files.`,
      );
    }
    values[i * n + j] = dissimilarity;
    values[j * n + i] = dissimilarity;
  }
  return { n, values };
}
