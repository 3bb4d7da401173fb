import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultsDocumentSchema, type ResultsDocument } from '../../../contract/results/results';
import { runKeySchema, type FoldRole, type RunKey } from '../../../contract/running/run';
import { writeCorpora } from '../../../store/corpora/corpus-store';
import { writeExperiment } from '../../../store/runs/experiment-store';
import { createProjectFolder } from '../../../store/project/project-store';
import { writeMetrics, writePredictions } from '../../../store/runs/run-store';
import { writeSpace } from '../../../store/project/space-store';
import { writeTriplets } from '../../../store/project/triplet-store';
import { writeDissimilarities, writeStimuli } from '../../../store/files/tables';
import { buildResults } from './build-results';
import { readJudgedDistances } from '../judged-distances';
import { comparisonCsv, predictionsCsv } from '../tables';

const ids = ['s0', 's1', 's2', 's3', 's4']; // one category: stimulus k lies in fold k
const places = [-2, -1, 0, 1, 2];
const key = (letter: string): RunKey => runKeySchema.parse(letter.repeat(24));
let folder: string;
let document: ResultsDocument;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'results-'));
  await createProjectFolder(join(folder, 'p'), {
    schemaVersion: 1,
    id: 'p',
    name: 'Five',
    tag: 'Sample: simulated ratings',
    targetSpace: { name: 'mean', dims: 1 },
    photographNetwork: null,
    seed: 1,
    attribution: [],
  });
  folder = join(folder, 'p');
  await writeStimuli(
    folder,
    ids.map((id) => ({ id, name: `The ${id}`, category: 'c', image: '' })),
  );
  const settings = { method: 'imported', ties: 'primary', starts: 0, maxIterations: 1, seed: 1 } as const;
  await writeSpace(
    folder,
    {
      schemaVersion: 1,
      name: 'mean',
      settings,
      source: 'test',
      dimensions: [{ dims: 1, stress1: null, kendallTau: null, converged: null }],
    },
    [{ name: 'mean', dims: 1, stimuli: ids, coordinates: places.map((x) => [x]) }],
  );
  const images = ['a', 'b', 'c', 'a'].map((name, i) => ({ path: `${name}/${i}.png`, class: name, fold: i }));
  await writeCorpora(folder, { schemaVersion: 1, corpora: [{ id: 'one', name: 'One', kind: 'corpus', root: '/nowhere', images }] });

  await finish(key('a'), 0, { mse: 1, 'accuracy:one': 0.5 }, (truth, copy) => truth + (copy === 0 ? 1 : 3));
  await finish(key('b'), 1, { mse: 3, 'accuracy:one': 0.25 }, (truth) => truth - 1);
  await plan(4, 'multi-task', 1, [key('a'), key('b'), key('c')]); // the third has not run
  await finish(key('d'), 0, { 'accuracy:one': 0.75 });
  await plan(2, 'classification', 1, [key('d')]);
  await plan(5, 'multi-task', 1, [key('a')]);
  document = await buildResults(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function finish(
  run: RunKey,
  fold: number,
  test: Record<string, number>,
  at?: (truth: number, copy: number) => number,
): Promise<void> {
  const role = (i: number): FoldRole => (i === fold ? 'test' : i === (fold + 4) % 5 ? 'validation' : 'train');
  if (at !== undefined) {
    const rows = ids.flatMap((stimulus, i) => [0, 1].map((copy) => ({ stimulus, copy, role: role(i), at: [at(places[i]!, copy)] })));
    await writePredictions(folder, run, rows);
  }
  await writeMetrics(folder, run, { schemaVersion: 1, selected: { epoch: 1, beta: null }, train: {}, validation: {}, test });
}

async function plan(step: 2 | 4 | 5, method: 'multi-task' | 'classification', dims: number, keys: RunKey[]): Promise<void> {
  const runs = keys.map((run, fold) => ({ key: run, method, dims, fold }));
  await writeExperiment(folder, { schemaVersion: 1, step, preset: 'tiny', space: 'mean', dims, seed: 1, runs });
}

const rowOf = (step: number) => document.steps.find((row) => row.step === step)!;

describe('the results document', () => {
  it('has what its schema says, a row per method, and only what the files hold', () => {
    expect(resultsDocumentSchema.parse(document)).toEqual(document);
    expect(document.steps.map(({ step, name, complete }) => [step, name, complete])).toEqual([
      [2, 'Sketch classification', true],
      [4, 'Multi-task learning', false],
      [5, 'Other target spaces: Multi-task learning, 1-D', true],
    ]);
  });

  it('gives mean and sample standard deviation over the finished folds', () => {
    expect(rowOf(4).metrics.mse).toMatchObject({ mean: 2, sd: Math.SQRT2, folds: [1, 3] });
  });

  it('pools the test predictions of all folds and copies, and nothing that was trained on', () => {
    // fold 0: s0, off by 1 and 3; fold 1: s1, off by 1 twice; squared errors 1, 9, 1, 1
    expect(rowOf(4).metrics.mse?.pooled).toBe(3);
    expect(rowOf(4).metrics['accuracy:one']?.pooled).toBeNull();
  });

  it('puts the baselines beside them: the origin, the training mean, guessing a class', () => {
    const { zero, mean } = rowOf(4).baselines;
    expect(zero?.mse?.folds).toEqual([4, 1]); // s0 at -2, s1 at -1
    expect(zero?.mse?.pooled).toBe(2.5);
    expect(mean?.mse?.folds).toEqual([4, 4]); // trained on s1..s3, mean 0, and on s2..s4, mean 1
    expect(zero?.['accuracy:one']).toMatchObject({ mean: 1 / 3, folds: [1 / 3, 1 / 3], pooled: null });
    expect(rowOf(2).baselines.zero).toEqual({ 'accuracy:one': { mean: 1 / 3, sd: 0, folds: [1 / 3], pooled: null } });
  });

  it('asks whether predicted places stand as far apart as people said', async () => {
    const stimuli = ids.map((id) => ({ id, name: id, category: 'c', image: '' }));
    const judge = (first: string, second: string, dissimilarity: number) => ({ first, second, dissimilarity, ratings: 1 });
    await writeDissimilarities(folder, [judge('s0', 's1', 1), judge('s0', 's2', 2), judge('s1', 's2', 3), judge('s0', 's3', 9)]);
    const judged = await readJudgedDistances(folder, stimuli);
    expect(judged.kendall(['s0', 's1', 's2'], [0, 1, -2])).toEqual({ kendall: 1 }); // distances 1, 2, 3
    expect(judged.kendall(['s2', 's0', 's1'], [0, 1, 3]).kendall).toBeCloseTo(1 / 3, 12); // 2, 1, 3 for dissimilarities 1, 2, 3
    expect(judged.kendall(['s0', 's1', 's2'], [0, 0, 0])).toEqual({}); // as always the origin
    expect(judged.kendall(['s0', 'gone', 's4'], [0, 1, 2])).toEqual({});
    expect(judged.triplets(['s0', 's1', 's2'], [0, 1, 3])).toEqual({}); // nobody judged any
  });

  it('asks whether predicted places agree with triplets that people judged', async () => {
    const stimuli = ids.map((id) => ({ id, name: id, category: 'c', image: '' }));
    const about = { task: 'reference', reference: 's0' } as const;
    await writeTriplets(folder, [
      { ...about, rater: 'a', chosen: 's1', other: 's2' },
      { ...about, rater: 'b', chosen: 's1', other: 's2' },
      { ...about, rater: 'c', chosen: 's2', other: 's1' },
      { task: 'odd-one-out', rater: 'a', a: 's0', b: 's1', c: 's4', odd: 's4' },
      { ...about, rater: 'a', chosen: 's1', other: 'gone' }, // no stimulus of this project
    ]);
    const judged = await readJudgedDistances(folder, stimuli);
    expect(judged.triplets(['s0', 's1', 's2', 's4'], [0, 1, 3, 9])).toEqual({ triplets: 3 / 4 });
    expect(judged.triplets(['s0', 's1', 's2'], [0, 0, 0])).toEqual({ triplets: 1 / 2 }); // the same place for all: guessed
    expect(judged.triplets(['s1', 's2', 's3'], [0, 1, 2])).toEqual({});
    expect(judged.tripletCeiling?.majority).toBeCloseTo(2 / 3, 12);
    expect((await buildResults(folder)).triplets).toEqual({ targetSpace: 3 / 4, ceiling: judged.tripletCeiling!.majority });
  });

  it('lists every prediction once, under the first step that has it, as the mean over copies', () => {
    const [first] = document.stimuli;
    expect(first?.truth).toEqual([-2]);
    expect(first?.predictions).toEqual([
      { step: 4, method: 'multi-task', dims: 1, fold: 0, role: 'test', at: [0] },
      { step: 4, method: 'multi-task', dims: 1, fold: 1, role: 'validation', at: [-3] },
    ]);
  });

  it('marks a best row only where another could have been: a row alone beats nobody', () => {
    expect(document.best['accuracy:one']).toEqual({ step: 2, method: 'classification', survives: false, largestP: null });
    expect(document.best['mse']).toBeUndefined(); // step 4 lacks a fold, step 5 is no contender
  });

  it('says in every line of its tables that it is a sample and a trial', () => {
    for (const text of [comparisonCsv(document), predictionsCsv(document)]) {
      const lines = text.trim().split('\n');
      expect(lines[0]?.endsWith(',tag')).toBe(true);
      expect(
        lines.slice(1).every((line) => line.endsWith(',Sample: simulated ratings · Trial size (tiny): these numbers mean nothing')),
      ).toBe(true);
    }
    expect(comparisonCsv(document)).toContain(
      '4,Multi-task learning,multi-task,mean,1,tiny,false,false,,mse,2,1.4142135623730951,1,3,,,,3,',
    );
  });
});
