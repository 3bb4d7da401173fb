/** A project of six drawings in which steps are planned and written as the app does it, with made-up results. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PresetName, Step } from '../../contract/running/experiment';
import type { PredictionRow, RunRecord } from '../../contract/running/run';
import { writeCorpora } from '../../store/corpora/corpus-store';
import { writeStimuli } from '../../store/files/tables';
import { createProjectFolder } from '../../store/project/project-store';
import { writeSpace } from '../../store/project/space-store';
import { writeExperiment } from '../../store/runs/experiment-store';
import { writeMetrics, writePredictions, writeRun } from '../../store/runs/run-store';
import { openRunPlanner } from '../experiments/plan-experiments';

const ids = ['s0', 's1', 's2', 's3', 's4', 's5'];
export const svg = (width: number): string => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="9"/>`;

export interface SixDrawings {
  readonly place: string;
  readonly folder: string;
  readonly saveStimuli: (excluded?: readonly string[]) => Promise<void>;
  /** The first `count` runs are finished. */
  readonly start: (step: Step, preset: PresetName, count: number, error?: number | ((seed: number) => number)) => Promise<RunRecord[]>;
}

export async function createSixDrawings(): Promise<SixDrawings> {
  const place = await mkdtemp(join(tmpdir(), 'finished-'));
  const folder = join(place, 'p');
  let clock = 0;
  const saveStimuli: SixDrawings['saveStimuli'] = (excluded = []) =>
    writeStimuli(
      folder,
      ids.map((id) => ({
        id,
        name: id,
        category: 'c',
        image: `stimuli/${id}.svg`,
        ...(excluded.includes(id) ? { excluded: 'too odd' } : {}),
      })),
    );
  await createProjectFolder(folder, {
    schemaVersion: 1,
    id: 'p',
    name: 'Six',
    tag: null,
    targetSpace: { name: 'mean', dims: 1 },
    photographNetwork: null,
    seed: 1,
    attribution: [],
  });
  await mkdir(join(folder, 'stimuli'));
  await saveStimuli();
  for (const [i, id] of ids.entries()) await writeFile(join(folder, 'stimuli', `${id}.svg`), svg(i + 1));
  const settings = { method: 'imported', ties: 'primary', starts: 0, maxIterations: 1, seed: 1 } as const;
  const dimensions = [1, 2].map((dims) => ({ dims, stress1: null, kendallTau: null, converged: null }));
  const space = { schemaVersion: 1, name: 'mean', settings, source: 'test', dimensions } as const;
  const tables = [1, 2].map((dims) => ({
    name: 'mean',
    dims,
    stimuli: ids,
    coordinates: ids.map((_, i) => Array<number>(dims).fill(i - 2.5)),
  }));
  await writeSpace(folder, { ...space, dimensions: [...dimensions] }, tables);
  const images = ['a', 'b'].map((name, i) => ({ path: `${name}/${i}.png`, class: name, fold: i, bytes: 1 }));
  await writeCorpora(folder, { schemaVersion: 1, corpora: [{ id: 'one', name: 'One', kind: 'corpus', root: '/nowhere', images }] });
  return {
    place,
    folder,
    saveStimuli,
    async start(step, preset, count, error = 0.5) {
      const planner = openRunPlanner(folder, place, () => Date.UTC(2026, 0, 1));
      const { file, records } = await planner.plan(step, preset);
      await writeExperiment(folder, file);
      const all = [...records.values()];
      for (const record of all.slice(0, count)) {
        const miss = typeof error === 'number' ? error : error(record.configuration.seed);
        await writeRun(folder, { ...record, state: 'done', ended: new Date(Date.UTC(2026, 0, 2) + ++clock).toISOString() });
        const rows = ids.map(
          (stimulus, i) =>
            ({ stimulus, copy: 0, role: i % 5 === record.fold ? 'test' : 'train', at: [i - 2.5 + miss] }) satisfies PredictionRow,
        );
        await writePredictions(folder, record.key, rows);
        await writeMetrics(folder, record.key, {
          schemaVersion: 1,
          selected: { epoch: 1, beta: null },
          train: {},
          validation: {},
          test: { mse: miss ** 2 },
        });
      }
      return all;
    },
  };
}
