import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ceilingMetrics } from '../../core/catalogue/metrics';
import { describeNetwork } from '../../core/network/describe-network';
import { initialState } from '../../core/network/initial-state';
import { createStream } from '../../core/random/stream';
import { buildResults } from '../../studio/results/rows/build-results';
import { compareExperiments } from '../../studio/results/comparing/compare-experiments';
import { readNearest } from '../../store/runs/nearest-store';
import { smallImageNetwork } from '../../engines/testing/small-image-network';
import { readProject, writeProject } from '../../store/project/project-store';
import { readAnalysis, writeAnalysis } from '../../store/project/analysis-store';
import { writeExperiment } from '../../store/runs/experiment-store';
import { readRun, runFolder, writeMetrics, writeRun } from '../../store/runs/run-store';
import { readStimuli, writeRatings } from '../../store/files/tables';
import { countMissing, keepCurrent, planAnalysis, readCurrent } from '../../studio/results/analysis/plan-analysis';
import { readDissimilarityMatrix } from '../../studio/spaces/files/dissimilarity-table';
import { createImageReader } from '../../studio/image-reader';
import { judgePixels } from '../../studio/spaces/judge/judge-space';
import { analyseProject, type Analysed } from './analyse-project';
import { writeBest } from '../training/checkpointing';
import { planRun, smallTraining, writeSmallProject } from '../runs/small-project.fixture';

let place: string;
let folder: string;
let first: Analysed;
const progress: string[] = [];
const pieces: { part: string; done: number; total: number }[] = [];
const listener = {
  analysed: (done: number, total: number) => void progress.push(`${done}/${total}`),
  analysing: (part: string, done: number, total: number) => void pieces.push({ part, done, total }),
};

/** Three judgements of each pair that follow the places of the fixture, with some scatter. */
async function rate(): Promise<void> {
  const stimuli = await readStimuli(folder);
  const stream = createStream(5, 'ratings');
  const placeOf = (i: number): [number, number] => [Math.floor(i / 5) - 1, ((i % 5) - 2) / 2];
  const ratings = stimuli.flatMap((one, i) =>
    stimuli.slice(0, i).flatMap((other, j) => {
      const [a, b] = [placeOf(i), placeOf(j)];
      const distance = Math.hypot(a[0] - b[0], a[1] - b[1]);
      const judge = (): number => Math.max(1, Math.min(5, 5 - 1.5 * distance + 0.2 * stream.normal()));
      return ['r1', 'r2', 'r3', 'r4'].map((rater) => ({ rater, first: other.id, second: one.id, rating: judge() }));
    }),
  );
  await writeRatings(folder, ratings);
}

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'analyse-'));
  folder = join(place, 'project');
  await writeSmallProject(folder);
  await rate();
  const key = await planRun(folder, smallTraining, 0);
  const spec = { ...smallTraining.network, dims: 2, classes: 4, decoder: false, encoderDropout: 0.2, decoderDropout: 0 };
  await writeBest(folder, key, spec, initialState(describeNetwork(spec), createStream(1)).weights, 3);
  await writeMetrics(folder, key, { schemaVersion: 1, selected: { epoch: 3, beta: null }, train: {}, validation: {}, test: { mse: 1 } });
  await writeRun(folder, { ...(await readRun(folder, key))!, state: 'done' });
  const runs = [{ key, method: 'multi-task' as const, dims: 2, fold: 0 }];
  await writeExperiment(folder, { schemaVersion: 1, step: 4, preset: 'tiny', space: 'made', dims: 2, seed: 7, runs });
  first = (await analyseProject(folder, join(place, 'no-assets'), listener))!;
}, 60_000);
afterAll(() => rm(place, { recursive: true, force: true }));

it('has pixels by block, every layer of the encoder, the space itself, a pixel baseline and a ceiling', () => {
  const { networks, space, pairs, pixelBaseline, noiseCeiling } = first.analysis;
  expect(pairs).toBe(105);
  expect(networks.map(({ kind }) => kind)).toEqual(['pixels', 'encoder']);
  expect(networks[0]!.layers.map(({ layer, units }) => [layer, units]).at(-1)).toEqual(['block 32', 49]);
  expect(networks[1]!.layers.map(({ layer }) => layer)).toEqual([
    'conv1',
    'pool1',
    'conv2',
    'pool2',
    'conv3',
    'conv4',
    'conv5',
    'pool5',
    'dense',
    'bottleneck',
  ]);
  expect(networks[1]).toMatchObject({ step: 4, method: 'multi-task', fold: 0 });
  expect(space!.measures.Euclidean.kendall).toBeGreaterThan(0.8); // the ratings follow the places
  expect(pixelBaseline).toMatchObject({ block: 8, features: 784 });
  expect(pixelBaseline!.metrics['mse']!.folds).toHaveLength(5);
  expect(pixelBaseline!.metrics['kendall']!.folds).toHaveLength(5);
  expect(noiseCeiling!.metrics['mse']!.mean).toBeLessThan(0.3);
  expect(Object.keys(noiseCeiling!.metrics)).toEqual([...ceilingMetrics]);
});

it('finds for every drawing those whose grey values are most alike, and the results show what that is worth', async () => {
  const file = (await readNearest(folder))!;
  expect(file.sources.map(({ source }) => source)).toEqual(['pixels']); // an encoder that has learnt places is no baseline
  const { stimuli } = file;
  const [ofFirst] = file.sources[0]!.neighbours;
  expect(ofFirst).toHaveLength(14);
  expect(stimuli[ofFirst![0]!]).toBe('boxes1'); // the box of the next size
  const results = await buildResults(folder);
  const baselines = results.steps.filter(({ step }) => step === 0);
  expect(baselines.map(({ method, complete }) => [method, complete])).toEqual([
    ['category-mean', true],
    ['nearest-pixels', true],
  ]);
  expect(baselines[1]!.metrics['mse']!.pooled).toBeLessThan(baselines[1]!.baselines['zero']!['mse']!.pooled!);
  expect(results.stimuli[0]!.predictions.filter(({ step }) => step === 0).map(({ method, role }) => [method, role])).toEqual([
    ['category-mean', 'test'],
    ['nearest-pixels', 'test'],
  ]);
  const { a, b } = await compareExperiments(folder, {
    a: { step: 0, method: 'category-mean', dims: 2 },
    b: { step: 0, method: 'nearest-pixels', dims: 2 },
  });
  expect([a.name, b.name]).toEqual(['Category mean (sees no image)', 'Nearest neighbour (pixels)']);
});

it('says the same of the pixels as the screen of the space', async () => {
  const { stimuli, matrix } = await readDissimilarityMatrix(folder);
  const rows = (await judgePixels(folder, stimuli, matrix, 7, createImageReader(null)))!;
  for (const { layer, measures, weighted } of first.analysis.networks[0]!.layers) {
    const own = rows.filter(({ block, measure }) => layer === `block ${block}` && measure === 'Euclidean');
    expect(own.find(({ weights }) => weights === 'fixed')!.kendall).toBe(measures.Euclidean.kendall);
    expect(own.find(({ weights }) => weights === 'cross-validated')?.kendall ?? null).toBe(weighted);
  }
});

it('goes on where a network cannot be read, and says which and why', () => {
  expect(first.problems).toHaveLength(1);
  expect(first.problems[0]).toContain('photograph network');
  expect(progress.at(-1)).toBe('6/6');
});

it('says of every part how far it is, from nothing to all of it', () => {
  const totals = { 'pixel-baseline': 5, 'pixel-ridge': 5, 'noise-ceiling': 20, pixels: 6, encoder: 14 } as const;
  expect([...new Set(pieces.map(({ part }) => part))]).toEqual(Object.keys(totals));
  for (const [part, total] of Object.entries(totals)) {
    const done = pieces.filter((piece) => piece.part === part).map((piece) => piece.done);
    expect(done, part).toEqual(Array.from({ length: total + 1 }, (_, d) => d));
    expect(pieces.find((piece) => piece.part === part)!.total, part).toBe(total);
  }
});

it('is kept, and not computed again', async () => {
  const plan = await planAnalysis(folder);
  expect(await readAnalysis(folder)).toEqual(first.analysis);
  expect(countMissing(await readCurrent(folder, plan), plan)).toBe(1); // the photograph network
  progress.length = 0;
  const second = await analyseProject(folder, join(place, 'no-assets'), listener);
  expect(progress).toEqual(['0/1', '1/1']);
  expect(second!.analysis).toEqual(first.analysis);
});

it('has the layers and the nearest neighbours of further photograph networks, each under its name', async () => {
  await mkdir(join(folder, 'networks'), { recursive: true });
  await smallImageNetwork(join(folder, 'networks', 'small.onnx'));
  const input = { normalisation: 'imagenet', polarity: 'white-on-black' } as const;
  const further = [
    { file: 'networks/small.onnx', layer: 'sums', input, lineThickness: 0.01 },
    { file: 'networks/gone.onnx', layer: 'sums' },
  ];
  const project = await readProject(folder);
  await writeProject(folder, { ...project, furtherNetworks: further });
  const problems = { 'networks/gone.onnx': 'It is gone.' };
  const found = (await analyseProject(folder, join(place, 'no-assets'), listener, undefined, problems))!;
  expect(found.problems).toHaveLength(2);
  expect(found.problems).toContain('It is gone.');
  const name = 'small.onnx;sums;imagenet;white-on-black;lines%20%2B%200.01';
  expect(found.analysis.networks.map(({ kind, network }) => [kind, network])).toEqual([
    ['pixels', undefined],
    ['photograph', name],
    ['encoder', undefined],
  ]);
  expect(found.analysis.networks[1]!.layers.map(({ layer }) => layer)).toContain('sums');
  const rows = async () => (await buildResults(folder)).steps.filter(({ step, method }) => step === 0 && method === 'nearest-photograph');
  const [row, ...others] = await rows();
  expect(others).toEqual([]);
  expect(row).toMatchObject({ variant: `network=${name}`, complete: true });
  expect(row!.name).toContain('small.onnx, sums');
  const { a } = await compareExperiments(folder, {
    a: { step: 0, method: 'nearest-photograph', dims: 2, variant: `network=${name}` },
    b: { step: 0, method: 'category-mean', dims: 2 },
  });
  expect(a.name).toBe(row!.name);
  await writeProject(folder, project); // removed: kept in the files, not shown
  expect(await rows()).toEqual([]);
  expect((await readNearest(folder))!.sources.some(({ source }) => source.includes('small.onnx'))).toBe(true);
  await writeAnalysis(folder, first.analysis);
}, 60_000);

it('stays known of an encoder whose weights are gone', async () => {
  await rm(join(runFolder(folder, first.analysis.networks[1]!.run!), 'checkpoint'), { recursive: true });
  const plan = await planAnalysis(folder);
  expect(keepCurrent(await readAnalysis(folder), plan)?.networks).toHaveLength(2);
  expect(countMissing({ analysis: null, nearest: null }, plan)).toBe(5); // pixels, photograph network, two baselines, ceiling
});

it('does not outlive a change of the drawings', async () => {
  const [stimulus] = await readStimuli(folder);
  await writeFile(
    join(folder, stimulus!.image),
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 1H8" stroke="black"/></svg>',
  );
  const plan = await planAnalysis(folder);
  expect(keepCurrent(await readAnalysis(folder), plan)).toBeNull();
});
