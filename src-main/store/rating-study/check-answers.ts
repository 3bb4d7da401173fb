/** Whether the answers of the rating study are answers to what was asked: known drawings, and trials of sessions there were. */
import { phrase } from '../../contract/message';
import type { Participant, Trial } from '../../contract/study/rating-study';
import { shorten } from '../corpora/check-corpus';
import { listParticipants, readAnswersOf, readRatingStudy } from './participant-store';

interface Answered {
  readonly session: number;
  readonly trial: number;
  readonly shown: readonly string[];
}

/** Sentences; tables that cannot be read are named as damaged files are. */
export async function checkAnswers(folder: string, known: ReadonlySet<string>): Promise<string[]> {
  const problems: string[] = [];
  const study = await readRatingStudy(folder);
  const strangers = study?.pairs === 'new' ? study.newStimuli.filter((id) => !known.has(id)) : [];
  if (strangers.length > 0)
    problems.push(
      phrase`rating-study/study.json names new stimuli that stimuli.csv does not have: ${shorten(strangers)}. Set the rating study up again.`,
    );
  for (const participant of await listParticipants(folder)) {
    if (participant.state === 'withdrawn') continue;
    const given = await readAnswersOf(folder, participant.id);
    if (given === null) continue;
    const pairs = given.answers.map(({ session, trial, left, right }) => ({ session, trial, shown: [left, right] }));
    const triplets = given.triplets.map(({ session, trial, left, middle, right }) => ({ session, trial, shown: [left, middle, right] }));
    checkTable(`${participant.id}.csv`, pairs, participant, known, problems);
    checkTable(`${participant.id}-triplets.csv`, triplets, participant, known, problems);
  }
  return problems;
}

function checkTable(
  name: string,
  answers: readonly Answered[],
  { sessions }: Participant,
  known: ReadonlySet<string>,
  problems: string[],
): void {
  const file = `rating-study/answers/${name}`;
  const unknown = [...new Set(answers.flatMap(({ shown }) => shown))].filter((id) => !known.has(id));
  if (unknown.length > 0)
    problems.push(phrase`${file} names stimuli that stimuli.csv does not have: ${shorten(unknown)}. Correct one of the two files.`);
  const strayed = answers.filter(({ session, trial, shown }) => !isAsked(sessions[session - 1]?.trials[trial - 1], shown));
  if (strayed.length > 0) {
    const [{ session, trial }] = strayed as [Answered];
    problems.push(
      phrase`${file} has ${strayed.length} answers to trials that were never shown so, first trial ${trial} of session ${session}. Restore the file from a backup, or take these rows out.`,
    );
  }
  const seen = new Set<string>();
  const twice = answers.find(({ session, trial }) => seen.size === seen.add(`${session} ${trial}`).size);
  if (twice !== undefined)
    problems.push(phrase`${file} has two answers to trial ${twice.trial} of session ${twice.session}. Take one of the rows out.`);
}

function isAsked(trial: Trial | undefined, shown: readonly string[]): boolean {
  if (trial === undefined) return false;
  const asked = [trial.left, trial.middle, trial.right].filter((id) => id !== undefined);
  return asked.length === shown.length && asked.every((id, i) => id === shown[i]);
}
