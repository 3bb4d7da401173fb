import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TrainingConfiguration } from '../../contract/running/configuration';
import { presets } from '../../core/experiments/presets';
import { createBatchLoader } from '../../pipeline/batch/batch-loader';
import { bankOf, drawImage } from '../../pipeline/drawing/drawings.fixture';
import { renderEvaluation } from '../../pipeline/augment/render-evaluation';
import { DrawingMemory } from '../features/drawing-memory';
import type { CorpusData, RunData } from '../runs/run-data';
import { openTrainingData } from './training-data';

const size = 57;
const noise = 0;
const configuration: TrainingConfiguration = {
  kind: 'training',
  space: 'mean',
  dims: 2,
  network: { imageSize: size, widthMultiplier: 0.125, bottleneck: 8 },
  objectives: { classification: 1, reconstruction: 1, mapping: 1 },
  regularisation: { ...presets.tiny.regularisation, noise },
  optimiser: { learningRate: 0.001, batchSize: 16, epochs: 1 },
  augmentation: { ...presets.tiny.augmentation, stimulusCopies: 3, corpusCopies: 3, poolCopies: 3, evaluationCopies: 3 },
  quirks: { secondCorpusLoss: false, sharedNoiseMask: false },
  engine: 'onnx',
  device: 'cpu',
  seed: 5,
};

/** Ten drawings, no two alike, two in each fold. */
function drawings(first: number): CorpusData['bank'] {
  const bank = bankOf(
    Array.from({ length: 10 }, (_, i) => drawImage(60, 40, (x, y) => y < 4 || x < 3 + first + i || (x + y) % (5 + i) < 2)),
  );
  return { ...bank, ids: bank.ids.map((id) => `${first} ${id}`) };
}
const folds = Array.from({ length: 10 }, (_, i) => i % 5);
function collection(id: string, kind: 'corpus' | 'drawing-pool', first: number): CorpusData {
  const images = folds.map((fold, i) => ({ path: `${i}.png`, class: `class ${i % 2}`, fold }));
  return { corpus: { id, name: id, kind, root: '', images }, bank: drawings(first), readable: folds.map((_, i) => i), fingerprint: id };
}
const stimuli = folds.map((_, i) => ({ id: `s${i}`, name: `s${i}`, category: 'c', image: '' }));
const data: RunData = {
  stimuli: () => Promise.resolve({ stimuli: stimuli as never, folds, bank: drawings(30), fingerprint: 's' }),
  places: () => Promise.resolve(Float64Array.from({ length: 20 }, (_, i) => i)),
  corpora: () => Promise.resolve([collection('a', 'corpus', 0), collection('b', 'corpus', 10)]),
  pools: () => Promise.resolve([collection('p', 'drawing-pool', 20)]),
};

const pixels = size * size;
function prints(images: Float32Array): string[] {
  return Array.from({ length: images.length / pixels }, (_, i) =>
    createHash('sha256')
      .update(new Uint8Array(images.buffer, images.byteOffset + 4 * i * pixels, 4 * pixels))
      .digest('hex'),
  );
}

describe('openTrainingData', () => {
  it.each([0, 1, 2, 3, 4])('never shows a training the pictures of another fold: run %i', async (fold) => {
    const { plan, corpora, stimulusSet } = await openTrainingData(configuration, fold, data, new DrawingMemory());
    const loader = createBatchLoader(plan, { workers: 0 });
    const seen = new Set<string>();
    for await (const { images } of loader.batches(0)) for (const print of prints(images)) seen.add(print);
    await loader.dispose();

    const train = folds.map((own) => own !== fold && own !== (fold + 4) % 5);
    // Every copy a training could draw of the drawings that validate or test, of all kinds; and of those it trains on, as a check of the check.
    const copiesOf = (wanted: boolean): string[] =>
      plan.sources.flatMap(({ bank, recipe, copies }) => {
        const items = folds.flatMap((_, item) => (train[item] === wanted ? [item] : []));
        const images = renderEvaluation(plan.banks[bank]!, items, copies + 1, recipe, plan.seed);
        return prints(images);
      });
    expect(plan.sources.map(({ name }) => name)).toEqual(['stimuli', 'corpus a', 'corpus b', 'pool p']);
    expect(copiesOf(false).filter((print) => seen.has(print))).toEqual([]);
    expect(copiesOf(true).filter((print) => seen.has(print)).length).toBeGreaterThan(20);
    for (const role of ['validation', 'test'] as const)
      for (const corpus of corpora) for (const item of corpus.evaluation(role).set.items) expect(train[item]).toBe(false);
    expect(stimulusSet!.recipe).toMatchObject({ flipProbability: 0, rotationDegrees: 0, shearDegrees: 0 });
    expect(plan.sources[0]!.recipe).toMatchObject({ flipProbability: 0, rotationDegrees: 0, shearDegrees: 0 });
    expect(plan.sources[3]!.recipe).toMatchObject({ flipProbability: 0.5, rotationDegrees: 15, shearDegrees: 15 });
  });
});
