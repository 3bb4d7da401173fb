import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBatchLoader, type LoaderOptions } from './batch-loader';
import type { CopyRecipe } from '../augment/copy-geometry';
import type { LoaderPlan, PipelineBatch, SourcePlan } from './loader-plan';
import { renderEvaluation } from '../augment/render-evaluation';
import { bankOf, drawImage, drawRing } from '../drawing/drawings.fixture';

const recipe: CopyRecipe = { imageSize: 24, minimumSize: 18, flipProbability: 0, rotationDegrees: 0, shearDegrees: 0 };
const pixels = 24 * 24;
const stimuli = bankOf([drawRing(20), drawRing(30), drawRing(40), drawImage(30, 20, (x) => x > 4)]);
const sketches = bankOf(Array.from({ length: 9 }, (_, i) => drawImage(40, 40, (x, y) => x > i && y > 5 && x < 35 && y < 35)));
const sources: SourcePlan[] = [
  {
    name: 'stimuli',
    bank: 0,
    items: [0, 1, 3],
    copies: 4, // 12 images, 3 rows: 4 batches
    recipe,
    share: 3,
    labels: null,
    targets: Float32Array.of(1, 10, 2, 20, 3, 30),
    secondCorpus: false,
  },
  {
    name: 'sketches',
    bank: 1,
    items: [0, 2, 4, 6, 8],
    copies: 5,
    recipe: { ...recipe, flipProbability: 0.5, rotationDegrees: 15, shearDegrees: 15 },
    share: 5,
    labels: Int32Array.of(7, 7, 8, 8, 9),
    targets: null,
    secondCorpus: true,
  },
];
const plan: LoaderPlan = {
  banks: [stimuli, sketches],
  sources,
  imageSize: 24,
  batchSize: 8,
  dims: 2,
  noise: 0.1,
  sharedNoiseMask: false,
  reconstruction: true,
  secondCorpus: true,
  seed: 11,
};

let folder: string;
let workerFile: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-worker-'));
  workerFile = join(folder, 'worker.js');
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const entry = join(import.meta.dirname, 'worker.ts');
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: { ssr: entry, outDir: folder, emptyOutDir: false },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function collect(options: LoaderOptions, epoch = 0, fromBatch = 0, changes: Partial<LoaderPlan> = {}): Promise<PipelineBatch[]> {
  const loader = createBatchLoader({ ...plan, ...changes }, options);
  const batches: PipelineBatch[] = [];
  for await (const batch of loader.batches(epoch, fromBatch)) batches.push(batch);
  await loader.dispose();
  return batches;
}
const here = { workers: 0 };
const row = (images: Float32Array, index: number): string =>
  Buffer.from(images.slice(index * pixels, (index + 1) * pixels).buffer).toString('base64');

describe('createBatchLoader', () => {
  it('makes the same bytes in the same order with any number of workers', async () => {
    const alone = await collect(here, 2);
    expect(alone).toHaveLength(4);
    expect(await collect({ workers: 1, workerFile }, 2)).toEqual(alone);
    expect(await collect({ workers: 3, workerFile }, 2)).toEqual(alone);
  });

  it('continues in the middle of an epoch with what would have come', async () => {
    const whole = await collect(here, 1);
    expect(await collect({ workers: 2, workerFile }, 1, 2)).toEqual(whole.slice(2));
    expect(await collect(here, 1, 4)).toEqual([]);
  });

  it('gives each row the objectives its source has answers for', async () => {
    for (const batch of await collect(here)) {
      expect([...batch.mappingWeights]).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
      expect([...batch.classificationWeights]).toEqual([0, 0, 0, 1, 1, 1, 1, 1]);
      expect(batch.secondCorpusWeights).toEqual(batch.classificationWeights);
      expect([...batch.reconstructionWeights]).toEqual(new Array(8).fill(1));
      for (let i = 0; i < 3; i++) expect(batch.mappingTargets[2 * i + 1]).toBe(10 * batch.mappingTargets[2 * i]!);
      for (const label of batch.labels.subarray(3)) expect([7, 8, 9]).toContain(label);
    }
  });

  it('shows every copy of the shortest source once an epoch, in another order each epoch', async () => {
    const rows = async (epoch: number): Promise<string[]> =>
      (await collect(here, epoch)).flatMap(({ cleanImages }) => [0, 1, 2].map((i) => row(cleanImages!, i)));
    const [first, second] = [await rows(0), await rows(1)];
    expect(new Set(first).size).toBe(12);
    expect(new Set(second)).toEqual(new Set(first));
    expect(second).not.toEqual(first);
  });

  it('fills the study’s 26 + 51 + 51 rows, and takes no copy of a source twice in an epoch, with any number of workers', async () => {
    const [first, second] = sources as [SourcePlan, SourcePlan];
    const composed: SourcePlan[] = [
      { ...first, copies: 26, share: 26 }, // 78 images: 3 batches, all of them used
      { ...second, copies: 40, share: 51 }, // 153 of 200
      { ...second, name: 'more sketches', copies: 31, share: 51 }, // 153 of 155
    ];
    const changes = { batchSize: 128, sources: composed, noise: 0, reconstruction: false };
    const alone = await collect(here, 3, 0, changes);
    expect(alone).toHaveLength(3);
    expect(await collect({ workers: 2, workerFile }, 3, 0, changes)).toEqual(alone);
    let start = 0;
    for (const source of composed) {
      const shown = alone.flatMap(({ images }) => Array.from({ length: source.share }, (_, i) => row(images, start + i)));
      start += source.share;
      const left = new Map<string, number>(); // how often each picture is among the copies
      for (const item of source.items) {
        const images = renderEvaluation(plan.banks[source.bank]!, [item], source.copies + 1, source.recipe, plan.seed);
        for (let copy = 1; copy <= source.copies; copy++) left.set(row(images, copy), (left.get(row(images, copy)) ?? 0) + 1);
      }
      for (const picture of shown) left.set(picture, (left.get(picture) ?? 0) - 1);
      expect(Math.min(...left.values()), source.name).toBe(0);
      expect(
        [...left.values()].reduce((sum, count) => sum + count, 0),
        source.name,
      ).toBe(source.items.length * source.copies - shown.length);
    }
    for (const { mappingWeights } of alone) expect(mappingWeights.reduce((sum, weight) => sum + weight, 0)).toBe(26);
  });

  it('keeps image, target and copy number together', async () => {
    const [batch] = await collect(here, 0, 0, { noise: 0 });
    const known = new Map<string, number>();
    for (const [entry, item] of [0, 1, 3].entries()) {
      const images = renderEvaluation(stimuli, [item], 5, recipe, plan.seed);
      for (let copy = 1; copy < 5; copy++) known.set(row(images, copy), entry);
    }
    for (let i = 0; i < 3; i++) expect(batch!.mappingTargets[2 * i]).toBe(known.get(row(batch!.images, i))! + 1);
  });

  it('draws noise afresh for every batch and epoch, and leaves the clean image clean', async () => {
    const noiseOf = ({ images, cleanImages }: PipelineBatch): string =>
      images.map((value, i) => (value === cleanImages![i] ? 0 : 1)).join('');
    const masks = [...(await collect(here, 0)), ...(await collect(here, 1))].map(noiseOf);
    expect(new Set(masks).size).toBe(masks.length);
    const clean = await collect(here, 0, 0, { noise: 0 });
    (await collect(here, 0)).forEach((batch, i) => expect(batch.cleanImages).toEqual(clean[i]!.images));
  });

  it('gives weight 0 and white to rows a source cannot fill', async () => {
    const few = {
      sources: [
        { ...sources[0]!, copies: 1, share: 5 },
        { ...sources[1]!, share: 2 },
      ],
    };
    const [batch, ...others] = await collect(here, 0, 0, { ...few, noise: 0 });
    expect(others).toEqual([]);
    expect([...batch!.mappingWeights]).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
    expect([...batch!.classificationWeights]).toEqual([0, 0, 0, 0, 0, 1, 1, 0]);
    expect([...batch!.reconstructionWeights]).toEqual([1, 1, 1, 0, 0, 1, 1, 0]);
    for (const i of [3, 4, 7]) expect(batch!.images.subarray(i * pixels, (i + 1) * pixels)).toEqual(new Float32Array(pixels).fill(1));
  });

  it('leaves out what a plan has no use for', async () => {
    const [batch] = await collect(here, 0, 0, { reconstruction: false, secondCorpus: false });
    expect(batch).toMatchObject({ cleanImages: null, secondCorpusWeights: null });
    expect([...batch!.reconstructionWeights]).toEqual(new Array(8).fill(0));
  });

  it('renders evaluation images in order, without noise, with workers or without', async () => {
    for (const options of [here, { workers: 2, workerFile }]) {
      const loader = createBatchLoader(plan, options);
      const items: number[] = [];
      const images: number[] = [];
      for await (const piece of loader.evaluation({ bank: 1, items: [8, 1, 3, 5, 0], copies: 2, recipe }, 4)) {
        expect(piece.items.length).toBeLessThanOrEqual(2);
        items.push(...piece.items);
        images.push(...piece.images);
      }
      await loader.dispose();
      expect(items).toEqual([8, 1, 3, 5, 0]);
      expect(Float32Array.from(images)).toEqual(renderEvaluation(sketches, items, 2, recipe, plan.seed));
    }
  });

  it('passes on what went wrong in a worker, and can be left early', async () => {
    const unreadable = { banks: [stimuli, { ...sketches, offsets: new Float64Array(10) }] };
    await expect(collect({ workers: 2, workerFile }, 0, 0, unreadable)).rejects.toMatchObject({ name: 'AppError', code: 'bad-input' });
    const loader = createBatchLoader(plan, { workers: 2, workerFile });
    for await (const batch of loader.batches(0)) {
      expect(batch.images).toHaveLength(8 * pixels);
      break;
    }
    await loader.dispose();
  });

  it('does not wait for a worker that died', async () => {
    const dying = join(folder, 'dying.js');
    await writeFile(dying, `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3));`);
    await expect(collect({ workers: 1, workerFile: dying })).rejects.toMatchObject({ name: 'AppError', code: 'internal' });
  });
});
