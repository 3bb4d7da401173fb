/** Sessions of the rating study: beginning or resuming one, taking an answer, withdrawing. */
import pLimit from 'p-limit';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { taskOf, type Participant, type RatingSession, type StudyAnswer, type Trial } from '../../contract/study/rating-study';
import { pairKey, planPractice, planTrials } from '../../core/rating-study/plan-session';
import { createStream } from '../../core/random/stream';
import { forgetVersions } from '../../store/journal/journal';
import { appendAnswer, appendTripletAnswer } from '../../store/rating-study/answer-log';
import {
  answersPath,
  nextParticipantId,
  readAnswersOf,
  readParticipant,
  removeAnswers,
  tripletAnswersPath,
  writeParticipant,
} from '../../store/rating-study/participant-store';
import type { StudioContext } from '../context';
import { collectRatings } from './collect-ratings';
import { planTripletSession } from './study-triplets';
import { readStudyState, trialsLeft, type StudyState } from './study-state';

type Context = Pick<StudioContext, 'folder' | 'emit' | 'now'>;

/** A new participant for null. A session that was not completed goes on where it stopped, in the order planned for it. */
export async function startRatingSession(context: Context, input: { readonly participant: string | null }): Promise<RatingSession> {
  const folder = context.folder();
  const state = await readStudyState(folder);
  const entry = input.participant === null ? null : state.participants.find(({ participant }) => participant.id === input.participant);
  if (entry === undefined) throw new AppError('not-found', say`There is no participant ${input.participant ?? ''} in this project.`);
  const participant = entry?.participant ?? (await newParticipant(folder));
  if (participant.state === 'withdrawn')
    throw new AppError('not-allowed', say`${participant.id} has withdrawn from the study. Start with a new participant.`);
  if (entry?.isLost === true) throw lostAnswers(participant.id);
  const answers = entry === undefined || entry === null ? [] : [...entry.answers, ...entry.triplets];
  if (trialsLeft(participant, answers) > 0) return describeSession(state, participant, answers);
  const planned = planSession(state, participant, context.now());
  await writeParticipant(folder, planned);
  return describeSession(state, planned, answers);
}

export interface TrialAnswer {
  readonly participant: string;
  readonly session: number;
  readonly trial: number; // from 1
  readonly rating: number; // of a triplet: the place of the odd one from the left, from 1
  readonly rtMs: number;
}

/** Answers how many trials of the session are answered. An answer that arrives twice, after a broken connection, counts once. */
export async function answerTrial(context: Context, input: TrialAnswer): Promise<{ readonly answered: number }> {
  const folder = context.folder();
  return inTurn(`${folder} ${input.participant}`, async () => {
    const participant = await readParticipant(folder, input.participant);
    const session = participant.sessions[input.session - 1];
    const trial = session?.trials[input.trial - 1];
    if (participant.state === 'withdrawn' || session === undefined || trial === undefined)
      throw new AppError(
        'not-allowed',
        say`${input.participant} has no trial ${input.trial} in session ${input.session}. Start the session again.`,
      );
    const known = await readAnswersOf(folder, participant.id);
    if (known === null) throw lostAnswers(participant.id);
    const answered = [...known.answers, ...known.triplets].filter((answer) => answer.session === input.session).length;
    if (input.trial <= answered) return { answered };
    if (input.trial > answered + 1)
      throw new AppError('bad-input', say`The answer to trial ${answered + 1} is missing. Start the session again; it goes on there.`);
    await storeAnswer(folder, participant.id, trial, input.rating, {
      ...{ session: input.session, trial: input.trial, block: blockOf(session.trials, input.trial, session.pairsPerBlock) },
      ...{ rtMs: Math.round(input.rtMs * 10) / 10, answeredAt: new Date(context.now()).toISOString() },
    });
    return { answered: answered + 1 };
  });
}

type AboutAnswer = Pick<StudyAnswer, 'session' | 'trial' | 'block' | 'rtMs' | 'answeredAt'>;

async function storeAnswer(folder: string, id: string, trial: Trial, rating: number, about: AboutAnswer): Promise<void> {
  const { left, middle, right } = trial;
  if (middle === undefined) return appendAnswer(answersPath(folder, id), { ...about, left, right, rating });
  const odd = [left, middle, right][rating - 1];
  if (odd === undefined) throw new AppError('bad-input', say`A triplet has three drawings; ${rating} is none of them. Answer 1, 2 or 3.`);
  const mark = trial.validation ? { validation: 'yes' as const } : {};
  return appendTripletAnswer(tripletAnswersPath(folder, id), { ...about, left, middle, right, odd, ...mark });
}

/**
 * 'remove' deletes every answer the participant gave, here, in the project's tables and in the journal; what is left is that the number was
 * used. 'mark' keeps the answers in the participant's file and in the export, marked, and takes them out of the ratings.
 */
export async function withdrawParticipant(
  context: Context,
  input: { readonly participant: string; readonly answers: 'remove' | 'mark' },
): Promise<void> {
  const folder = context.folder();
  await inTurn(`${folder} ${input.participant}`, async () => {
    const participant = await readParticipant(folder, input.participant);
    const isRemoved = input.answers === 'remove';
    await writeParticipant(folder, { ...participant, state: 'withdrawn', sessions: isRemoved ? [] : participant.sessions });
    if (isRemoved) await removeAnswers(folder, participant.id);
  });
  await collectRatings(context, { kind: 'participant-withdrawn', about: input.participant });
  if (input.answers === 'remove') await forgetVersions(folder, ['ratings.csv', 'dissimilarities.csv', 'triplets.csv']);
}

function lostAnswers(id: string): AppError {
  return new AppError(
    'not-available',
    say`The answers of ${id} are damaged and can be read only once rating-study/answers/${id}.csv is put right. Start with a new participant.`,
  );
}

async function newParticipant(folder: string): Promise<Participant> {
  const id = await nextParticipantId(folder);
  return { schemaVersion: 1, id, state: 'taking-part', sessions: [] };
}

function planSession(state: StudyState, participant: Participant, now: number): Participant {
  const { study } = state;
  const trials = study.task === 'pairs' ? planPairs(state, participant) : planOddOnes(state, participant);
  return {
    ...participant,
    sessions: [...participant.sessions, { startedAtMs: now, pairsPerBlock: study.pairsPerBlock, trials: [...trials] }],
  };
}

function planOddOnes({ study, pairs, stimuli, participants }: StudyState, participant: Participant): Trial[] {
  if (stimuli.length < 3) throw new AppError('not-available', say`Triplets need at least three stimuli with drawings. Import them first.`);
  const plan = { study, pairs, stimuli: stimuli.map(({ id }) => id), participants: participants.map((entry) => entry.participant) };
  const trials = planTripletSession(plan, participant);
  if (trials.length === 0)
    throw new AppError(
      'not-available',
      say`There is no triplet left for ${participant.id}: every two stimuli stood together in ${study.tripletsPerPair} triplets, or this participant has seen what there is. Raise the number of triplets for each pair to go on.`,
    );
  return trials;
}

function planPairs({ study, pairs, stimuli }: StudyState, participant: Participant): Trial[] {
  if (stimuli.length < 2)
    throw new AppError('not-available', say`A rating study needs at least two stimuli with drawings. Import them first.`);
  const rated = participant.sessions.flatMap(({ trials }) => trials.filter(({ practice, middle }) => !practice && middle === undefined));
  const seen = new Set(rated.map(({ left, right }) => pairKey(left, right)));
  const name = [participant.id, participant.sessions.length + 1] as const;
  const trials = planTrials(pairs, seen, study.ratingsPerPair, study.pairsPerSession, createStream(study.seed, 'rating-study', ...name));
  if (trials.length === 0)
    throw new AppError(
      'not-available',
      say`There is no pair left for ${participant.id}: every pair has ${study.ratingsPerPair} ratings, or this participant has seen it. Raise the number of ratings for each pair to go on.`,
    );
  return [...planPractice(pairs, trials, study.practiceTrials, createStream(study.seed, 'practice', ...name)), ...trials];
}

function describeSession({ study }: StudyState, participant: Participant, answers: readonly { readonly session: number }[]): RatingSession {
  const session = participant.sessions.length;
  const { trials, pairsPerBlock } = participant.sessions[session - 1]!;
  const task = taskOf(trials);
  const texts = task === 'pairs' ? study.instructions : study.tripletInstructions;
  return {
    ...{ participant: participant.id, session, task, trials, pairsPerBlock },
    answered: answers.filter((answer) => answer.session === session).length,
    ...{ language: study.language, instructions: texts[study.language] ?? '' },
  };
}

/** 0 for practice. */
function blockOf(trials: readonly { readonly practice: boolean }[], trial: number, pairsPerBlock: number): number {
  if (trials[trial - 1]?.practice !== false) return 0;
  const before = trials.slice(0, trial - 1).filter(({ practice }) => !practice).length;
  return 1 + Math.floor(before / pairsPerBlock);
}

const turns = new Map<string, ReturnType<typeof pLimit>>();

/** One answer of a participant after the other. */
function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const turn = turns.get(name) ?? pLimit(1);
  turns.set(name, turn);
  return turn(work);
}
