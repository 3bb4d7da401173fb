/** What the experimenter sees of the rating study: settings, coverage of the pairs, participants; and saving the settings. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { ParticipantCard, RatingStudy, RatingStudyDescription } from '../../contract/study/rating-study';
import { sessionsNeeded } from '../../core/rating-study/plan-session';
import { tripletsNeeded } from '../../core/rating-study/plan-triplets';
import { exportTagged } from '../../store/files/csv';
import { readProject } from '../../store/project/project-store';
import { writeRatingStudy } from '../../store/rating-study/participant-store';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';
import { countUncollected } from './collect-ratings';
import { repeatedOf } from './study-triplets';
import { readStudyState, trialsLeft, type StudyParticipant } from './study-state';

export async function describeRatingStudy(context: Pick<StudioContext, 'folder'>): Promise<RatingStudyDescription> {
  const state = await readStudyState(context.folder());
  const { study, isSetUp, stimuli, compared, pairs, answers, stored, triplets, storedTriplets } = state;
  const wanted = study.task === 'pairs' ? study.ratingsPerPair : study.tripletsPerPair;
  return {
    ...{ study, isSetUp },
    stimuli: stimuli.map(({ id, name }) => ({ id, name, isCompared: compared.has(id) })),
    participants: state.participants.map(describeParticipant),
    counts: countPairs(pairs, wanted),
    sessionsNeeded:
      study.task === 'pairs'
        ? sessionsNeeded(pairs, wanted, study.pairsPerSession)
        : Math.ceil(tripletsNeeded(pairs, wanted) / Math.max(1, study.pairsPerSession - repeatedOf(study))),
    hasTriplets: state.participants.some(({ triplets: own }) => own.length > 0),
    uncollected: countUncollected(answers, stored) + countUncollected(triplets, storedTriplets),
  };
}

export async function saveRatingStudy(
  context: Pick<StudioContext, 'folder' | 'emit'>,
  study: RatingStudy,
): Promise<RatingStudyDescription> {
  const folder = context.folder();
  const { stimuli } = await readStudyState(folder);
  const unknown = study.newStimuli.filter((id) => !stimuli.some((stimulus) => stimulus.id === id));
  if (unknown.length > 0)
    throw new AppError('not-found', say`These stimuli take no part or have no drawing: ${unknown.join(', ')}. Leave them out.`);
  if (study.pairs === 'new' && study.newStimuli.length === 0)
    throw new AppError('bad-input', say`No stimulus is marked as new, so there would be no pair to rate. Mark some, or choose all pairs.`);
  if (study.task === 'triplets' && stimuli.length < 3)
    throw new AppError('bad-input', say`Triplets need at least three stimuli with drawings. Import them first, or ask for pairs.`);
  await changeProject(context, 'rating-study-set-up', '', () => writeRatingStudy(folder, study));
  return describeRatingStudy(context);
}

/** Every answer as a row: also practice, in block 0, and those marked as withdrawn. */
export async function ratingStudyTable(folder: string): Promise<string> {
  const { participants, stimuli } = await readStudyState(folder);
  const names = new Map(stimuli.map(({ id, name }) => [id, name]));
  const header = [
    'participant',
    'state',
    'session',
    'trial',
    'block',
    'left',
    'right',
    'left_name',
    'right_name',
    'rating',
    'rt_ms',
    'answered_at',
  ];
  const rows = participants.flatMap(({ participant, answers }) =>
    answers.map(({ session, trial, block, left, right, rating, rtMs, answeredAt }) => [
      ...[participant.id, participant.state, session, trial, block, left, right, names.get(left) ?? '', names.get(right) ?? ''],
      ...[rating, rtMs, answeredAt],
    ]),
  );
  return exportTagged((await readProject(folder)).tag, header, rows);
}

/** The same of odd ones out. */
export async function tripletStudyTable(folder: string): Promise<string> {
  const { participants, stimuli } = await readStudyState(folder);
  const names = new Map(stimuli.map(({ id, name }) => [id, name]));
  const header = [
    'participant',
    'state',
    'session',
    'trial',
    'block',
    'left',
    'middle',
    'right',
    'left_name',
    'middle_name',
    'right_name',
    'odd',
    'validation',
    'rt_ms',
    'answered_at',
  ];
  const rows = participants.flatMap(({ participant, triplets }) =>
    triplets.map(({ session, trial, block, left, middle, right, odd, validation, rtMs, answeredAt }) => [
      ...[participant.id, participant.state, session, trial, block, left, middle, right],
      ...[left, middle, right].map((id) => names.get(id) ?? ''),
      ...[odd, validation ?? '', rtMs, answeredAt],
    ]),
  );
  return exportTagged((await readProject(folder)).tag, header, rows);
}

function describeParticipant({ participant, answers, triplets }: StudyParticipant): ParticipantCard {
  const all = [...answers, ...triplets];
  const rated = all.filter(({ block }) => block > 0);
  const planned = participant.sessions.flatMap(({ trials }) => trials.filter(({ practice }) => !practice)).length;
  const left = trialsLeft(participant, all);
  return {
    ...{ id: participant.id, state: participant.state, sessions: participant.sessions.length, answered: rated.length, planned },
    medianRtMs: medianTime(rated),
    trialsLeft: left === 0 ? null : left,
  };
}

function medianTime(answers: readonly { readonly rtMs: number }[]): number | null {
  if (answers.length === 0) return null;
  const times = answers.map(({ rtMs }) => rtMs).sort((a, b) => a - b);
  const middle = times.length / 2;
  return (times[Math.ceil(middle) - 1]! + times[Math.floor(middle)]!) / 2;
}

/** How many pairs have 0, 1, ... judgements; the last entry is for `wanted` and more. */
function countPairs(pairs: readonly { readonly ratings: number }[], wanted: number): number[] {
  const counts = new Array<number>(wanted + 1).fill(0);
  for (const { ratings } of pairs) counts[Math.min(wanted, ratings)]!++;
  return counts;
}
