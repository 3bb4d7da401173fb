import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StudioContext } from '../context';
import { readSpace } from '../../store/project/space-store';
import { readDissimilarities, readRatings, readStimuli } from '../../store/files/tables';
import { drawPage } from '../../pipeline/drawing/made-pages.fixture';
import { redo, undo } from '../changes/undo';
import { createSampleProject } from '../projects/create-sample';
import { computeSpace } from '../spaces/fit/compute-space';
import { testContext, writeMiniSample } from '../test-support/mini-sample';
import { describeJudgements } from './describe-judgements';
import { excludeRatings, listRaterJudgements } from './exclude-ratings';
import { categoriseStimuli, excludeStimuli, lookAtDrawing, mendDrawing, renameStimulus, replaceDrawing } from './edit-stimuli';

let parent: string;
let folder: string;
let context: StudioContext;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'edit-stimuli-'));
  folder = join(parent, 'project');
  await writeMiniSample(join(parent, 'assets'));
  await createSampleProject(join(parent, 'assets'), folder);
  context = testContext(join(parent, 'assets'), folder);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const stimulus = async (id: string) => (await readStimuli(folder)).find((candidate) => candidate.id === id)!;

describe('editing stimuli', () => {
  it('renames, and takes it back', async () => {
    const cards = await renameStimulus(context, { id: 'owl', name: '  barn\n owl ' });
    expect(cards.find(({ id }) => id === 'owl')?.name).toBe('barn owl');
    expect(await undo(context)).toEqual({ kind: 'stimulus-renamed', about: 'owl' });
    expect((await stimulus('owl')).name).toBe('owl');
    await redo(context);
    expect((await stimulus('owl')).name).toBe('barn owl');
  });

  it('refuses an empty name, one that is taken, and a stimulus that is not there', async () => {
    await expect(renameStimulus(context, { id: 'owl', name: ' ' })).rejects.toThrow('The name is empty');
    await expect(renameStimulus(context, { id: 'owl', name: 'Parrot' })).rejects.toThrow('already a stimulus called ‘parrot’');
    await expect(renameStimulus(context, { id: 'bat', name: 'bat' })).rejects.toThrow('no stimulus ‘bat’');
    await expect(undo(context)).rejects.toThrow('nothing to undo');
  });

  it('moves several to another category in one step', async () => {
    await categoriseStimuli(context, { ids: ['axe', 'saw'], category: 'garden' });
    expect((await readStimuli(folder)).filter(({ category }) => category === 'garden')).toHaveLength(2);
    await undo(context);
    expect((await readStimuli(folder)).filter(({ category }) => category === 'tools')).toHaveLength(2);
  });

  it('leaves excluded stimuli out of spaces and matrices, keeps their data, and takes them back in', async () => {
    await excludeStimuli(context, { ids: ['owl'], reason: 'drawn twice, "badly"' });
    expect((await stimulus('owl')).excluded).toBe('drawn twice, "badly"');
    const settings = { method: 'classical', ties: 'primary', starts: 0, maxIterations: 10, seed: 1 } as const;
    await computeSpace(context, { name: 'without', settings, maxDims: 2 });
    expect((await readSpace(folder, 'without', 2)).stimuli).toEqual(['salt-shaker', 'bowl', 'parrot', 'axe', 'saw']);
    const single = { ...settings, ratings: { statistic: 'median', limit: null } } as const;
    await computeSpace(context, { name: 'without', settings: single, maxDims: 1 });
    expect((await readSpace(folder, 'without', 1)).stimuli).toHaveLength(5);
    expect((await describeJudgements(context)).stimuli.map(({ id }) => id)).not.toContain('owl');
    await excludeStimuli(context, { ids: ['owl'], reason: null });
    expect(await stimulus('owl')).not.toHaveProperty('excluded');
    expect(readFileSync(join(folder, 'stimuli.csv'), 'utf8')).not.toContain('excluded');
    for (let i = 0; i < 4; i++) await undo(context);
    expect(existsSync(join(folder, 'spaces/without'))).toBe(false);
    expect(await stimulus('owl')).not.toHaveProperty('excluded');
  });

  it('replaces a drawing by one of another format, and brings the old file back', async () => {
    const old = readFileSync(join(folder, 'stimuli/owl.svg'), 'utf8');
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
    writeFileSync(join(parent, 'new owl.PNG'), Buffer.from(png, 'base64'));
    await replaceDrawing(context, { id: 'owl', file: join(parent, 'new owl.PNG') });
    expect((await stimulus('owl')).image).toBe('stimuli/owl.png');
    expect(existsSync(join(folder, 'stimuli/owl.svg'))).toBe(false);
    await undo(context);
    expect(readFileSync(join(folder, 'stimuli/owl.svg'), 'utf8')).toBe(old);
    expect(existsSync(join(folder, 'stimuli/owl.png'))).toBe(false);
  });

  it('says what a network hardly sees in a drawing, mends it, names its source, and brings the old file back', async () => {
    expect(await lookAtDrawing(context, { id: 'owl', mends: [] })).toEqual({ notes: [], remaining: [], problem: null });
    const { width, height, pixels } = drawPage({ ground: (x) => 250 - 60 * x });
    await sharp(pixels, { raw: { width, height, channels: 1 } }).toFile(join(parent, 'shadow.png'));
    await replaceDrawing(context, { id: 'owl', file: join(parent, 'shadow.png') });
    const before = readFileSync(join(folder, 'stimuli/owl.png'));
    expect(await lookAtDrawing(context, { id: 'owl', mends: ['crop'] })).toMatchObject({
      notes: ['uneven-ground'],
      remaining: ['uneven-ground'],
    });
    expect(await lookAtDrawing(context, { id: 'owl', mends: ['flatten'] })).toMatchObject({ notes: ['uneven-ground'], remaining: [] });
    await mendDrawing(context, { id: 'owl', mends: ['flatten'] });
    expect(await stimulus('owl')).toMatchObject({ image: 'stimuli/owl.png', source: 'owl.png (ground flattened)' });
    expect(await lookAtDrawing(context, { id: 'owl', mends: [] })).toMatchObject({ notes: [] });
    await mendDrawing(context, { id: 'owl', mends: ['thicken'] });
    expect(await stimulus('owl')).toMatchObject({ source: 'owl.png (ground flattened, lines thickened)' });
    await undo(context);
    expect(await undo(context)).toEqual({ kind: 'drawing-mended', about: 'owl' });
    expect(readFileSync(join(folder, 'stimuli/owl.png'))).toEqual(before);
    expect(await stimulus('owl')).not.toHaveProperty('source');
  });

  it('refuses a file that is no image and changes nothing', async () => {
    writeFileSync(join(parent, 'owl.png'), 'this is text');
    await expect(replaceDrawing(context, { id: 'owl', file: join(parent, 'owl.png') })).rejects.toThrow(
      'cannot be read: it is not an image in a known format',
    );
    await expect(replaceDrawing(context, { id: 'owl', file: parent })).rejects.toThrow('is a folder');
    expect((await stimulus('owl')).image).toBe('stimuli/owl.svg');
  });
});

describe('describeJudgements', () => {
  it('gives the matrix in two orders and each rater’s agreement, source and problems', async () => {
    const { dissimilarities, ratings, orders, merges, raters, stimuli } = await describeJudgements(context);
    expect(stimuli.map(({ category }) => category)).toEqual(['dishes', 'dishes', 'birds', 'birds', 'tools', 'tools']);
    expect(orders.category).toEqual([0, 1, 2, 3, 4, 5]);
    // Two of a category are alike, so that the tree and its order keep them together.
    expect(merges.slice(0, 3).map(({ left, right }) => [left, right])).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
    for (const pair of [
      [0, 1],
      [2, 3],
      [4, 5],
    ] as const)
      expect(Math.abs(orders.cluster.indexOf(pair[0]) - orders.cluster.indexOf(pair[1]))).toBe(1);
    expect([ratings[1], ratings[0], dissimilarities[0]]).toEqual([3, 0, 0]);
    expect(dissimilarities[1]).toBeCloseTo(1 / 3, 12);
    expect(raters.map(({ rater, ratings: given, shared }) => [rater, given, shared])).toEqual([
      ['r0', 15, 15],
      ['r1', 15, 15],
      ['r2', 15, 15],
    ]);
  });
});

describe('leaving ratings out', () => {
  const counts = async () => (await readDissimilarities(folder)).reduce((sum, { ratings }) => sum + ratings, 0);

  it('a rater does not count any more, with the reason in the table, until it is taken back', async () => {
    const { raters } = await describeJudgements(context);
    const [{ rater, ratings }] = raters as [(typeof raters)[0]];
    const before = await readDissimilarities(folder);
    const total = await counts();
    const card = (await excludeRatings(context, { rater, pairs: null, reason: ' fell\nasleep ' })).raters.find(
      (each) => each.rater === rater,
    );
    expect(card).toMatchObject({ ratings: 0, excluded: ratings, reason: 'fell asleep', agreement: null });
    expect((await readRatings(folder)).filter(({ excluded }) => excluded === 'fell asleep')).toHaveLength(ratings);
    expect(await counts()).toBe(total - ratings);
    expect(await undo(context)).toEqual({ kind: 'ratings-excluded', about: rater });
    expect(await readDissimilarities(folder)).toEqual(before);
    expect(readFileSync(join(folder, 'ratings.csv'), 'utf8')).not.toContain('excluded');
  });

  it('a single rating is left out and counts again', async () => {
    const { rater } = (await describeJudgements(context)).raters[0]!;
    const [judged] = await listRaterJudgements(context, rater);
    const total = await counts();
    await excludeRatings(context, { rater, pairs: [{ first: judged!.second, second: judged!.first }], reason: 'slipped' });
    expect(await counts()).toBe(total - 1);
    expect((await listRaterJudgements(context, rater)).filter(({ excluded }) => excluded === 'slipped')).toHaveLength(1);
    await excludeRatings(context, { rater, pairs: null, reason: null });
    expect(await counts()).toBe(total);
  });

  it('refuses a rater who is not there and an empty reason', async () => {
    await expect(excludeRatings(context, { rater: 'nobody', pairs: null, reason: 'x' })).rejects.toThrow('no such ratings of ‘nobody’');
    const { rater } = (await describeJudgements(context)).raters[0]!;
    await expect(excludeRatings(context, { rater, pairs: null, reason: ' ' })).rejects.toThrow('The reason is empty');
  });
});
