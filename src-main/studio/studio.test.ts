import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StudioEvent } from '../contract/window/events';
import type { Answer } from '../contract/window/rpc';
import { readExperiment } from '../store/runs/experiment-store';
import { writeCorpora } from '../store/corpora/corpus-store';
import { createProjectFolder } from '../store/project/project-store';
import { readRun, writeMetrics, writeRun } from '../store/runs/run-store';
import { writeSpace } from '../store/project/space-store';
import { writeStimuli } from '../store/files/tables';
import { ProcessDouble } from './experiments/compute-process.fixture';
import { createStudio, type Studio } from './studio';

/** Runs of step 1: five methods, two of them on random folds as well, five folds. */
const stepOne = 35;

let place: string;
let folder: string;
let studio: Studio;
let events: StudioEvent[];
let compute: ProcessDouble | null;

function newStudio(): Studio {
  const launchCompute = (): ProcessDouble => {
    compute = new ProcessDouble();
    setTimeout(() => compute?.report({ type: 'ready' }));
    return compute;
  };
  return createStudio({
    assetsFolder: join(place, 'assets'),
    userFolder: join(place, 'user'),
    host: 'cli',
    version: '1',
    launchCompute,
    now: Date.now,
  });
}

function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'studio-'));
  folder = join(place, 'project');
  compute = null;
  events = [];
  await createProjectFolder(folder, {
    ...{ schemaVersion: 1, id: 'p', name: 'Project', tag: null, targetSpace: { name: 'mean', dims: 1 }, photographNetwork: null },
    ...{ seed: 1, attribution: [] },
  });
  const ids = ['s0', 's1', 's2', 's3', 's4'];
  await mkdir(join(folder, 'stimuli'));
  for (const id of ids) await writeFile(join(folder, 'stimuli', `${id}.svg`), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeStimuli(
    folder,
    ids.map((id) => ({ id, name: id, category: 'c', image: `stimuli/${id}.svg` })),
  );
  const dimensions = [1, 2].map((dims) => ({ dims, stress1: null, kendallTau: null, converged: null }));
  const settings = { method: 'imported', ties: 'primary', starts: 0, maxIterations: 1, seed: 1 } as const;
  await writeSpace(folder, { schemaVersion: 1, name: 'mean', settings, source: '', dimensions }, [
    { name: 'mean', dims: 1, stimuli: ids, coordinates: [[-2], [-1], [0], [1], [2]] },
    {
      name: 'mean',
      dims: 2,
      stimuli: ids,
      coordinates: [
        [-2, 0],
        [-1, 0],
        [0, 0],
        [1, 0],
        [2, 0],
      ],
    },
  ]);
  await mkdir(join(place, 'assets', 'photograph-network'), { recursive: true });
  await writeFile(join(place, 'assets', 'photograph-network', 'inception-v3.json'), '{"layer":"pool"}');
  studio = newStudio();
  studio.onEvent((event) => events.push(event));
});
afterEach(async () => {
  await studio.dispose();
  await rm(place, { recursive: true, force: true });
});

describe('the studio', () => {
  it('answers with a sentence when no project is open, the input is wrong or the folder is none', async () => {
    expect(await studio.methods.describeProject({})).toEqual({ ok: true, value: null });
    expect(valueOf(await studio.methods.describeQueue({})).state).toBe('idle');
    expect(await studio.methods.listExperiments({})).toMatchObject({ ok: false, error: { code: 'not-found' } });
    const wrong = await studio.methods.readSpace({ name: 'mean', dims: 11 });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await studio.methods.openProject({ folder: place })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('opens a project for itself alone, and remembers it', async () => {
    valueOf(await studio.methods.openProject({ folder }));
    valueOf(await studio.methods.openProject({ folder })); // once more is no other program
    expect(valueOf(await studio.methods.describeApp({})).recentProjects).toEqual([{ name: 'Project', folder, isThere: true }]);
    expect(events).toContainEqual({ type: 'projectChanged' });
    const other = newStudio();
    const refused = await other.methods.openProject({ folder });
    expect(refused).toMatchObject({ ok: false, error: { code: 'project-locked' } });
    expect(!refused.ok && refused.error.message).toContain('the command line');
    await studio.dispose();
    expect((await other.methods.openProject({ folder })).ok).toBe(true);
    await other.dispose();
  });

  it('gives two windows that start a new participant at the same moment two participants, and loses no change of either', async () => {
    await studio.methods.openProject({ folder });
    const sessions = await Promise.all([1, 2, 3].map(() => studio.methods.startRatingSession({ participant: null })));
    expect(sessions.map((session) => valueOf(session).participant).sort()).toEqual(['P01', 'P02', 'P03']);
    const ids = ['s0', 's1', 's2', 's3', 's4'];
    await Promise.all(ids.map((id) => studio.methods.renameStimulus({ id, name: `new ${id}` })));
    expect(valueOf(await studio.methods.listStimuli({})).map(({ name }) => name)).toEqual(ids.map((id) => `new ${id}`));
    await Promise.all([studio.methods.undo({}), studio.methods.undo({}), studio.methods.redo({}), studio.methods.undo({})]);
    expect(valueOf(await studio.methods.listStimuli({})).filter(({ name }) => name.startsWith('new'))).toHaveLength(3);
  });

  it('shows a card for each step, with the reason why it cannot be started and the mend', async () => {
    valueOf(await studio.methods.openProject({ folder }));
    const { cards } = valueOf(await studio.methods.listExperiments({ preset: 'tiny' }));
    expect(cards.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(cards[0]).toMatchObject({ state: 'idle', preset: 'tiny', unavailable: null });
    expect(cards[0]?.runs.length).toBe(stepOne);
    expect(cards[1]?.unavailable).toContain('Add one on the Corpora screen');
    expect(cards[5]?.unavailable).toContain('Add one on the Corpora screen');
    const images = [0, 1, 2, 3, 4].map((fold) => ({ path: `a/${fold}.png`, class: 'a', fold }));
    await writeCorpora(folder, { schemaVersion: 1, corpora: [{ id: 'k', name: 'K', kind: 'corpus', root: 'k', images }] });
    valueOf(await studio.methods.chooseTargetSpace({ name: 'mean', dims: 2 })); // any change makes the plans anew
    const all = valueOf(await studio.methods.listExperiments({}));
    expect(all.cards.every(({ unavailable }) => unavailable === null)).toBe(true);
    const ofFirst = all.cards.filter(({ step }) => step <= 5).map(({ duration }) => duration!.runs);
    expect(all.durations.first!.runs).toBeGreaterThan(Math.max(...ofFirst));
    expect(all.durations.first!.runs).toBeLessThan(ofFirst.reduce((sum, runs) => sum + runs, 0)); // they share runs
  });

  it('computes for the space that is looked at, whatever the target is', async () => {
    valueOf(await studio.methods.openProject({ folder }));
    const target = { name: 'mean', dims: 2 };
    valueOf(await studio.methods.startExperiments({ steps: [1], preset: 'quick', target }));
    expect(await readExperiment(folder, 1)).toMatchObject({ space: 'mean', dims: 2 });
    const none = await studio.methods.startExperiments({ steps: [1], preset: 'quick', target: { name: 'mean', dims: 3 } });
    expect(none).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('starts what is not done, tells how long it will take, and never repeats what is', async () => {
    valueOf(await studio.methods.openProject({ folder }));
    const { cards, durations } = valueOf(await studio.methods.listExperiments({ preset: 'quick' }));
    const alone = cards[0]!.duration!;
    expect(alone.runs).toBe(stepOne);
    expect(alone.lowMs).toBeLessThan(alone.highMs);
    expect(durations.first).toEqual(alone); // nothing else can be started
    valueOf(await studio.methods.startExperiments({ steps: [1], preset: 'quick' }));
    const file = (await readExperiment(folder, 1))!;
    const settled = new Set<string>();
    while (settled.size < stepOne) {
      await vi.waitFor(() => expect(compute?.carried().length).toBe(settled.size + 1), { timeout: 10_000, interval: 2 });
      const key = compute!.carried().at(-1)!;
      expect(settled.has(key)).toBe(false);
      settled.add(key);
      await writeMetrics(folder, key, {
        schemaVersion: 1,
        selected: { epoch: null, beta: null },
        train: {},
        validation: {},
        test: { mse: 1 },
      });
      await writeRun(folder, { ...(await readRun(folder, key))!, state: 'done', durationMs: 100 });
      compute!.report({ type: 'ended', key, state: 'done', error: null });
    }
    const lastStatus = () => events.findLast(({ type }) => type === 'queueProgressed'); // hints that were held back may follow it
    await vi.waitFor(() => expect(lastStatus()).toMatchObject({ status: { state: 'idle', done: stepOne } }));
    expect([...settled].sort()).toEqual(file.runs.map(({ key }) => key).sort());
    expect(valueOf(await studio.methods.listExperiments({})).cards[0]).toMatchObject({ state: 'done', remainingMs: 0 });
    expect(valueOf(await studio.methods.startExperiments({ steps: [1], preset: 'quick' })).state).toBe('idle');
    expect(valueOf(await studio.methods.listExperiments({ preset: 'quick' })).cards[0]!.duration!.runs).toBe(0);
    expect(valueOf(await studio.methods.readResults({})).steps.map(({ complete }) => complete)).toEqual(Array(stepOne / 5).fill(true));
  });
});
