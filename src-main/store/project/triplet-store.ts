/** triplets.csv: judgements of three stimuli. `answer` is the odd one, or of a triplet with a reference the one that is more like it. */
import { z } from 'zod';
import { isIncluded } from '../../contract/study/stimulus';
import type { TripletJudgement } from '../../contract/study/triplets';
import { phrase } from '../../contract/message';
import { insideProject } from '../../files/inside-project';
import { readCsvIfThere, rowError, writeCsv, type Columns } from '../files/csv';

const rowSchema = z.object({
  rater: z.string(),
  task: z.enum(['odd-one-out', 'reference']),
  first: z.string().min(1), // of a triplet with a reference: the reference
  second: z.string().min(1),
  third: z.string().min(1),
  answer: z.string().min(1),
  responseTimeMs: z.number().nonnegative().nullable(),
  validation: z.literal('yes').optional(),
  source: z.string().optional(),
  excluded: z.string().min(1).optional(),
});
type TripletRow = z.infer<typeof rowSchema>;

const columns: Columns<TripletRow> = {
  rater: 'text',
  task: 'text',
  first: 'text',
  second: 'text',
  third: 'text',
  answer: 'text',
  responseTimeMs: 'number-or-empty',
  validation: 'text-if-any',
  source: 'text-if-any',
  excluded: 'text-if-any',
};

/** With those that are excluded, for whoever shows them or writes the table again; no rows where there is no such file. */
export async function readTriplets(folder: string): Promise<TripletJudgement[]> {
  const path = insideProject(folder, 'triplets.csv');
  const rows = (await readCsvIfThere(path, columns, rowSchema)) ?? [];
  return rows.map((row, i): TripletJudgement => {
    const { rater, task, first, second, third, answer, responseTimeMs, validation, source, excluded } = row;
    const about = {
      rater,
      ...(responseTimeMs === null ? {} : { responseTimeMs }),
      ...(validation === undefined ? {} : { validation: true as const }),
      ...(source === undefined ? {} : { source }),
      ...(excluded === undefined ? {} : { excluded }),
    };
    const choices = task === 'reference' ? [second, third] : [first, second, third];
    if (!choices.includes(answer)) throw rowError(path, i + 2, phrase`the answer ‘${answer}’ is none of the items to choose from`);
    if (new Set([first, second, third]).size < 3) throw rowError(path, i + 2, phrase`a triplet needs three different items`);
    if (task === 'reference') return { task, reference: first, chosen: answer, other: answer === second ? third : second, ...about };
    return { task, a: first, b: second, c: third, odd: answer, ...about };
  });
}

/** Those that count. */
export async function readIncludedTriplets(folder: string): Promise<TripletJudgement[]> {
  return (await readTriplets(folder)).filter(isIncluded);
}

export async function writeTriplets(folder: string, triplets: readonly TripletJudgement[]): Promise<void> {
  const rows = triplets.map((triplet): TripletRow => {
    const { rater, task, responseTimeMs, validation, source, excluded } = triplet;
    const about = {
      responseTimeMs: responseTimeMs ?? null,
      ...(validation === undefined ? {} : { validation: 'yes' as const }),
      ...(source === undefined ? {} : { source }),
      ...(excluded === undefined ? {} : { excluded }),
    };
    if (task === 'reference')
      return { rater, task, first: triplet.reference, second: triplet.chosen, third: triplet.other, answer: triplet.chosen, ...about };
    return { rater, task, first: triplet.a, second: triplet.b, third: triplet.c, answer: triplet.odd, ...about };
  });
  await writeCsv(insideProject(folder, 'triplets.csv'), columns, rows);
}
