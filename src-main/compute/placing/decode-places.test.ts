import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OtherUnits } from '../../contract/results/decoding';
import type { RunKey } from '../../contract/running/run';
import { openEngine } from '../../engines/open-engine';
import { decodeImage } from '../../pipeline/decode/decode-image';
import { plainRecipe } from '../../pipeline/augment/copy-recipe';
import { renderCopy } from '../../pipeline/augment/render-copy';
import { checkpointPath } from '../../store/runs/checkpoint-store';
import { findDecoders } from '../../studio/placing/find-decoders';
import { carryOutRun } from '../runs/carry-out-run';
import type { RunControl } from '../runs/run-control';
import { planRun, smallTraining, writeSmallProject } from '../runs/small-project.fixture';
import { createWorkbench, type Workbench } from '../runs/workbench';
import { readBest } from '../training/checkpointing';
import { openPlaceDecoder, type PlaceDecoder } from './decode-places';
import { readRatedDrawings } from './rated-drawings';

let folder: string;
let bench: Workbench;
const runs: RunKey[] = [];
const control: RunControl = {
  stopRequested: () => null,
  progressed: () => undefined,
  epochEnded: () => undefined,
  remarked: () => undefined,
};
const training = {
  ...smallTraining,
  objectives: { classification: 0, reconstruction: 1, mapping: 1 },
  optimiser: { ...smallTraining.optimiser, epochs: 1 },
};

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'decode-places-')), 'project');
  await writeSmallProject(folder);
  bench = createWorkbench(join(folder, 'no-assets'));
  for (const fold of [0, 3]) {
    const key = await planRun(folder, training, fold);
    runs.push(key);
    expect(await carryOutRun(folder, key, bench, control, () => 1_750_000_000_000)).toEqual({ state: 'done', error: null });
  }
});
afterAll(async () => {
  await bench.dispose();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

async function withDecoder<T>(use: (decoder: PlaceDecoder) => Promise<T>): Promise<T> {
  const decoder = await openPlaceDecoder(folder, runs, decodeImage, control);
  try {
    return await use(decoder);
  } finally {
    await decoder.dispose();
  }
}

const pixelsOf = async (png: string): Promise<number[]> => [...(await sharp(Buffer.from(png, 'base64')).greyscale().raw().toBuffer())];

/** By the engine that trained it: bottleneck and reconstruction of a stimulus. */
async function reconstructed(run: RunKey, id: string) {
  const best = (await readBest(folder, run))!;
  const { bank, stimuli } = await readRatedDrawings(folder, training, 0, decodeImage);
  const image = new Float32Array(64 * 64);
  renderCopy(
    bank,
    stimuli.findIndex((each) => each.id === id),
    0,
    plainRecipe(64, training.augmentation.minimumSize),
    7,
    image,
    0,
  );
  const engine = await openEngine('onnx', 'cpu');
  const program = await engine.compile(
    best.network,
    { weights: training.objectives, encoderDecay: 0, decoderDecay: 0, learningRate: 0.001, secondCorpusClasses: null },
    1,
  );
  await program.load(best.state);
  const evaluation = await program.evaluate(image, { reconstruction: true });
  await program.dispose();
  return { place: [...evaluation.mapping], image: evaluation.reconstruction! };
}

describe('drawing places', () => {
  it('draws a stimulus as its network reconstructs it, at the place the network gives it and with its other units', async () => {
    for (const [i, run] of runs.entries()) {
      const { place, image } = await reconstructed(run, 'discs3');
      const { places, folds } = await withDecoder((decoder) => decoder.decode([place], { from: 'stimulus', stimulus: 'discs3' }));
      expect(folds).toEqual([0, 3]);
      const drawn = await pixelsOf(places[0]!.images[i]!);
      drawn.forEach((value, p) => expect(Math.abs(value - 255 * image[p]!)).toBeLessThan(0.51 + 255 * 1e-4));
    }
  });

  it('says where the mean image lands again, and what speaks for it', async () => {
    const answer = await withDecoder((decoder) =>
      decoder.decode(
        [
          [0, 0.1],
          [30, 40],
        ],
        { from: 'nearest' },
      ),
    );
    const [near, far] = answer.places;
    expect(near!.landing).toHaveLength(2);
    expect(near!.miss).toBeCloseTo(Math.hypot(near!.landing[0]!, near!.landing[1]! - 0.1), 10);
    expect(near!.lenders.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 10);
    expect(near!.nearest[0]).toMatchObject({ stimulus: 'discs2', distance: expect.closeTo(0.1, 6) });
    expect([near!.isFar, far!.isFar]).toEqual([false, true]);
    const [a, b, mean] = await Promise.all([...near!.images, near!.average].map(pixelsOf));
    mean!.forEach((value, p) => expect(Math.abs(value - (a![p]! + b![p]!) / 2)).toBeLessThanOrEqual(1));
    // Two of five folds were tested: the stimuli of the others are judged by networks that saw them, and that is said.
    const held = new Set(near!.nearest.map(({ isHeldOut }) => isHeldOut));
    expect(near!.nearest.every(({ loss }) => loss > 0 && loss < 3)).toBe(true);
    expect(held.size).toBeGreaterThan(0);
  });

  it('draws differently with other units, and the same when asked the same', async () => {
    const [nearest, mean, again] = await withDecoder(async (decoder) => {
      const ask = async (others: OtherUnits) => (await decoder.decode([[0.3, 0.3]], others)).places[0]!;
      return [await ask({ from: 'nearest' }), await ask({ from: 'mean' }), await ask({ from: 'nearest' })] as const;
    });
    expect(nearest.landing).not.toEqual(mean.landing);
    expect(mean.lenders).toEqual([]);
    expect(again).toEqual(nearest);
  });

  it('refuses a place of another number of coordinates, and a stimulus that is not there', async () => {
    await withDecoder(async (decoder) => {
      await expect(decoder.decode([[1, 2, 3]], { from: 'mean' })).rejects.toThrow('has 2 coordinates, not 3');
      await expect(decoder.decode([[1, 2]], { from: 'stimulus', stimulus: 'owl' })).rejects.toThrow('There is no stimulus ‘owl’');
    });
  });
});

it('is offered with the folds whose weights are there', async () => {
  const [method] = (await findDecoders(folder)).methods;
  expect(method).toMatchObject({ row: { step: 8, method: 'multi-task-reconstruction' }, folds: [0, 3] });
  const kept = await readFile(checkpointPath(folder, runs[1]!, 'best'));
  expect(kept.length).toBeGreaterThan(0);
  await rm(checkpointPath(folder, runs[1]!, 'best'));
  expect((await findDecoders(folder)).methods[0]!.folds).toEqual([0]);
  await rm(checkpointPath(folder, runs[0]!, 'best'));
  expect((await findDecoders(folder)).missing).toBe('no-weights');
});
