import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SpaceSettings } from '../../../contract/study/space';
import type { SpaceAnswers, SpacePart, SpaceSource } from '../../../contract/results/space-analysis';
import type { TripletJudgement } from '../../../contract/study/triplets';
import { createStream } from '../../../core/random/stream';
import { procrustes } from '../../../core/spaces/judge/procrustes';
import { createProjectFolder } from '../../../store/project/project-store';
import { readSpaceDescription, writeSpace } from '../../../store/project/space-store';
import { writeFeatures, writeStimuli } from '../../../store/files/tables';
import { readTriplets, writeTriplets } from '../../../store/project/triplet-store';
import { tableCsv } from '../../assets/table-csv';
import { testContext } from '../../test-support/mini-sample';
import { createSpaceAnswers } from './answer-space';
import { chooseTargetSpace } from '../choose-target-space';
import { computeSpace } from '../fit/compute-space';
import { isSpaceStale } from '../space-staleness';
import { createSpacePool } from '../fit/space-pool';

const n = 10;
const ids = Array.from({ length: n }, (_, i) => `s${i}`);
const stream = createStream(7, 'answer-triplets-test');
const truth = Float64Array.from({ length: 2 * n }, () => 2 * stream.normal());
const apart = (i: number, j: number): number => Math.hypot(truth[2 * i]! - truth[2 * j]!, truth[2 * i + 1]! - truth[2 * j + 1]!);

/** The odd one out by the true places; `validation` triplets come three times, of which one answer is wrong. */
function judgements(): TripletJudgement[] {
  const ask = (rater: string, validation?: true): TripletJudgement => {
    const [a, b, c] = [...stream.permutation(n).slice(0, 3)] as [number, number, number];
    const odd = [
      [apart(b, c), a],
      [apart(a, c), b],
      [apart(a, b), c],
    ].sort((x, y) => x[0]! - y[0]!)[0]![1]!;
    return {
      task: 'odd-one-out',
      rater,
      a: ids[a]!,
      b: ids[b]!,
      c: ids[c]!,
      odd: ids[odd]!,
      responseTimeMs: 900,
      ...(validation ? { validation } : {}),
    };
  };
  const plain = Array.from({ length: 400 }, (_, t) => ask(`P${t % 8}`));
  const again = Array.from({ length: 12 }, () => ask('P0', true)).flatMap((one) => {
    if (one.task !== 'odd-one-out') return [];
    return [one, { ...one, rater: 'P1' }, { ...one, rater: 'P2', odd: one.odd === one.a ? one.b : one.a, responseTimeMs: 100 }];
  });
  return [...plain, ...again];
}

let parent: string;
let folder: string;
let answers: ReturnType<typeof createSpaceAnswers>;
const context = (): ReturnType<typeof testContext> => testContext(join(parent, 'assets'), folder);
beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'answer-triplets-'));
  folder = join(parent, 'project');
  mkdirSync(join(parent, 'assets'));
  await createProjectFolder(folder, {
    schemaVersion: 1,
    id: 'x',
    name: 'x',
    tag: null,
    targetSpace: null,
    photographNetwork: null,
    seed: 1,
    attribution: [],
  });
  await writeStimuli(
    folder,
    ids.map((id, i) => ({ id, name: id, category: i < 5 ? 'a' : 'b', image: '' })),
  );
  await writeFeatures(
    folder,
    ids.map((stimulus, i) => ({ stimulus, scale: 'attentive', feature: 'FORM', value: truth[2 * i]! })),
  );
  await writeTriplets(folder, judgements());
  answers = createSpaceAnswers(context(), createSpacePool(null));
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const settings: SpaceSettings = { method: 'ordinal', ties: 'primary', loss: 'logistic', starts: 4, maxIterations: 500, seed: 1 };
const computed: SpaceSource = { kind: 'computed', settings, dims: 2 };

async function ask<Part extends SpacePart>(part: Part, source: SpaceSource): Promise<SpaceAnswers[Part]> {
  return (await answers.answer({ viewer: 'w', source, part })).value as SpaceAnswers[Part];
}

describe('a space from triplets', () => {
  it('is viewed with how much of the judgements it predicts, validation triplets kept apart', async () => {
    const view = await ask('view', computed);
    if (view.kind !== 'triplets') throw new Error('seen beside dissimilarities');
    expect(procrustes(truth, Float64Array.from(view.coordinates.flat()), n, 2).r2).toBeGreaterThan(0.9);
    expect(view.accuracy).toBeGreaterThan(0.9);
    expect(view.ceiling).toMatchObject({ triplets: 12, judgements: 36, majority: 2 / 3 });
    expect(view.data).toEqual({
      judgements: 436,
      fitted: 400,
      people: 8,
      reference: 0,
      oddOneOut: 436,
      chance: 1 / 3,
      times: { known: 436, medianMs: 900, fast: 12 },
    });
  });

  it('has a scan by held-out triplets: validation answers of which a third is wrong', async () => {
    const { dimensions, elbow } = await ask('scan', computed);
    expect(dimensions).toHaveLength(n - 1);
    expect(dimensions[1]!.triplets!.heldOut!).toBeGreaterThan(0.55);
    expect(dimensions[1]!.triplets!.heldOut!).toBeLessThanOrEqual(2 / 3 + 1e-9);
    expect(elbow).toBeLessThanOrEqual(2);
  });

  it('knows directions, regions and the scatter of its places under other people', async () => {
    expect((await ask('directions', computed)).averaged.length).toBeGreaterThan(0);
    expect((await ask('regions', computed)).rows).toHaveLength(2);
    expect(await ask('agreement', computed)).toEqual([]);
    const scatter = await ask('scatter', computed);
    expect(scatter.resampled).toBe('people');
    expect(scatter.covariances[0]).toHaveLength(4);
    expect(Math.max(...scatter.covariances.map((own) => own[0]!))).toBeLessThan(0.2);
    await expect(ask('structure', computed)).rejects.toThrow(/dissimilarities only/);
  });

  it('is saved with its settings, can be the target, and is stale once a judgement changes', async () => {
    await computeSpace(context(), { name: 'triplets', settings, maxDims: 3 });
    const space = await readSpaceDescription(folder, 'triplets');
    expect(space.settings).toEqual(settings);
    expect(space.dimensions.map(({ triplets }) => triplets!.accuracy > 0.7)).toEqual([true, true, true]);
    const csv = await tableCsv(folder, 'space', new URLSearchParams({ name: 'triplets', dims: '2' }));
    expect(csv.split('\n')[0]).toBe('stimulus,d1,d2,settings');
    expect(csv).toContain('ordinal embedding from triplets; logistic loss; 4 starts; at most 500 iterations; seed 1');
    expect((await chooseTargetSpace(context(), { name: 'triplets', dims: 2 })).file.targetSpace).toEqual({ name: 'triplets', dims: 2 });
    const view = await ask('view', { kind: 'stored', name: 'triplets', dims: 2 });
    expect(view.kind === 'triplets' && view.loss).toBeCloseTo(space.dimensions[1]!.triplets!.loss, 12);
    expect(await isSpaceStale(folder, space)).toBe(false);
    const all = await readTriplets(folder);
    await writeTriplets(folder, all.slice(1));
    expect(await isSpaceStale(folder, space)).toBe(true);
    await writeTriplets(folder, all);
  });

  it('judges places found elsewhere too, where triplets are all that people said', async () => {
    const rows = ids.map((_, i) => [truth[2 * i]!, truth[2 * i + 1]!]);
    const about = {
      schemaVersion: 1,
      name: 'other',
      settings: { ...settings, method: 'imported' },
      source: 'elsewhere',
      dimensions: [{ dims: 2, stress1: null, kendallTau: null, converged: null }],
    } as const;
    await writeSpace(folder, { ...about, dimensions: [...about.dimensions] }, [
      { name: 'other', dims: 2, stimuli: ids, coordinates: rows },
    ]);
    const view = await ask('view', { kind: 'stored', name: 'other', dims: 2 });
    expect(view).toMatchObject({ kind: 'triplets', loss: null, converged: null, accuracy: 1 });
  });

  it('names what nobody judged', async () => {
    const all = await readTriplets(folder);
    await writeTriplets(
      folder,
      all.filter((each) => each.task === 'odd-one-out' && ![each.a, each.b, each.c].includes('s3')),
    );
    await expect(ask('view', computed)).rejects.toThrow(/1 stimuli stand in no triplet, among them ‘s3’/);
    await writeTriplets(folder, []);
    await expect(ask('view', computed)).rejects.toThrow(/no judgements of triplets/);
    await writeTriplets(folder, all);
  });
});
