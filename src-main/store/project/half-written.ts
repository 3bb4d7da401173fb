/** Removes what writers left that were killed half-way. */
import { readdir, rm, stat } from 'node:fs/promises';
import { AppError } from '../../contract/app-error';
import { entryInProject, insideProject } from '../../files/inside-project';
import { runHolder } from '../runs/run-lock';
import { listRunKeys } from '../runs/run-store';

/** Where a project's files are written; `*` stands for every folder there. */
const places = [
  '.',
  'stimuli',
  'spaces',
  'spaces/*',
  'experiments',
  'experiments/earlier',
  'runs',
  'runs/*',
  'runs/*/checkpoint',
  'analysis',
  'cache',
  'figures',
  'journal',
  'journal/files',
  'rating-study',
  'rating-study/answers',
  'imported-logs',
  'networks',
];

/** Only for who holds the project's lock: a writer at work would lose its file. Jobs that carry out a run meanwhile keep theirs. */
export async function removeHalfWritten(folder: string): Promise<void> {
  const held: string[] = [];
  for (const key of await listRunKeys(folder)) if ((await runHolder(folder, key)) !== null) held.push(`runs/${key}`);
  const isInUse = (place: string): boolean =>
    held.some((run) => place === run || place.startsWith(`${run}/`)) || (place === 'cache' && held.length > 0);
  for (const pattern of places)
    for (const place of (await spread(folder, pattern)).filter((each) => !isInUse(each)))
      for (const name of await namesIn(folder, place)) if (isHalfWritten(name)) await removeFile(folder, place, name);
  for (const name of await namesIn(folder, '.')) if (lockFile.test(name)) await removeOld(folder, name);
}

/** Of `temporaryName`, and of the image banks' cache. */
function isHalfWritten(name: string): boolean {
  return /^(?!lock\.json).+\.(\d+-\d+|[0-9a-f-]{36})\.tmp$/.test(name);
}

/** The lock's own, which other programs may be making just now. */
const lockFile = /^lock\.json\.(\d+-\d+|[0-9a-f-]{36})\.tmp$/;
const hourMs = 3_600_000;

async function removeOld(folder: string, name: string): Promise<void> {
  const path = entryInProject(folder, name);
  const info = await stat(path).catch(() => null);
  if (info !== null && Date.now() - info.mtimeMs > hourMs) await rm(path, { force: true }).catch(() => undefined);
}

async function removeFile(folder: string, place: string, name: string): Promise<void> {
  const path = place === '.' ? [name] : [place, name];
  await rm(entryInProject(folder, ...path), { force: true }).catch(() => undefined); // harmless where it stays
}

async function spread(folder: string, pattern: string): Promise<string[]> {
  const [above, below] = pattern.split('/*');
  if (above === undefined || below === undefined) return [pattern];
  return (await namesIn(folder, above)).map((name) => `${above}/${name}${below}`);
}

/** None in a folder that is not there, or that a link takes out of the project. */
async function namesIn(folder: string, place: string): Promise<string[]> {
  try {
    return await readdir(place === '.' ? folder : insideProject(folder, place)).catch(() => []);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}
