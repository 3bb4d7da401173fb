import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScaledView, SpaceAnswers, SpacePart, SpaceQuestion, SpaceSource } from '../../../contract/results/space-analysis';
import { readStimuli, writeFeatures } from '../../../store/files/tables';
import { createSampleProject } from '../../projects/create-sample';
import { testContext, writeMiniSample } from '../../test-support/mini-sample';
import type { StudioEvent } from '../../../contract/window/events';
import { createSpaceAnswers, type SpaceAnswers as Answers } from './answer-space';
import { createSpacePool } from '../fit/space-pool';

let parent: string;
let answers: Answers;
let events: StudioEvent[];
beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'answer-space-'));
  const folder = join(parent, 'project');
  await writeMiniSample(join(parent, 'assets'));
  await createSampleProject(join(parent, 'assets'), folder);
  const rows = (await readStimuli(folder)).map(({ id }, i) => ({ stimulus: id, scale: 'attentive', feature: 'FORM', value: i }));
  await writeFeatures(folder, rows);
  const context = testContext(join(parent, 'assets'), folder);
  ({ events } = context);
  answers = createSpaceAnswers(context, createSpacePool(null));
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const settings = { method: 'nonmetric', ties: 'primary', starts: 4, maxIterations: 100, seed: 1 } as const;
const computed: SpaceSource = { kind: 'computed', settings, dims: 2 };
const stored: SpaceSource = { kind: 'stored', name: 'mean', dims: 2 };

async function ask<Part extends SpacePart>(part: Part, source: SpaceSource, viewer = 'w'): Promise<SpaceAnswers[Part]> {
  const answered = await answers.answer({ viewer, source, part } satisfies SpaceQuestion);
  expect(answered.part).toBe(part);
  return answered.value as SpaceAnswers[Part];
}

async function view(source: SpaceSource): Promise<ScaledView> {
  const answered = await ask('view', source);
  if (answered.kind !== 'dissimilarities') throw new Error('seen beside triplets');
  return answered;
}

describe('what is asked about a space', () => {
  it('is viewed with its misfit, pair by pair and stimulus by stimulus', async () => {
    const seen = await view({ kind: 'computed', settings: { ...settings, method: 'metric' }, dims: 1 });
    expect(seen.stimuli).toHaveLength(6);
    expect(seen.coordinates[0]).toHaveLength(1);
    expect(seen.stressPerPoint.reduce((sum, v) => sum + v, 0)).toBeCloseTo(1, 9);
    expect(seen.shepard.distance).toHaveLength(15);
    expect(seen.data).toMatchObject({ pairs: 15, rated: 15, missing: [], ratings: { least: 3 }, hasSingleRatings: true });
    const misfit = seen.shepard.distance.reduce((sum, d, p) => sum + (d - seen.shepard.disparity[p]!) ** 2, 0);
    const total = seen.shepard.distance.reduce((sum, d) => sum + d * d, 0);
    expect(seen.stress1).toBeCloseTo(Math.sqrt(misfit / total), 9);
  });

  it('may be a stored space, judged as it is, or other ratings of the same pairs', async () => {
    expect((await ask('view', stored)).converged).toBeNull();
    const limited = await view({ ...computed, settings: { ...settings, ratings: { statistic: 'median', limit: 2 } } });
    expect(limited.data.ratings).toEqual({ total: 30, least: 2, most: 2 });
  });

  it.each(['scan', 'directions', 'regions', 'agreement'] as const)('has an answer for %s', async (part) => {
    for (const source of [computed, stored]) expect(await ask(part, source)).toBeTruthy();
  });

  it('knows what chance does', async () => {
    const structure = await ask('structure', computed);
    expect(structure.shuffled).toHaveLength(99);
    expect(structure.p).toBeGreaterThan(0);
    const scatter = await ask('scatter', stored);
    expect(scatter.covariances[0]).toHaveLength(4);
    const { metrics } = await ask('ceiling', computed);
    expect(metrics.r2.mean).toBeLessThan(1);
  });

  it('says how far it is: permutations done of all, and when it ends', async () => {
    events.length = 0;
    await ask('structure', computed, 'told');
    const told = events.flatMap((event) => (event.type === 'spaceProgressed' ? [event] : []));
    expect(told.every(({ viewer, part }) => viewer === 'told' && part === 'structure')).toBe(true);
    expect(told[0]!.progress).toEqual({ done: 0, total: 99, remainingMs: null });
    expect(told.at(-1)!.progress).toEqual({ done: 99, total: 99, remainingMs: 0 });
  });

  it('is given up when the window cancels it, without another word, and can be asked for anew', async () => {
    const slow: SpaceSource = { ...computed, settings: { ...settings, starts: 10_000, seed: 9 } };
    const cancelled = ask('ceiling', slow, 'cancelling');
    const elsewhere = ask('ceiling', computed, 'other window');
    answers.stop({ viewer: 'cancelling', part: 'ceiling' });
    events.length = 0;
    await expect(cancelled).rejects.toMatchObject({ message: expect.stringContaining('cancelled') as string });
    expect((await elsewhere).splits).toBe(20);
    expect(events.some((event) => event.type === 'spaceProgressed' && event.viewer === 'cancelling')).toBe(false);
    expect((await ask('ceiling', computed, 'cancelling')).splits).toBe(20);
  });

  it('is given up for the same window when it asks anew, and not for another', async () => {
    const quick: SpaceSource = { ...computed, settings: { ...settings, starts: 20, seed: 5 } };
    const slow: SpaceSource = { ...quick, settings: { ...quick.settings, starts: 10_000 } }; // far from done when it is given up
    const first = ask('view', slow);
    const other = ask('view', quick, 'other window');
    const second = ask('view', { ...quick, dims: 1 });
    await expect(first).rejects.toMatchObject({ code: 'not-available' });
    expect((await second).dims).toBe(1);
    expect((await other).dims).toBe(2);
  });
});
