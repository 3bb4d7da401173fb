/** Sessions of the rating study: beginning or resuming one, taking an answer, withdrawing. */
import { AppError } from '../../contract/app-error';
import type { Participant, RatingSession, StudyAnswer } from '../../contract/rating-study';
import { pairKey, planPractice, planTrials } from '../../core/rating-study/plan-session';
import { createStream } from '../../core/random/stream';
import { forgetVersions } from '../../store/journal/journal';
import { appendAnswer } from '../../store/rating-study/answer-log';
import {
  answersPath,
  nextParticipantId,
  readAnswersOf,
  readParticipant,
  removeAnswers,
  writeParticipant,
} from '../../store/rating-study/participant-store';
import type { StudioContext } from '../context';
import { collectRatings } from './collect-ratings';
import { readStudyState, trialsLeft, type StudyState } from './study-state';

type Context = Pick<StudioContext, 'folder' | 'emit' | 'now'>;

/** A new participant for null. A session that was not completed goes on where it stopped, in the order planned for it. */
export async function startRatingSession(context: Context, input: { readonly participant: string | null }): Promise<RatingSession> {
  const folder = context.folder();
  const state = await readStudyState(folder);
  const entry = input.participant === null ? null : state.participants.find(({ participant }) => participant.id === input.participant);
  if (entry === undefined) throw new AppError('not-found', `There is no participant ${input.participant} in this project.`);
  const participant = entry?.participant ?? (await newParticipant(folder));
  if (participant.state === 'withdrawn')
    throw new AppError('not-allowed', `${participant.id} has withdrawn from the study. Start with a new participant.`);
  if (entry?.isLost === true) throw lostAnswers(participant.id);
  const answers = entry?.answers ?? [];
  if (trialsLeft(participant, answers) > 0) return describeSession(state, participant, answers);
  const planned = planSession(state, participant, context.now());
  await writeParticipant(folder, planned);
  return describeSession(state, planned, answers);
}

export interface TrialAnswer {
  readonly participant: string;
  readonly session: number;
  readonly trial: number; // from 1
  readonly rating: number;
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
        `${input.participant} has no trial ${input.trial} in session ${input.session}. Start the session again.`,
      );
    const answers = await readAnswersOf(folder, participant.id);
    if (answers === null) throw lostAnswers(participant.id);
    const answered = answers.filter((answer) => answer.session === input.session).length;
    if (input.trial <= answered) return { answered };
    if (input.trial > answered + 1)
      throw new AppError('bad-input', `The answer to trial ${answered + 1} is missing. Start the session again; it goes on there.`);
    await appendAnswer(answersPath(folder, participant.id), {
      ...{
        session: input.session,
        trial: input.trial,
        block: blockOf(session.trials, input.trial, session.pairsPerBlock),
      },
      ...{ left: trial.left, right: trial.right, rating: input.rating, rtMs: Math.round(input.rtMs * 10) / 10 },
      answeredAt: new Date(context.now()).toISOString(),
    });
    return { answered: answered + 1 };
  });
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
  if (input.answers === 'remove') await forgetVersions(folder, ['ratings.csv', 'dissimilarities.csv']);
}

function lostAnswers(id: string): AppError {
  return new AppError('not-available', `The answers of ${id} are damaged and can be read only once rating-study/answers/${id}.csv is put right. Start with a new participant.`); // prettier-ignore
}

async function newParticipant(folder: string): Promise<Participant> {
  const id = await nextParticipantId(folder);
  return { schemaVersion: 1, id, state: 'taking-part', sessions: [] };
}

function planSession({ study, pairs, stimuli }: StudyState, participant: Participant, now: number): Participant {
  if (stimuli.length < 2)
    throw new AppError('not-available', 'A rating study needs at least two stimuli with drawings. Import them first.');
  const rated = participant.sessions.flatMap(({ trials }) => trials.filter(({ practice }) => !practice));
  const seen = new Set(rated.map(({ left, right }) => pairKey(left, right)));
  const name = [participant.id, participant.sessions.length + 1] as const;
  const trials = planTrials(pairs, seen, study.ratingsPerPair, study.pairsPerSession, createStream(study.seed, 'rating-study', ...name));
  if (trials.length === 0)
    throw new AppError(
      'not-available',
      `There is no pair left for ${participant.id}: every pair has ${study.ratingsPerPair} ratings, or this participant has seen it. Raise the number of ratings for each pair to go on.`,
    );
  const practice = planPractice(pairs, trials, study.practiceTrials, createStream(study.seed, 'practice', ...name));
  return {
    ...participant,
    sessions: [...participant.sessions, { startedAtMs: now, pairsPerBlock: study.pairsPerBlock, trials: [...practice, ...trials] }],
  };
}

function describeSession({ study }: StudyState, participant: Participant, answers: readonly StudyAnswer[]): RatingSession {
  const session = participant.sessions.length;
  const { trials, pairsPerBlock } = participant.sessions[session - 1]!;
  return {
    ...{ participant: participant.id, session, trials, pairsPerBlock },
    answered: answers.filter((answer) => answer.session === session).length,
    ...{ language: study.language, instructions: study.instructions[study.language] },
  };
}

/** 0 for practice. */
function blockOf(trials: readonly { readonly practice: boolean }[], trial: number, pairsPerBlock: number): number {
  if (trials[trial - 1]?.practice !== false) return 0;
  const before = trials.slice(0, trial - 1).filter(({ practice }) => !practice).length;
  return 1 + Math.floor(before / pairsPerBlock);
}

const turns = new Map<string, Promise<unknown>>();

/** One answer of a participant after the other. */
function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(name) ?? Promise.resolve()).then(work, work);
  turns.set(name, turn);
  return turn;
}
