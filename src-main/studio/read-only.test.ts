/** A project on a disk that cannot be written to: everything in it can be looked at, nothing tries to write there, and a change is refused with a sentence. */
import type * as FileSystem from 'node:fs/promises';
import { constants, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runKeySchema } from '../contract/running/run';
import type { Answer, MethodInput, ReadingMethod } from '../contract/window/rpc';
import { studyLook } from '../contract/study/augmentation';
import { readerDouble } from './experiments/compute-process.fixture';
import { recordOf } from './experiments/queue/recorded-run.fixture';
import { createSampleProject } from './projects/create-sample';
import { createStudio, type Studio } from './studio';
import { testContext, writeMiniSample } from './test-support/mini-sample';
import { addCorpus } from './corpora/add-corpus';
import { renameStimulus } from './stimuli/edit-stimuli';

/** A disk that is only read, as a kernel says it; permissions would not hold back an administrator, nor anybody on Windows. */
const disk = vi.hoisted(() => ({ sealed: null as string | null, tried: [] as string[] }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>();
  const refuse = (path: unknown): void => {
    const at = typeof path === 'string' ? resolve(path) : '';
    if (disk.sealed === null || (at !== disk.sealed && !at.startsWith(disk.sealed + sep))) return;
    disk.tried.push(at);
    throw Object.assign(new Error(`EROFS: read-only file system, ${at}`), { code: 'EROFS' });
  };
  const guarded =
    <A extends unknown[], T>(act: (...given: A) => Promise<T>, ...places: number[]) =>
    async (...given: A): Promise<T> => {
      for (const place of places) refuse(given[place]);
      return act(...given);
    };
  const writing = constants.O_WRONLY | constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC | constants.O_APPEND;
  const open: typeof real.open = async (path, flags = 'r', mode) => {
    if (typeof flags === 'string' ? /[wa+]/.test(flags) : (flags & writing) !== 0) refuse(path);
    return real.open(path, flags, mode);
  };
  const mkdir = (async (...given: Parameters<typeof real.mkdir>) => {
    if (!existsSync(given[0])) refuse(given[0]);
    return real.mkdir(...given);
  }) as typeof real.mkdir;
  const rm: typeof real.rm = async (path, options) => {
    if (options?.force !== true || existsSync(path)) refuse(path);
    return real.rm(path, options);
  };
  return {
    ...real,
    ...{ open, mkdir, rm },
    ...{ writeFile: guarded(real.writeFile, 0), appendFile: guarded(real.appendFile, 0), truncate: guarded(real.truncate, 0) },
    ...{
      rename: guarded(real.rename, 0, 1),
      unlink: guarded(real.unlink, 0),
      rmdir: guarded(real.rmdir, 0),
      mkdtemp: guarded(real.mkdtemp, 0),
    },
    ...{ link: guarded(real.link, 1), symlink: guarded(real.symlink, 1), copyFile: guarded(real.copyFile, 1), cp: guarded(real.cp, 1) },
    ...{ chmod: guarded(real.chmod, 0), utimes: guarded(real.utimes, 0) },
  };
});

let place: string;
let folder: string;
let studio: Studio;
const key = runKeySchema.parse('0123456789abcdef01234567');
const everything = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'read-only-'));
  folder = join(place, 'project');
  await writeMiniSample(join(place, 'assets'));
  await createSampleProject(join(place, 'assets'), folder);
  const context = testContext(join(place, 'assets'), folder);
  const owl = readFileSync(join(place, 'assets', 'sample', 'stimuli', 'owl.svg'));
  for (const name of ['birds', 'mammals']) {
    mkdirSync(join(folder, 'sketches', name), { recursive: true });
    writeFileSync(join(folder, 'sketches', name, 'a.svg'), owl);
  }
  await addCorpus(context, { folder: join(folder, 'sketches'), name: 'A', kind: 'corpus' });
  await renameStimulus(context, { id: 'owl', name: 'little owl' });
  mkdirSync(join(folder, 'runs', key), { recursive: true });
  writeFileSync(join(folder, 'runs', key, 'run.json'), JSON.stringify({ ...recordOf(key), state: 'failed' }));
  writeFileSync(join(place, 'table.csv'), 'name,category\nowl,birds\naxe,tools\nsaw,tools\n');
  disk.sealed = folder;
  studio = createStudio({
    assetsFolder: join(place, 'assets'),
    userFolder: join(place, 'user'),
    host: 'browser',
    version: '1',
    launchCompute: readerDouble,
    now: Date.now,
    roots: [place],
  });
}, 60_000);
afterAll(async () => {
  await studio.dispose();
  disk.sealed = null;
  rmSync(place, { recursive: true, force: true });
});

const source = { kind: 'path', path: 'table.csv' } as const;

describe('a project that cannot be written to', () => {
  it('opens and says so', async () => {
    const before = everything();
    const opened = await studio.methods.openProject({ folder, trust: true });
    expect(opened).toMatchObject({ ok: true });
    expect(opened.ok && opened.value.problems.join('\n')).toContain('can only be looked at');
    expect(everything()).toEqual(before);
  });

  it('answers every call that reads, and none of them tries to write there', async () => {
    await studio.methods.openProject({ folder, trust: true });
    disk.tried.length = 0;
    const before = everything();
    const ofPlace = { ...source, path: join(place, source.path) };
    const space = { name: 'mean', dims: 2 };
    /** Every call that reads but those about the machine, and those that need files of their own or results; a new one has to be added. */
    const inputs = {
      describeApp: {},
      listViews: {},
      listNotes: {},
      outlineReport: { language: 'de', numbers: 'apa' },
      gatherDiagnostics: {},
      listFolder: { folder: place, files: true, extensions: [] },
      describeProject: {},
      previewImport: {
        target: { kind: 'open' },
        images: null,
        tables: [{ source: ofPlace, reading: {}, content: {}, space: null, mode: 'add' }],
        names: {},
      },
      forgetDropped: { batch: 'none' },
      listImportedLogs: {},
      listStimuli: {},
      listSpaces: {},
      readSpace: space,
      analyseSpace: { viewer: 'w', source: { kind: 'stored', ...space }, part: 'view' },
      stopSpaceAnalysis: { viewer: 'w', part: 'view' },
      listCorpora: {},
      decodeCorpus: { id: 'a' },
      listDecoding: {},
      readClassTable: {},
      describeAugmentation: { drawing: { stimulus: 'owl' }, look: { ...studyLook, imageSize: 64 }, from: 1 },
      proveFolds: {},
      listExperiments: {},
      describeQueue: {},
      readRun: { key },
      readResults: {},
      compareConfigurations: {},
      describeJudgements: {},
      lookAtDrawing: { id: 'owl', mends: ['flatten'] },
      listRaterJudgements: { rater: 'r1' },
      listRaterTriplets: { rater: 'r1' },
      describeRatingStudy: {},
      describeHistory: {},
      describeAnalysis: {},
      describeExtras: {},
      describePlacing: {},
      describeDecoding: {},
      listKeptDrawings: {},
      stopAnalysis: {},
      publishBundle: { out: join(place, 'published.zip'), leaveOut: [], licence: 'none', authors: [] },
      writeReport: { out: join(place, 'report.html'), language: 'en', numbers: 'apa' },
      stopVerification: {},
      lookAtCluster: { hosts: [] },
    } as const satisfies {
      [
        M in Exclude<
          ReadingMethod,
          | 'describeDevices'
          | 'previewLogs'
          | 'listPhotographLayers'
          | 'checkNetwork'
          | 'compareExperiments'
          | 'placeDrawings'
          | 'decodePlaces'
          | 'verifyBundle'
        >
      ]: MethodInput<M>;
    };
    const call = studio.methods as unknown as Record<string, (input: unknown) => Promise<Answer<unknown>>>;
    for (const [name, input] of Object.entries(inputs)) {
      const answer = await call[name]!(input);
      expect(answer.ok ? '' : answer.error.message, name).toBe('');
    }
    for (const address of [
      'stimulus/owl',
      'stimulus/owl?size=64',
      'stimulus/owl?mends=flatten',
      'corpus/a/0',
      'table/space.csv?name=mean&dims=2',
      'table/stimuli.csv',
      'table/rating-study.csv',
    ]) {
      const response = await studio.handleAsset(new Request(`http://x/asset/${address}`));
      expect([response.status, response.status === 200 ? '' : await response.text()], address).toEqual([200, '']);
    }
    expect(disk.tried).toEqual([]);
    expect(everything()).toEqual(before);
  }, 60_000);

  it('refuses what would change it, with the reason', async () => {
    await studio.methods.openProject({ folder, trust: true });
    const before = everything();
    const refused = { ok: false, error: { code: 'disk', message: expect.stringContaining('can only be looked at') as string } };
    expect(await studio.methods.renameStimulus({ id: 'owl', name: 'barn owl' })).toMatchObject(refused);
    expect(await studio.methods.undo({})).toMatchObject(refused);
    expect(await studio.methods.startExperiments({ steps: [1], preset: 'tiny' })).toMatchObject(refused);
    expect(await studio.methods.startAnalysis({})).toMatchObject(refused);
    expect(everything()).toEqual(before);
  });
});
