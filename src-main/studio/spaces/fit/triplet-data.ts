/** What a space from triplets is computed from: the project's judgements of the stimuli that take part. */
import { stat } from 'node:fs/promises';
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { SpaceSettings } from '../../../contract/study/space';
import type { Stimulus } from '../../../contract/study/stimulus';
import { fastestMs, type TripletDataReport, type TripletSettings } from '../../../contract/study/triplet-space';
import { itemsOf, type TripletJudgement } from '../../../contract/study/triplets';
import { quantile } from '../../../core/statistics/comparing/paired-comparison';
import { fittedTriplets } from '../../../core/triplets/judge-triplets';
import { insideProject } from '../../../files/inside-project';
import { readDissimilarities, readIncludedStimuli } from '../../../store/files/tables';
import { readIncludedTriplets } from '../../../store/project/triplet-store';
import { hasRatings } from '../judge/space-data';

export interface TripletSpaceData {
  readonly stimuli: readonly Stimulus[];
  readonly ids: readonly string[];
  readonly judgements: readonly TripletJudgement[];
}

/** A file with more than its header. */
export async function hasTriplets(folder: string): Promise<boolean> {
  const size = await stat(insideProject(folder, 'triplets.csv')).then(
    (info) => info.size,
    () => 0,
  );
  return size > 'rater,task,first,second,third,answer,responseTimeMs,validation\n'.length;
}

/** Triplets are all that people said here, so places found elsewhere are judged by them too. */
export async function hasTripletsOnly(folder: string): Promise<boolean> {
  return (await hasTriplets(folder)) && !(await hasRatings(folder)) && (await readDissimilarities(folder)).length === 0;
}

export async function readTripletData(folder: string): Promise<TripletSpaceData> {
  const stimuli = await readIncludedStimuli(folder);
  const ids = stimuli.map(({ id }) => id);
  const known = new Set(ids);
  const judgements = (await readIncludedTriplets(folder)).filter((judgement) => itemsOf(judgement).every((item) => known.has(item)));
  if (judgements.length === 0)
    throw new AppError(
      'bad-input',
      say`This project has no judgements of triplets of its stimuli. Import triplets, or ask for them in the rating study.`,
    );
  return { stimuli, ids, judgements };
}

/** A place can be worked out only for what somebody judged. */
export function requireJudged({ stimuli, judgements }: TripletSpaceData): void {
  const judged = new Set(fittedTriplets(judgements).flatMap(itemsOf));
  const missing = stimuli.filter(({ id }) => !judged.has(id));
  if (missing.length === 0) return;
  const names = missing
    .slice(0, 3)
    .map(({ name }) => `‘${name}’`)
    .join(', ');
  throw new AppError(
    'bad-input',
    say`${missing.length} stimuli stand in no triplet, among them ${names}: their places cannot be worked out. Exclude them on the Stimuli screen, or have them judged.`,
  );
}

export function tripletSettings({ loss = 'logistic', starts, maxIterations, seed }: SpaceSettings): TripletSettings {
  return { loss, starts: Math.max(1, starts), maxIterations, seed };
}

export function reportTriplets(judgements: readonly TripletJudgement[]): TripletDataReport {
  const times = Float64Array.from(judgements.flatMap(({ responseTimeMs }) => responseTimeMs ?? [])).sort();
  const reference = judgements.filter(({ task }) => task === 'reference').length;
  const oddOneOut = judgements.length - reference;
  return {
    judgements: judgements.length,
    fitted: fittedTriplets(judgements).length,
    people: new Set(judgements.flatMap(({ rater }) => (rater === '' ? [] : [rater]))).size,
    reference,
    oddOneOut,
    chance: judgements.length === 0 ? 0 : (3 * reference + 2 * oddOneOut) / (6 * judgements.length),
    times:
      times.length === 0
        ? null
        : { known: times.length, medianMs: quantile(times, 0.5), fast: times.filter((time) => time < fastestMs).length },
  };
}
