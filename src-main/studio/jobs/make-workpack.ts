/** Puts what certain runs need, and nothing else, into a folder that can be copied anywhere: a project folder without its images. */
import { constants } from 'node:fs';
import { copyFile, link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../contract/app-error';
import type { Corpus } from '../../contract/study/corpus';
import type { StoredFile, Workpack } from '../../contract/running/jobs';
import { say } from '../../contract/message';
import type { RunRecord } from '../../contract/running/run';
import { isIncluded } from '../../contract/study/stimulus';
import { insideFolder, insideProject } from '../../files/inside-project';
import { largest, statRegular } from '../../files/read-regular';
import type { DecodeImage } from '../../pipeline/decode/decode-image';
import { corpusRoot, readCorpora, writeCorpora } from '../../store/corpora/corpus-store';
import { dataFingerprint, type FingerprintCache } from '../../store/project/data-fingerprint';
import { readProject, writeProject } from '../../store/project/project-store';
import { isMissing, readError } from '../../store/files/read-json';
import { readRun, writeRun } from '../../store/runs/run-store';
import { readSpace, readSpaceDescription, writeSpace } from '../../store/project/space-store';
import { readStimuli } from '../../store/files/tables';
import { measureFile, readWorkpack, writeWorkpack } from '../../store/runs/workpack-store';
import { diskError, temporaryName } from '../../store/files/write-atomic';
import { prepareBanks } from './prepare-banks';

/**
 * `records`: the runs to be carried out there; finished ones that they read come along. A workpack of the same data that is there already gets
 * the runs it lacks, and jobs may be at work in it meanwhile. The caller holds the project's lock.
 */
export async function makeWorkpack(
  project: string,
  folder: string,
  records: readonly RunRecord[],
  decode: DecodeImage,
  version: string,
  tell: (what: string, done: number, total: number) => void,
): Promise<Workpack> {
  const file = await readProject(project);
  const before = await readUsable(project, folder, file.id);
  const earlier = await Promise.all((before?.runs ?? []).map((key) => readRun(folder, key)));
  const all = new Map([...earlier.filter((record) => record !== null), ...records].map((record) => [record.key, record]));
  const configurations = [...all.values()].map(({ configuration }) => configuration);
  const sources = await listSources(project, [...all.values()], new Set(all.keys()));
  const banks = await prepareBanks(project, configurations, decode, tell);

  const packed = new Set<string>();
  const take = async (path: string, canShare: boolean): Promise<void> => {
    if (packed.has(path)) return;
    packed.add(path);
    await place(insideProject(project, path), insideProject(folder, path), canShare);
  };
  await mkdir(insideProject(folder, 'logs'), { recursive: true }).catch((error: unknown) => {
    throw diskError(error, folder);
  });
  await writeProject(folder, file);
  await take('stimuli.csv', false);
  await writeCorpora(folder, { schemaVersion: 1, corpora: await listWithSizes(project) });
  for (const path of await packSpaces(project, folder, configurations)) packed.add(path);
  for (const bank of banks) await take(bank, true); // written as a whole and never altered, so that both folders may have the same file
  for (const { path, canShare } of sources) await take(path, canShare);
  const made: StoredFile[] = [];
  for (const path of ['project.json', 'corpora.json', ...packed]) made.push(await measured(folder, path));
  for (const record of records)
    if ((await readRun(folder, record.key)) === null) await writeRun(folder, { ...record, state: 'paused', error: null });
  const runs = [...all.keys()].sort();
  const workpack: Workpack = { schemaVersion: 1, project: { id: file.id, name: file.name }, program: version, runs, files: made };
  await writeWorkpack(folder, workpack);
  return workpack;
}

interface Source {
  readonly path: string;
  readonly canShare: boolean;
}

/** Files of the project that travel as they are. AppError before anything is written where one of them is not there. */
async function listSources(project: string, records: readonly RunRecord[], packed: ReadonlySet<string>): Promise<Source[]> {
  const images = (await readStimuli(project)).filter((stimulus) => isIncluded(stimulus) && stimulus.image !== '');
  const sources: Source[] = images.map(({ image }) => ({ path: image, canShare: false }));
  for (const { configuration } of records) {
    if (configuration.kind !== 'regression') continue;
    const { features, joined } = configuration;
    const networks = [...(features.source === 'photograph' ? [features.network] : []), ...(joined === undefined ? [] : [joined.network])];
    for (const path of networks) if (/[\\/]/.test(path)) sources.push({ path, canShare: true });
  }
  for (const { label, needs } of records)
    for (const need of needs) {
      const source = packed.has(need) ? null : await readRun(project, need);
      if (source?.state !== 'done') continue;
      const weights = `runs/${need}/checkpoint/best.safetensors`;
      if (!(await isThere(insideProject(project, weights))))
        throw new AppError(
          'not-available',
          say`‘${label}’ reads the network of ‘${source.label}’, whose weights are not in this project: its result came without them. Delete runs/${need} and pack again; it is then computed there.`,
        );
      sources.push({ path: `runs/${need}/run.json`, canShare: false }, { path: weights, canShare: true });
    }
  for (const { path } of sources)
    if (!(await isThere(insideProject(project, path))))
      throw new AppError('not-found', say`${path} is missing in the project, so nothing was packed. Put it back, or exclude its stimulus.`);
  return sources;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await statRegular(path, Number.MAX_SAFE_INTEGER);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw readError(error, path);
  }
}

/** Null for a new or empty folder. */
async function readUsable(project: string, folder: string, id: string): Promise<Workpack | null> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw readError(error, folder);
  });
  if (names.length === 0) return null;
  const workpack = await readWorkpack(folder);
  if (workpack === null)
    throw new AppError('already-exists', say`The folder ${folder} is not empty and no workpack. Choose an empty or new one.`);
  if (workpack.project.id !== id)
    throw new AppError(
      'already-exists',
      say`The folder ${folder} is a workpack of the project ‘${workpack.project.name}’. Choose another one.`,
    );
  const cache: FingerprintCache = new Map();
  for (const key of workpack.runs) {
    const record = await readRun(folder, key);
    if (record !== null && (await dataFingerprint(project, record.configuration, cache)) !== record.dataFingerprint)
      throw new AppError(
        'already-exists',
        say`The workpack ${folder} was made from data that have changed since. Collect its results and choose another folder.`,
      );
  }
  return workpack;
}

/** Runs count the sizes of a corpus's images among their data; without the images the list must tell. */
async function listWithSizes(project: string): Promise<Corpus[]> {
  const { corpora } = await readCorpora(project);
  const listed: Corpus[] = [];
  for (const corpus of corpora) {
    const images = [];
    for (const image of corpus.images) {
      const bytes = image.bytes ?? (await sizeOf(insideFolder(corpusRoot(project, corpus), image.path, 'corpus')));
      images.push({ ...image, bytes });
    }
    const { id, name, kind } = corpus;
    listed.push({ id, name, kind, root: `corpora/${id}`, images });
  }
  return listed;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await statRegular(path, largest.any)).size;
  } catch (error) {
    throw readError(error, path);
  }
}

async function packSpaces(
  project: string,
  folder: string,
  configurations: readonly { readonly space: string; readonly dims: number }[],
): Promise<string[]> {
  const paths: string[] = [];
  for (const name of new Set(configurations.map(({ space }) => space))) {
    const wanted = new Set(configurations.flatMap(({ space, dims }) => (space === name ? [dims] : [])));
    const description = await readSpaceDescription(project, name);
    const dimensions = description.dimensions.filter(({ dims }) => wanted.has(dims));
    const versions = await Promise.all(dimensions.map(({ dims }) => readSpace(project, name, dims)));
    await writeSpace(folder, { ...description, dimensions }, versions);
    paths.push(`spaces/${name}/space.json`, ...dimensions.map(({ dims }) => `spaces/${name}/${dims}D.csv`));
  }
  return paths;
}

async function measured(folder: string, path: string): Promise<StoredFile> {
  const file = await measureFile(folder, path);
  if (file === null) throw new AppError('disk', say`${path} could not be put into ${folder}. Check the disk and try again.`);
  return file;
}

/** As a whole or not at all. One file in two folders costs no room; where the disk cannot do that, it is copied. */
async function place(from: string, to: string, canShare: boolean): Promise<void> {
  const temporary = temporaryName(to);
  try {
    await mkdir(dirname(to), { recursive: true });
    const isShared =
      canShare &&
      (await link(from, temporary).then(
        () => true,
        () => false,
      ));
    if (!isShared) await copyFile(from, temporary, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    await rename(temporary, to);
  } catch (error) {
    throw diskError(error, to);
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined); // two names of one file are left as they are by a renaming
  }
}
