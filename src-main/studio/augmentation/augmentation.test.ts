import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstStudyLook, studyLook } from '../../contract/study/augmentation';
import { presets } from '../../core/experiments/presets';
import { createPlaceKeeper } from '../../store/corpora/place-keeper';
import { readCorpora, writeCorpora } from '../../store/corpora/corpus-store';
import { decodeCorpus } from '../corpora/decode-corpus';
import { createSampleProject } from '../projects/create-sample';
import { writeMiniSample } from '../test-support/mini-sample';
import { copiesSheet, meanImage } from './augmentation-images';
import { describeAugmentation } from './describe-augmentation';
import { createImageReader } from '../image-reader';
import { createDrawingBanks } from './drawing-banks';
import { proveFolds } from './prove-folds';

const parent = mkdtempSync(join(tmpdir(), 'augmentation-'));
const folder = join(parent, 'project');
const banks = createDrawingBanks(createPlaceKeeper(), createImageReader(null));
const look = { ...studyLook, imageSize: 64, noise: 0 };
beforeAll(async () => {
  await writeMiniSample(parent);
  await createSampleProject(parent, folder);
}, 60_000);
afterAll(() => rmSync(parent, { recursive: true, force: true }));

describe('describeAugmentation', () => {
  it('counts every copy once and expects as many', async () => {
    const report = await describeAugmentation(folder, banks, { drawing: { corpus: 'a', index: 1 }, look, from: 25 });
    const sum = (bins: typeof report.sizes, of: 'count' | 'expected'): number => bins.reduce((total, bin) => total + bin[of], 0);
    expect(sum(report.sizes, 'count')).toBe(report.copies);
    expect(sum(report.sizes, 'expected')).toBeCloseTo(report.copies, 6);
    expect(report.sizes[0]!.from).toBe(48);
    expect(sum(report.across, 'count')).toBeLessThanOrEqual(report.copies);
    expect(report.placements.map(({ copy }) => copy)).toEqual(Array.from({ length: 24 }, (_, i) => 25 + i));
    expect(report.placements.some(({ mirrored }) => mirrored)).toBe(true);
    expect(report.roles).toEqual(['train', 'test', 'validation', 'train', 'train']);
  });

  it('never turns a stimulus, whatever is asked for', async () => {
    const report = await describeAugmentation(folder, banks, { drawing: { stimulus: 'owl' }, look, from: 1 });
    expect(report.onlySizeAndPlace).toBe(true);
    expect(report.placements.every(({ mirrored }) => !mirrored)).toBe(true);
    const [first] = report.placements;
    const ratio = first!.width / first!.height;
    for (const { width, height } of report.placements) expect(width / height).toBeCloseTo(ratio, 0.9);
  });

  it('says what is wrong with a drawing that is not there', async () => {
    await expect(describeAugmentation(folder, banks, { drawing: { stimulus: 'ghost' }, look, from: 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(describeAugmentation(folder, banks, { drawing: { corpus: 'a', index: 99 }, look, from: 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the pictures', () => {
  it('show 24 copies one below the other, with noise where asked for', async () => {
    const drawing = { corpus: 'a', index: 0 };
    const inkOf = async (noise: number, lineThickness = 0): Promise<number> => {
      const { pixels, width, height } = await copiesSheet(folder, banks, drawing, { ...look, noise, lineThickness }, 1);
      expect([width, height]).toEqual([64, 24 * 64]);
      return pixels.reduce((count, value) => count + (value < 128 ? 1 : 0), 0) / pixels.length;
    };
    expect((await inkOf(0.2)) - (await inkOf(0))).toBeCloseTo(0.1, 1);
    expect(await inkOf(0, 0.01)).toBeGreaterThan(1.1 * (await inkOf(0)));
    const mean = await meanImage(folder, banks, drawing, look);
    expect(Math.min(...mean.pixels)).toBeGreaterThan(0); // no pixel is inked in every copy
  });
});

describe('the looks on offer', () => {
  it("are the study's and its first round's", () => {
    const { minimumSize, flipProbability, rotationDegrees, shearDegrees } = presets.study.augmentation;
    const { imageSize } = presets.study.network;
    expect(studyLook).toEqual({
      imageSize,
      minimumSize,
      flipProbability,
      rotationDegrees,
      shearDegrees,
      noise: presets.study.regularisation.noise,
      lineThickness: 0,
    });
    expect(firstStudyLook).toEqual({
      imageSize: 128,
      minimumSize: 96 / 128,
      flipProbability: 0,
      rotationDegrees: 0,
      shearDegrees: 0,
      noise: 0.1,
      lineThickness: 0,
    });
  });
});

describe('proveFolds', () => {
  it('counts each drawing once a run, and finds what a damaged list mixes', async () => {
    await decodeCorpus(folder, 'a', () => {});
    const proofs = await proveFolds(folder);
    const first = proofs.find(({ name }) => name !== '');
    expect(proofs.filter(({ name }) => name === '').map(({ scheme }) => scheme)).toEqual([undefined, 'random']); // two categories are too few to hold any out
    for (const proof of proofs) {
      expect(proof.inTwoParts).toBe(0);
      for (const { train, validation, test } of proof.runs) expect(train + validation + test).toBe(proof.drawings);
    }
    // The sample's two drawings of this corpus are one picture, in folds 0 and 1.
    expect(first!.twins).toEqual({ count: 2, examples: ['bus/1.svg = cow/1.svg'] });
    const file = await readCorpora(folder);
    const [corpus, ...rest] = file.corpora;
    await writeCorpora(folder, {
      ...file,
      corpora: [{ ...corpus!, images: [...corpus!.images, { ...corpus!.images[0]!, fold: 3 }] }, ...rest],
    });
    expect((await proveFolds(folder)).find(({ name }) => name !== '')!.inTwoParts).toBe(4);
  });
});
