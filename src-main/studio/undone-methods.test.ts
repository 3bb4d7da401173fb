/** What the table of methods says that 'Undo' takes back, it takes back. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { methodNames, methods, type Answer, type MethodName } from '../contract/window/rpc';
import type { RatingSession } from '../contract/study/rating-study';
import { readProject, writeProject } from '../store/project/project-store';
import { writeTriplets } from '../store/project/triplet-store';
import { smallImageNetwork } from '../engines/testing/small-image-network';
import { takeStock } from '../store/journal/file-versions';
import { readerDouble } from './experiments/compute-process.fixture';
import { createSampleProject } from './projects/create-sample';
import { createStudio, type Studio } from './studio';
import { writeMiniSample } from './test-support/mini-sample';

let place: string;
let folder: string;
let studio: Studio;
const ids = ['axe', 'saw'];
const drawing = (): string => join(place, 'assets', 'sample', 'stimuli', 'parrot.svg');
const call = async <T>(name: MethodName, input: unknown): Promise<T> => {
  const answer = (await studio.methods[name](input as never)) as Answer<T>;
  expect(answer.ok ? '' : answer.error.message, name).toBe('');
  return (answer as Answer<T> & { ok: true }).value;
};
const corpusId = async (): Promise<string> => (await call<{ id: string }[]>('listCorpora', {})).at(-1)!.id;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'undone-'));
  folder = join(place, 'project');
  await writeMiniSample(join(place, 'assets'));
  await createSampleProject(join(place, 'assets'), folder);
  for (const corpus of ['corpus', 'moved'])
    for (const name of ['birds', 'mammals']) {
      mkdirSync(join(place, corpus, name), { recursive: true });
      writeFileSync(join(place, corpus, name, 'a.svg'), readFileSync(drawing()));
    }
  writeFileSync(join(place, 'table.csv'), 'name,category\nowl,songbirds\naxe,tools\nsaw,tools\n');
  studio = createStudio({
    assetsFolder: join(place, 'assets'),
    userFolder: join(place, 'user'),
    host: 'browser',
    version: '1',
    launchCompute: readerDouble,
    now: Date.now,
  });
  await call('openProject', { folder, trust: true });
  await call('addCorpus', { folder: join(place, 'corpus'), name: 'A', kind: 'corpus' });
}, 60_000);
afterAll(async () => {
  await studio.dispose();
  rmSync(place, { recursive: true, force: true });
});

const settings = { method: 'classical', ties: 'primary', starts: 0, maxIterations: 10, seed: 1 } as const;
/** What each is given; some need something done before. */
const inputs: Partial<Record<MethodName, () => unknown>> = {
  importData: () => ({
    target: { kind: 'open' },
    images: null,
    tables: [{ source: { kind: 'path', path: join(place, 'table.csv') }, reading: {}, content: {}, space: null, mode: 'replace' }],
    names: {},
  }),
  renameStimulus: () => ({ id: 'owl', name: 'barn owl' }),
  categoriseStimuli: () => ({ ids, category: 'garden' }),
  excludeStimuli: () => ({ ids, reason: 'drawn twice' }),
  replaceDrawing: () => ({ id: 'owl', file: drawing() }),
  mendDrawing: () => ({ id: 'bowl', mends: ['flatten', 'crop'] }),
  excludeRatings: () => ({ rater: 'r1', pairs: null, reason: 'slip' }),
  excludeTriplets: async () => {
    await writeTriplets(folder, [{ task: 'odd-one-out', rater: 'r1', a: 'owl', b: 'axe', c: 'saw', odd: 'owl' }]);
    return { rater: 'r1', rows: [0], reason: 'slip' };
  },
  saveRatingStudy: async () => ({ ...(await call<{ study: object }>('describeRatingStudy', {})).study, seed: 77 }),
  collectRatings: async () => {
    const { participant, session, trials } = await call<RatingSession>('startRatingSession', { participant: null });
    for (const trial of trials.keys()) await call('answerRatingTrial', { participant, session, trial: trial + 1, rating: 3, rtMs: 800 });
    return {};
  },
  computeSpace: () => ({ name: 'mean', settings, maxDims: 2 }),
  chooseTargetSpace: () => ({ name: 'mean', dims: 1 }),
  addCorpus: () => ({ folder: join(place, 'moved'), name: 'B', kind: 'corpus' }),
  removeCorpus: async () => ({ id: await corpusId() }),
  rescanCorpus: async () => {
    writeFileSync(join(place, 'corpus', 'birds', 'b.svg'), readFileSync(drawing()));
    return { id: await corpusId() };
  },
  relocateCorpus: async () => ({ id: await corpusId(), folder: join(place, 'moved') }),
  nameClass: async () => ({ corpus: await corpusId(), own: 'birds', name: 'bird' }),
  resetClassNames: async () => {
    await call('nameClass', { corpus: await corpusId(), own: 'birds', name: 'bird' });
    return { corpus: await corpusId() };
  },
  choosePhotographNetwork: async () => {
    await writeProject(folder, { ...(await readProject(folder)), photographNetwork: { file: 'networks/own.onnx', layer: 'pool' } });
    return null;
  },
  addPhotographNetwork: async () => ({ file: await smallImageNetwork(join(place, 'small.onnx')), layer: 'sums' }),
  removePhotographNetwork: async () => {
    await writeProject(folder, { ...(await readProject(folder)), furtherNetworks: [{ file: 'networks/own.onnx', layer: 'pool' }] });
    return { name: 'own.onnx;pool' };
  },
  chooseLineThickness: () => ({ photograph: 0.01, sketch: null }),
  chooseProtocol: () => ({ seeds: 2 }),
  writeNote: () => ({ about: { of: 'space', name: 'mean' }, text: 'Nearly one-dimensional.' }),
  removeNote: async () => {
    await call('writeNote', { about: { of: 'part', part: 'results' }, text: 'Before the second round.' });
    return { about: { of: 'part', part: 'results' } };
  },
  arrangeReport: () => ({ parts: [{ part: 'results', isShown: true }] }),
  writeMethods: () => ({ text: 'Fifteen drawings were rated.' }),
};

/** It is refused here, and goes through the same journal. */
const needsAMeasuredDevice: MethodName = 'chooseBudget';

it('is known for every method', () => {
  expect(Object.keys(inputs).sort()).toEqual(
    methodNames.filter((name) => methods[name].more.isUndone && name !== needsAMeasuredDevice).sort(),
  );
});

it.each(Object.keys(inputs) as MethodName[])(
  '%s',
  async (name) => {
    const input = await inputs[name]!();
    const before = await takeStock(folder);
    await call(name, input);
    expect(await takeStock(folder)).not.toEqual(before);
    await call('undo', {});
    expect(await takeStock(folder)).toEqual(before);
  },
  30_000,
);
