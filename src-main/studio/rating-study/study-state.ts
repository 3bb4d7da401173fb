/** The rating study of a project as its files tell it: settings, participants with their answers, and how often each pair was judged. */
import {
  ratingStudySource,
  type Participant,
  type RatingStudy,
  type StudyAnswer,
  type StudyTask,
  type TripletAnswer,
} from '../../contract/study/rating-study';
import { isIncluded, type Rating, type Stimulus } from '../../contract/study/stimulus';
import type { TripletJudgement } from '../../contract/study/triplets';
import { nameOfTriplet } from '../../core/rating-study/combine-triplets';
import { designPairs, pairKey, type DesignPair } from '../../core/rating-study/plan-session';
import { readProject } from '../../store/project/project-store';
import { listNumbers, listParticipants, readAnswersOf, readRatingStudy } from '../../store/rating-study/participant-store';
import { readDissimilarities, readRatings, readStimuli } from '../../store/files/tables';
import { readTriplets } from '../../store/project/triplet-store';
import { asTriplets, pairsOfTriplets } from './study-triplets';

export interface StudyParticipant {
  readonly participant: Participant;
  readonly answers: readonly StudyAnswer[];
  readonly triplets: readonly TripletAnswer[];
  /** Whether there are answers that cannot be read; then none are listed, and those collected before stay. */
  readonly isLost: boolean;
}

export interface StudyState {
  readonly study: RatingStudy;
  readonly isSetUp: boolean;
  /** Those that take part and have a drawing. */
  readonly stimuli: readonly Stimulus[];
  /** Ids of stimuli that somebody compared with another one, outside this study. */
  readonly compared: ReadonlySet<string>;
  readonly participants: readonly StudyParticipant[];
  /** The pairs of the design, with all judgements they have, or triplets they stood in: imported ones and those of participants who did not withdraw. */
  readonly pairs: readonly DesignPair[];
  /** Every answer that counts, as ratings of the project. */
  readonly answers: readonly Rating[];
  readonly stored: readonly Rating[];
  /** The same of odd ones out: every answer that counts, and the project's triplets. */
  readonly triplets: readonly TripletJudgement[];
  readonly storedTriplets: readonly TripletJudgement[];
}

export async function readStudyState(folder: string): Promise<StudyState> {
  const saved = await readRatingStudy(folder);
  const stimuli = (await readStimuli(folder)).filter((stimulus) => isIncluded(stimulus) && stimulus.image !== '');
  const stored = await readRatings(folder);
  const imported = await countImported(folder, stored);
  const compared = new Set([...imported.keys()].flatMap((key) => key.split(' ')));
  const storedTriplets = await readTriplets(folder);
  const task = compared.size === 0 && storedTriplets.length > 0 ? 'triplets' : 'pairs';
  const study = saved ?? suggestStudy(stimuli, compared, (await readProject(folder)).seed, task);
  const participants = await Promise.all(
    (await listParticipants(folder)).map(async (participant) => {
      const answers = await readAnswersOf(folder, participant.id);
      return { participant, answers: answers?.answers ?? [], triplets: answers?.triplets ?? [], isLost: answers === null };
    }),
  );
  const told = participants.flatMap(({ participant, answers }) => asRatings(participant, answers));
  const lost = await listLost(folder, participants);
  const answers = [...told, ...stored.filter(({ source, rater }) => source === ratingStudySource && lost.has(rater))];
  const counts = new Map(imported);
  const isLeftOut = excludedAnswers(stored);
  for (const { first, second } of answers.filter((answer) => !isLeftOut(answer)))
    counts.set(pairKey(first, second), (counts.get(pairKey(first, second)) ?? 0) + 1);
  const only = study.pairs === 'new' ? new Set(study.newStimuli) : null;
  const isKept = ({ source, rater }: TripletJudgement): boolean => source === ratingStudySource && lost.has(rater);
  const triplets = [...participants.flatMap((each) => asTriplets(each.participant, each.triplets)), ...storedTriplets.filter(isKept)];
  const ids = stimuli.map(({ id }) => id);
  const rated = designPairs(ids, only).map((pair) => ({ ...pair, ratings: counts.get(pairKey(pair.first, pair.second)) ?? 0 }));
  const isOut = excludedTriplets(storedTriplets);
  const judged = [
    ...storedTriplets.filter((each) => each.source !== ratingStudySource && isIncluded(each)),
    ...triplets.filter((each) => !isOut(each)),
  ];
  const pairs = study.task === 'pairs' ? rated : pairsOfTriplets(ids, only, judged);
  return { study, isSetUp: saved !== null, stimuli, compared, participants, pairs, answers, stored, triplets, storedTriplets };
}

/** As raters: those who take part and of whom not everything can be read. */
async function listLost(folder: string, participants: readonly StudyParticipant[]): Promise<ReadonlySet<string>> {
  const known = participants.filter(({ participant, isLost }) => !isLost || participant.state === 'withdrawn');
  const whole = new Set(known.map(({ participant }) => participant.id));
  return new Set((await listNumbers(folder)).filter((id) => !whole.has(id)).map(raterOf));
}

const raterOf = (id: string): string => `study-${id}`;

/** Trials of the last session that are still to come. */
export function trialsLeft({ sessions }: Participant, answers: readonly { readonly session: number }[]): number {
  const last = sessions.at(-1);
  return last === undefined ? 0 : last.trials.length - answers.filter(({ session }) => session === sessions.length).length;
}

/** Practice does not count, and nothing of those who withdrew. */
export function asRatings({ id, state }: Participant, answers: readonly StudyAnswer[]): Rating[] {
  if (state === 'withdrawn') return [];
  return answers
    .filter(({ block }) => block > 0)
    .map(({ left, right, rating }) => ({ rater: raterOf(id), first: left, second: right, rating, source: ratingStudySource }));
}

/** An answer whose rating is excluded is to be asked for again. */
function excludedAnswers(stored: readonly Rating[]): (answer: Rating) => boolean {
  const nameOf = ({ rater, first, second }: Rating): string => `${rater} ${pairKey(first, second)}`;
  const excluded = new Set(stored.filter((rating) => !isIncluded(rating)).map(nameOf));
  return (answer) => excluded.has(nameOf(answer));
}

function excludedTriplets(stored: readonly TripletJudgement[]): (answer: TripletJudgement) => boolean {
  const excluded = new Set(stored.filter((triplet) => !isIncluded(triplet)).map(nameOfTriplet));
  return (answer) => excluded.has(nameOfTriplet(answer));
}

/** Judgements per pair that do not come from this study: single ratings, else what stands behind the dissimilarity. */
async function countImported(folder: string, stored: readonly Rating[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const ofStudy = new Map<string, number>();
  for (const { first, second, source } of stored.filter(isIncluded)) {
    const table = source === ratingStudySource ? ofStudy : counts;
    table.set(pairKey(first, second), (table.get(pairKey(first, second)) ?? 0) + 1);
  }
  for (const { first, second, ratings } of await readDissimilarities(folder)) {
    const key = pairKey(first, second);
    const imported = Math.max(counts.get(key) ?? 0, ratings - (ofStudy.get(key) ?? 0));
    if (imported > 0) counts.set(key, imported);
  }
  return counts;
}

/** As in the Shapes study: fifteen ratings for each pair. Where some stimuli are rated and others not, only pairs with the new ones; where people judged triplets and nothing else, triplets. */
function suggestStudy(stimuli: readonly Stimulus[], compared: ReadonlySet<string>, seed: number, task: StudyTask): RatingStudy {
  const fresh = stimuli.filter(({ id }) => !compared.has(id)).map(({ id }) => id);
  return {
    schemaVersion: 1,
    task,
    pairs: fresh.length > 0 && fresh.length < stimuli.length ? 'new' : 'all',
    newStimuli: fresh.length < stimuli.length ? fresh : [],
    ratingsPerPair: 15,
    tripletsPerPair: 5,
    repeatedPercent: 10,
    pairsPerSession: 150,
    pairsPerBlock: 50,
    practiceTrials: 5,
    language: 'en',
    instructions: {},
    tripletInstructions: {},
    seed,
  };
}
