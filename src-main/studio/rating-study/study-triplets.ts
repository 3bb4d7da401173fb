/** Odd ones out of triplets in the rating study: what was answered, what is still to be asked, and which triplets everybody judges. */
import { ratingStudySource, type Participant, type RatingStudy, type Trial, type TripletAnswer } from '../../contract/study/rating-study';
import { itemsOf, type TripletJudgement } from '../../contract/study/triplets';
import { designPairs, pairKey, planPractice, type DesignPair } from '../../core/rating-study/plan-session';
import { countTogether, itemsOfTrial, mixValidation, planTriplets, tripletKey } from '../../core/rating-study/plan-triplets';
import { createStream } from '../../core/random/stream';

/** Practice does not count, and nothing of those who withdrew. */
export function asTriplets({ id, state }: Participant, answers: readonly TripletAnswer[]): TripletJudgement[] {
  if (state === 'withdrawn') return [];
  return answers
    .filter(({ block }) => block > 0)
    .map(({ left, middle, right, odd, rtMs, validation }) => ({
      ...{ task: 'odd-one-out', rater: `study-${id}`, a: left, b: middle, c: right, odd, responseTimeMs: rtMs, source: ratingStudySource },
      ...(validation === undefined ? {} : { validation: true as const }),
    }));
}

/** `ratings`: in how many triplets the two stood together; those everybody judges do not count, as no space is fitted to them. */
export function pairsOfTriplets(
  stimuli: readonly string[],
  only: ReadonlySet<string> | null,
  judgements: readonly TripletJudgement[],
): DesignPair[] {
  const together = countTogether(judgements.filter(({ validation }) => validation !== true).map(itemsOf));
  return designPairs(stimuli, only).map((pair) => ({ ...pair, ratings: together.get(pairKey(pair.first, pair.second)) ?? 0 }));
}

export const repeatedOf = ({ pairsPerSession, repeatedPercent }: RatingStudy): number =>
  Math.round((pairsPerSession * repeatedPercent) / 100);

export interface TripletPlan {
  readonly study: RatingStudy;
  readonly stimuli: readonly string[];
  readonly pairs: readonly DesignPair[];
  readonly participants: readonly Participant[];
}

/** The trials of a participant's next session, practice first; empty where nothing is left to ask. */
export function planTripletSession({ study, stimuli, pairs, participants }: TripletPlan, participant: Participant): Trial[] {
  const session = participant.sessions.length + 1;
  const name = [participant.id, session] as const;
  const everybody = sharedTriplets(participants, session);
  const shown = new Set(participant.sessions.flatMap(({ trials }) => trials.filter(({ practice }) => !practice)).map(keyOf));
  const present = new Set(stimuli);
  const kept = everybody.filter((trial) => itemsOfTrial(trial).every((id) => present.has(id)) && !shown.has(keyOf(trial)));
  const repeated = repeatedOf(study);
  const all = new Set(
    participants.flatMap(({ sessions }) => sessions.flatMap(({ trials }) => trials.filter(({ validation }) => validation))).map(keyOf),
  );
  const fresh = planTriplets(
    { pairs: pairs.map((pair) => ({ ...pair, ratings: 0 })), stimuli, wanted: Infinity },
    new Set([...shown, ...all]),
    Math.max(0, repeated - kept.length),
    createStream(study.seed, 'repeated-triplets', session, kept.length),
  );
  const validation = [...kept.slice(0, repeated), ...fresh];
  const taken = new Set([...shown, ...all, ...validation.map(keyOf)]);
  const design = { pairs, stimuli, wanted: study.tripletsPerPair };
  const plain = planTriplets(design, taken, study.pairsPerSession - validation.length, createStream(study.seed, 'triplet-study', ...name));
  if (plain.length === 0) return [];
  const trials = mixValidation(plain, validation, createStream(study.seed, 'repeated-places', ...name));
  return [...practise(study, stimuli, pairs, trials, name), ...trials];
}

/** What the same session of others has that everybody judges, in the order in which it was first planned. */
function sharedTriplets(participants: readonly Participant[], session: number): Trial[] {
  const found = new Map<string, Trial>();
  for (const { sessions } of participants)
    for (const trial of sessions[session - 1]?.trials ?? [])
      if (trial.validation && !found.has(keyOf(trial))) found.set(keyOf(trial), trial);
  return [...found.values()];
}

/** Other triplets than those of the session, as long as there are any. */
function practise(
  { seed, practiceTrials }: RatingStudy,
  stimuli: readonly string[],
  pairs: readonly DesignPair[],
  trials: readonly Trial[],
  name: readonly [string, number],
): Trial[] {
  const stream = createStream(seed, 'triplet-practice', ...name);
  const drawn = planPractice(pairs, [], practiceTrials * 4, stream).flatMap(({ left, right }): Trial[] => {
    const others = stimuli.filter((id) => id !== left && id !== right);
    const middle = others[stream.integer(Math.max(1, others.length))];
    return middle === undefined ? [] : [{ left, middle, right, practice: true }];
  });
  const different = [...new Map(drawn.map((trial) => [keyOf(trial), trial])).values()];
  return different.sort((a, b) => Number(isAmong(trials, a)) - Number(isAmong(trials, b))).slice(0, practiceTrials);
}

const isAmong = (trials: readonly Trial[], trial: Trial): boolean => trials.some((other) => keyOf(other) === keyOf(trial));
const keyOf = (trial: Trial): string => tripletKey(itemsOfTrial(trial));
