/** rating-study/: how the study is set up, and who took part with which sessions. Answers lie beside in one file each. */
import { readdir, rm } from 'node:fs/promises';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import {
  participantSchema,
  ratingStudySchema,
  type Participant,
  type RatingStudy,
  type StudyAnswer,
  type TripletAnswer,
} from '../../contract/study/rating-study';
import { entryInProject, insideProject } from '../../files/inside-project';
import { isMissing, readError, readJson, readSecondary } from '../files/read-json';
import { diskError, writeJson } from '../files/write-atomic';
import { readAnswers, readTripletAnswers } from './answer-log';

/** Null while it was never set up. */
export async function readRatingStudy(folder: string): Promise<RatingStudy | null> {
  return readSecondary(insideProject(folder, 'rating-study', 'study.json'), ratingStudySchema);
}

export async function writeRatingStudy(folder: string, study: RatingStudy): Promise<void> {
  await writeJson(insideProject(folder, 'rating-study', 'study.json'), ratingStudySchema, study);
}

/** In the order of their numbers. */
export async function listParticipants(folder: string): Promise<Participant[]> {
  const names = await readdir(answersFolder(folder)).catch((error: unknown): string[] => {
    if (isMissing(error)) return [];
    throw readError(error, answersFolder(folder));
  });
  const ids = names.filter((name) => /^P\d{2,6}\.json$/.test(name)).map((name) => name.slice(0, -'.json'.length));
  ids.sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  const read = await Promise.all(ids.map((id) => readSecondary(participantPath(folder, id), participantSchema)));
  return read.filter((participant) => participant !== null);
}

/** 'P01', 'P02', ...; a number whose files are damaged or set aside is not given again. */
export async function nextParticipantId(folder: string): Promise<string> {
  const names = await readdir(answersFolder(folder)).catch(() => []);
  const last = names.reduce((most, name) => Math.max(most, Number(/^P(\d{2,6})[.-]/.exec(name)?.[1] ?? 0)), 0);
  return `P${String(last + 1).padStart(2, '0')}`;
}

export async function readParticipant(folder: string, id: string): Promise<Participant> {
  const path = participantPath(folder, id);
  return readJson(path, participantSchema, phrase`There is no participant ${id} in this project (${path} is missing).`);
}

export async function writeParticipant(folder: string, participant: Participant): Promise<void> {
  await writeJson(participantPath(folder, participant.id), participantSchema, participant);
}

/** Where the answers are; the number of a participant who withdrew them is never given again, as the file of the participant stays. */
export function answersPath(folder: string, id: string): string {
  requireId(id);
  return insideProject(folder, 'rating-study', 'answers', `${id}.csv`);
}

/** The same for the odd ones out of triplets. */
export function tripletAnswersPath(folder: string, id: string): string {
  requireId(id);
  return insideProject(folder, 'rating-study', 'answers', `${id}-triplets.csv`);
}

export interface AnswersOf {
  readonly answers: StudyAnswer[];
  readonly triplets: TripletAnswer[];
}

/** Null where there are answers that cannot be read: the table is damaged, or was set aside as damaged. */
export async function readAnswersOf(folder: string, id: string): Promise<AnswersOf | null> {
  try {
    const answers = await readAnswers(answersPath(folder, id));
    const triplets = await readTripletAnswers(tripletAnswersPath(folder, id));
    const aside = await listAside(folder, id);
    const isLost = (rows: readonly unknown[], name: string): boolean =>
      rows.length === 0 && aside.some((file) => file.startsWith(`${name}.csv.`));
    return isLost(answers, id) || isLost(triplets, `${id}-triplets`) ? null : { answers, triplets };
  } catch (error) {
    if (error instanceof AppError) return null; // named among the project's problems
    throw error;
  }
}

/** Everybody who ever had a number, also those of whom nothing can be read any more. */
export async function listNumbers(folder: string): Promise<string[]> {
  const names = await readdir(answersFolder(folder)).catch(() => []);
  return [...new Set(names.flatMap((name) => /^(P\d{2,6})[.-]/.exec(name)?.[1] ?? []))];
}

/** Also from tables that were set aside: nothing of them may stay. */
export async function removeAnswers(folder: string, id: string): Promise<void> {
  requireId(id);
  for (const name of [`${id}.csv`, `${id}-triplets.csv`, ...(await listAside(folder, id))]) {
    const path = entryInProject(folder, 'rating-study', 'answers', name);
    await rm(path, { force: true }).catch((error: unknown) => {
      throw diskError(error, path);
    });
  }
}

async function listAside(folder: string, id: string): Promise<string[]> {
  const names = await readdir(answersFolder(folder)).catch(() => []);
  return names.filter((name) => name.startsWith(`${id}.csv.set-aside-`) || name.startsWith(`${id}-triplets.csv.set-aside-`));
}

function answersFolder(folder: string): string {
  return insideProject(folder, 'rating-study', 'answers');
}

function participantPath(folder: string, id: string): string {
  requireId(id);
  return insideProject(folder, 'rating-study', 'answers', `${id}.json`);
}

function requireId(id: string): void {
  if (!/^P\d{2,6}$/.test(id)) throw new AppError('bad-input', say`‘${id}’ is no participant. Participants are called P01, P02 and so on.`);
}
