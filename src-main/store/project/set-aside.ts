/**
 * Only project.json may keep a project shut. Every other file of the program's own that cannot be read is set aside under another name, so
 * that nothing of it is lost, and is made anew (decision 0030).
 */
import { lstat, readdir, rename } from 'node:fs/promises';
import type { z } from 'zod';
import { AppError } from '../../contract/app-error';
import { phrase } from '../../contract/message';
import { allSteps } from '../../core/catalogue/steps';
import { analysisSchema } from '../../contract/results/analysis';
import { corporaFileSchema } from '../../contract/study/corpus';
import { experimentFileSchema, experimentOf } from '../../contract/running/experiment';
import { reportFileSchema } from '../../contract/results/report';
import { savedViewsFileSchema } from '../../contract/results/saved-view';
import { nearestFileSchema } from '../../contract/results/nearest';
import { participantSchema, ratingStudySchema } from '../../contract/study/rating-study';
import { metricsFileSchema, runRecordSchema } from '../../contract/running/run';
import { spaceSchema } from '../../contract/study/space';
import { inBatches } from '../../files/in-batches';
import { entryInProject, insideProject } from '../../files/inside-project';
import { journalSchema, pendingSchema } from '../journal/journal-file';
import { projectDeviceSchema } from './project-device';
import { readAnswers, readTripletAnswers } from '../rating-study/answer-log';
import { earlierExperimentName } from '../runs/experiment-store';
import { NewerFile, readJsonIfThere } from '../files/read-json';

interface Kind {
  readonly folder: string; // '*' stands for every folder there
  readonly name: RegExp;
  /** Throws an AppError for what cannot be read. */
  readonly read: (path: string) => Promise<unknown>;
}

const json =
  (schema: z.ZodType) =>
  (path: string): Promise<unknown> =>
    readJsonIfThere(path, schema);

const kinds: readonly Kind[] = [
  { folder: '.', name: /^corpora\.json$/, read: json(corporaFileSchema) },
  { folder: '.', name: /^views\.json$/, read: json(savedViewsFileSchema) },
  { folder: '.', name: /^report\.json$/, read: json(reportFileSchema) },
  ...allSteps.map((step) => ({ folder: 'experiments', name: new RegExp(`^${step}\\.json$`), read: json(experimentOf(step)) })),
  { folder: 'experiments', name: /^device\.json$/, read: json(projectDeviceSchema) },
  { folder: 'experiments/earlier', name: earlierExperimentName, read: json(experimentFileSchema) },
  { folder: 'journal', name: /^journal\.json$/, read: json(journalSchema) },
  { folder: 'journal', name: /^pending\.json$/, read: json(pendingSchema) },
  { folder: 'spaces/*', name: /^space\.json$/, read: json(spaceSchema) },
  { folder: 'runs/*', name: /^run\.json$/, read: json(runRecordSchema) },
  { folder: 'runs/*', name: /^metrics\.json$/, read: json(metricsFileSchema) },
  { folder: 'analysis', name: /^analysis\.json$/, read: json(analysisSchema) },
  { folder: 'analysis', name: /^nearest\.json$/, read: json(nearestFileSchema) },
  { folder: 'rating-study', name: /^study\.json$/, read: json(ratingStudySchema) },
  { folder: 'rating-study/answers', name: /^P\d{2,6}\.json$/, read: json(participantSchema) },
  { folder: 'rating-study/answers', name: /^P\d{2,6}\.csv$/, read: readAnswers },
  { folder: 'rating-study/answers', name: /^P\d{2,6}-triplets\.csv$/, read: readTripletAnswers },
];

const asideName = /^(.+)\.set-aside-(\d+)$/;

/** Before anything is written: what a newer version wrote is not damaged, and this one must not make it anew. */
export async function refuseNewerFiles(folder: string): Promise<void> {
  const newer = (await findDamaged(folder)).find(({ error }) => error instanceof NewerFile);
  if (newer !== undefined) throw newer.error;
}

/** For who holds the project's lock, before anything else is read. */
export async function setAsideDamaged(folder: string): Promise<void> {
  for (const { path } of await findDamaged(folder)) await setAside(folder, path);
}

/** Sentences for what is damaged now and for what was set aside before. */
export async function describeDamage(folder: string): Promise<string[]> {
  const damaged = (await findDamaged(folder)).map(({ error }) => error.message);
  const aside: string[] = [];
  for (const [place, names] of await listPlaces(folder))
    for (const name of names) {
      const [, before] = asideName.exec(name) ?? [];
      if (before !== undefined)
        aside.push(
          phrase`${pathOf(place, before)} could not be read and was set aside as ${name}. What it held is missing or was made anew; delete it, or correct it and give it its name back.`,
        );
    }
  return [...damaged, ...aside];
}

/** Of the plans of steps alone, for those who only look at the results: runs that only a plan names are then missing. */
export async function describeDamagedPlans(folder: string): Promise<string[]> {
  return (await findDamaged(folder, 'experiments')).map(({ error }) => error.message);
}

/** Gives the entry another name, whatever it is; false where that cannot be done, as on a disk that is only read. */
export async function setAside(folder: string, path: string): Promise<boolean> {
  try {
    for (let n = 1; ; n++) {
      const name = `${path}.set-aside-${n}`;
      if (
        await lstat(entryInProject(folder, name)).then(
          () => true,
          () => false,
        )
      )
        continue;
      await rename(entryInProject(folder, path), entryInProject(folder, name));
      return true;
    }
  } catch {
    return false; // it is passed over where it is, and named among the problems
  }
}

async function findDamaged(folder: string, within?: string): Promise<{ path: string; error: AppError }[]> {
  const found: { readonly path: string; readonly read: Kind['read'] }[] = [];
  for (const [place, names] of await listPlaces(folder, within))
    for (const { folder: of, name, read } of kinds)
      if (matches(of, place)) found.push(...names.filter((file) => name.test(file)).map((file) => ({ path: pathOf(place, file), read })));
  const errors = await inBatches(found, ({ path, read }) => findError(folder, path, read));
  return found.flatMap(({ path }, i) => {
    const error = errors[i] ?? null;
    return error === null ? [] : [{ path, error }];
  });
}

/** The names in every folder that a kind speaks of; each folder is looked into once. */
async function listPlaces(folder: string, within?: string): Promise<[place: string, names: string[]][]> {
  const folders = new Set(kinds.map((kind) => kind.folder).filter((place) => within === undefined || place === within));
  const places = await Promise.all([...folders].map((place) => spread(folder, place)));
  return inBatches(places.flat(), async (place) => [place, await namesIn(folder, place)]);
}

function matches(kind: string, place: string): boolean {
  return kind.endsWith('/*') ? place.startsWith(kind.slice(0, -1)) && !place.slice(kind.length - 1).includes('/') : kind === place;
}

/** By path: how a file looked when it was read last, so that a look at the project does not read it again. */
const looked = new Map<string, { readonly look: string; readonly error: AppError | null }>();

async function findError(folder: string, path: string, read: Kind['read']): Promise<AppError | null> {
  try {
    const place = insideProject(folder, path);
    const info = await lstat(place, { bigint: true }).catch(() => null); // missing is no damage
    if (info === null) return null;
    const look = `${info.ino} ${info.mtimeNs} ${info.size}`;
    const known = looked.get(place);
    if (known?.look === look) return known.error;
    const error = await read(place).then(() => null, expected);
    looked.set(place, { look, error });
    return error;
  } catch (error) {
    return expected(error);
  }
}

function expected(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

const pathOf = (place: string, name: string): string => (place === '.' ? name : `${place}/${name}`);

async function spread(folder: string, place: string): Promise<string[]> {
  const above = place.endsWith('/*') ? place.slice(0, -2) : null;
  return above === null ? [place] : (await namesIn(folder, above)).map((name) => `${above}/${name}`);
}

/** None in a folder that is not there, or that a link takes out of the project: what is to be written there says so. */
async function namesIn(folder: string, place: string): Promise<string[]> {
  try {
    return await readdir(place === '.' ? folder : insideProject(folder, place)).catch(() => []);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}
