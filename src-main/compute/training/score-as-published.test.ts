import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunKey } from '../../contract/running/run';
import { mappingTable } from '../../core/experiments/mapping-table';
import { readSpace } from '../../store/project/space-store';
import { readPublishedScore } from '../../store/runs/published-score-store';
import { readPredictions, runFile } from '../../store/runs/run-store';
import { buildResults } from '../../studio/results/rows/build-results';
import { carryOutRun } from '../runs/carry-out-run';
import { planRun, smallTraining, writeSmallProject } from '../runs/small-project.fixture';
import { createWorkbench } from '../runs/workbench';
import { scoreTrainingsAsPublished } from './score-as-published';

let place: string;
let folder: string;
const keys: RunKey[] = [];
const silent = { stopRequested: () => null, progressed: () => undefined, epochEnded: () => undefined, remarked: () => undefined };

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'as-published-'));
  folder = join(place, 'project');
  await writeSmallProject(folder);
  const bench = createWorkbench(join(place, 'no-assets'));
  const { augmentation, regularisation } = smallTraining;
  const quiet = { ...smallTraining, augmentation: { ...augmentation, stimulusCopies: 1 }, regularisation: { ...regularisation, noise: 0 } };
  for (const [configuration, fold] of [[quiet, 1], [smallTraining, 2]] as const) {
    const key = await planRun(folder, configuration, fold);
    expect(await carryOutRun(folder, key, bench, silent, () => 1_750_000_000_000)).toEqual({ state: 'done', error: null });
    keys.push(key);
  } // prettier-ignore
  await bench.dispose();
}, 120_000);
afterAll(() => rm(place, { recursive: true, force: true }));

it('trainings are scored over their augmented copies from the weights there are; nothing else of the run changes', async () => {
  const before = await readFile(runFile(folder, keys[0]!, 'metrics.json'), 'utf8');
  expect((await buildResults(folder)).steps.every(({ asPublished }) => asPublished === undefined)).toBe(true);
  const told: [number, number][] = [];
  expect(await scoreTrainingsAsPublished(folder, (done, total) => told.push([done, total]))).toEqual({ scored: 2, known: 0, problems: [] });
  expect(told.at(-1)).toEqual([2, 2]);
  expect(await readFile(runFile(folder, keys[0]!, 'metrics.json'), 'utf8')).toBe(before);

  // Without noise and with one copy that is what the run predicted for copy 1 itself.
  const { stimuli, coordinates } = await readSpace(folder, 'made', 2);
  const places = { coordinates: Float64Array.from(coordinates.flat()), n: stimuli.length, dims: 2 };
  const rows = (await readPredictions(folder, keys[0]!)).filter(({ copy, role }) => copy === 1 && role === 'test');
  const expected = mappingTable(
    places,
    rows.map(({ stimulus }) => stimuli.indexOf(stimulus)),
    rows.flatMap(({ at }) => at),
  );
  const score = (await readPublishedScore(folder, keys[0]!))!;
  expect(score.copies).toBe(1);
  for (const [metric, value] of Object.entries(expected)) expect(score.test[metric], metric).toBeCloseTo(value, 4);
  expect((await readPublishedScore(folder, keys[1]!))?.copies).toBe(6);

  expect(await scoreTrainingsAsPublished(folder, () => undefined)).toEqual({ scored: 0, known: 2, problems: [] });
  const scored = (await buildResults(folder)).steps.filter(({ asPublished }) => asPublished !== undefined);
  expect(scored.length).toBeGreaterThan(0);
  expect(scored[0]!.asPublished!.metrics.mse!.mean).toBeGreaterThan(0);
});

it('a training whose weights are gone is named', async () => {
  await rm(runFile(folder, keys[1]!, 'checkpoint'), { recursive: true });
  await rm(runFile(folder, keys[1]!, 'as-published.json'));
  const { scored, known, problems } = await scoreTrainingsAsPublished(folder, () => undefined);
  expect([scored, known]).toEqual([0, 1]);
  expect(problems).toEqual([expect.stringContaining('The weights of ‘Test, fold 3 of 5’ are not in the project')]);
});
