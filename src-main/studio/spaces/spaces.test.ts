import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SpaceSettings } from '../../contract/study/space';
import { readProject } from '../../store/project/project-store';
import { readSpaceDescription, writeSpace } from '../../store/project/space-store';
import { readDissimilarities, readRatings, writeDissimilarities, writeRatings, writeStimuli } from '../../store/files/tables';
import { tableCsv } from '../assets/table-csv';
import { createSampleProject } from '../projects/create-sample';
import { miniStimuli, testContext, writeMiniSample } from '../test-support/mini-sample';
import { aggregateRatings } from './fit/aggregate-ratings';
import { chooseTargetSpace } from './choose-target-space';
import { computeSpace } from './fit/compute-space';
import { listSpaces } from './list-spaces';
import { readSpace } from './read-space';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'spaces-'));
  folder = join(parent, 'project');
  await writeMiniSample(join(parent, 'assets'));
  await createSampleProject(join(parent, 'assets'), folder);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const context = (): ReturnType<typeof testContext> => testContext(join(parent, 'assets'), folder);
const settings: SpaceSettings = { method: 'metric', ties: 'primary', starts: 2, maxIterations: 100, seed: 1 };

describe('computeSpace', () => {
  it('adds a space with stress and rank correlation, normalised, and tells the windows', async () => {
    const opened = context();
    const space = await computeSpace(opened, { name: 'metric 2', settings, maxDims: 2 });
    expect((await listSpaces(opened)).map(({ name }) => name)).toEqual(['mean', 'metric 2']);
    for (const { stress1, kendallTau } of space.dimensions) {
      expect(stress1).toBeGreaterThan(0);
      expect(kendallTau).toBeGreaterThan(0.3);
    }
    const { coordinates } = await readSpace(opened, { name: 'metric 2', dims: 2 });
    const squares = coordinates.flat().reduce((sum, x) => sum + x * x, 0);
    expect(squares / miniStimuli.length).toBeCloseTo(1, 12);
    expect(opened.events).toEqual([{ type: 'projectChanged' }]);
  });

  it('computes from ratings when there are no dissimilarities yet, and writes these', async () => {
    rmSync(join(folder, 'dissimilarities.csv'));
    await computeSpace(context(), { name: 'again', settings, maxDims: 1 });
    expect(await readDissimilarities(folder)).toHaveLength(15);
  });

  it('never overwrites an imported space', async () => {
    const mean = await readSpaceDescription(folder, 'mean');
    await writeSpace(folder, { ...mean, settings: { ...mean.settings, method: 'imported' } }, []);
    await expect(computeSpace(context(), { name: 'mean', settings, maxDims: 2 })).rejects.toMatchObject({ code: 'already-exists' });
  });

  it('names the file and the stimulus when a table mentions an unknown one', async () => {
    writeFileSync(join(folder, 'dissimilarities.csv'), 'first,second,dissimilarity,ratings\nowl,zebra,1,1\n');
    await expect(computeSpace(context(), { name: 'x', settings, maxDims: 2 })).rejects.toThrow(
      'dissimilarities.csv names the stimulus ‘zebra’',
    );
  });
});

describe('a stored space', () => {
  it('is out of date once a rating is changed, taken back or a stimulus left out, and says so in its tables', async () => {
    const opened = context();
    const ofRatings = { ...settings, ratings: { statistic: 'mean', limit: null } } as const;
    await computeSpace(opened, { name: 'metric 1', settings, maxDims: 1 });
    await computeSpace(opened, { name: 'by ratings', settings: ofRatings, maxDims: 1 });
    const stale = async (): Promise<string[]> => (await listSpaces(opened)).flatMap(({ name, isStale }) => (isStale ? [name] : []));
    expect(await stale()).toEqual([]);
    const [ratings, pairs] = [await readRatings(folder), await readDissimilarities(folder)];
    await writeRatings(
      folder,
      ratings.map((each, i) => (i === 0 ? { ...each, rating: each.rating === 1 ? 2 : 1 } : each)),
    );
    expect(await stale()).toEqual(['by ratings']);
    await writeRatings(folder, ratings);
    expect(await stale()).toEqual([]);
    await writeDissimilarities(
      folder,
      pairs.map((each, i) => (i === 0 ? { ...each, dissimilarity: each.dissimilarity + 1 } : each)),
    );
    expect(await stale()).toEqual(expect.arrayContaining(['metric 1']));
    const table = await tableCsv(folder, 'space', new URLSearchParams({ name: 'metric 1', dims: '1' }));
    expect(table.split('\n')[1]).toMatch(/Sample.*Computed before the data were changed/);
    await writeDissimilarities(folder, pairs);
    await writeStimuli(
      folder,
      miniStimuli.map((each, i) => (i === 0 ? { ...each, excluded: 'twice' } : each)),
    );
    expect(await stale()).toEqual(expect.arrayContaining(['by ratings', 'metric 1']));
  });
});

describe('chooseTargetSpace', () => {
  it('changes the target and answers the project', async () => {
    const summary = await chooseTargetSpace(context(), { name: 'mean', dims: 2 });
    expect(summary.file.targetSpace).toEqual({ name: 'mean', dims: 2 });
    expect((await readProject(folder)).targetSpace).toEqual({ name: 'mean', dims: 2 });
  });

  it('refuses a space that is not there or leaves a stimulus out, and keeps the old target', async () => {
    await expect(chooseTargetSpace(context(), { name: 'mean', dims: 9 })).rejects.toMatchObject({ code: 'not-found' });
    await writeStimuli(folder, [...miniStimuli, { id: 'new', name: 'newcomer', category: 'x', image: '' }]);
    await expect(chooseTargetSpace(context(), { name: 'mean', dims: 2 })).rejects.toThrow('newcomer');
    expect((await readProject(folder)).targetSpace).toEqual({ name: 'mean', dims: 4 });
  });
});

describe('aggregateRatings', () => {
  const rate = (first: string, second: string, rating: number): { rater: string; first: string; second: string; rating: number } => ({
    rater: 'r',
    first,
    second,
    rating,
  });

  it('takes the mean over both directions of a pair and turns the scale round', () => {
    const ratings = [rate('owl', 'bowl', 5), rate('bowl', 'owl', 2), rate('owl', 'owl', 1), rate('bowl', 'saw', 1)];
    expect(aggregateRatings(ratings, miniStimuli)).toEqual([
      { first: 'bowl', second: 'owl', dissimilarity: 1.5, ratings: 2 },
      { first: 'bowl', second: 'saw', dissimilarity: 4, ratings: 1 },
    ]);
  });

  it('never becomes negative on a longer scale', () => {
    expect(
      aggregateRatings([rate('owl', 'bowl', 7), rate('owl', 'saw', 3)], miniStimuli).map(({ dissimilarity }) => dissimilarity),
    ).toEqual([0, 4]);
  });
});
