import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Step } from '../../contract/running/experiment';
import { allPlans } from '../../core/experiments/fit-budget';
import { readProject, writeProject } from '../../store/project/project-store';
import { writeExperiment } from '../../store/runs/experiment-store';
import { listRuns } from '../../store/runs/run-store';
import { buildResults } from '../results/rows/build-results';
import { listEveryPlan } from '../results/rows/finished-runs';
import { createSixDrawings, type SixDrawings } from '../results/six-drawings.fixture';
import { stepConfigurations } from './step-configurations';

let six: SixDrawings;
beforeEach(async () => {
  six = await createSixDrawings();
});
afterEach(() => rm(six.place, { recursive: true }));

async function countsOf(step: Step): Promise<[string, number, number][]> {
  const found = stepConfigurations(await listRuns(six.folder), await listEveryPlan(six.folder), await readProject(six.folder));
  return found
    .get(step)!
    .map(({ size, done, planned }): [string, number, number] => [size, done, planned])
    .sort();
}

it('a step has every configuration that it has finished runs of, also when another took the place of its plan', async () => {
  await six.start(4, 'quick', 5);
  await six.start(4, 'tiny', 2);
  const fitted = { ...allPlans[3]!, budgetMs: 60_000, predictedMs: 1 };
  await writeProject(six.folder, { ...(await readProject(six.folder)), fitted });
  await six.start(4, 'fitted', 1);
  await six.start(4, 'study', 0);
  expect(await countsOf(4)).toEqual([
    ['fitted', 1, 5],
    ['quick', 5, 5],
    ['tiny', 2, 5],
  ]);
  expect(await countsOf(3)).toEqual([]);
  const { sets } = await buildResults(six.folder);
  const found = stepConfigurations(await listRuns(six.folder), await listEveryPlan(six.folder), await readProject(six.folder)).get(4)!;
  expect(new Set(found.map(({ configuration }) => configuration))).toEqual(new Set(sets.map(({ configuration }) => configuration)));
  expect(await readdir(join(six.folder, 'experiments', 'earlier'))).toHaveLength(3);
});

it('a plan that only adds runs keeps no earlier one, and the one that is gone back to is the present one', async () => {
  await six.start(4, 'quick', 5);
  const before = await readProject(six.folder);
  await writeProject(six.folder, { ...before, protocol: { seeds: 2 } });
  await six.start(4, 'quick', 10);
  expect(await countsOf(4)).toEqual([['quick', 10, 10]]);
  await expect(readdir(join(six.folder, 'experiments', 'earlier'))).rejects.toThrow(/ENOENT/);
  await six.start(4, 'tiny', 5);
  const [quick] = (await listEveryPlan(six.folder)).filter(({ preset }) => preset === 'quick');
  await writeExperiment(six.folder, quick!);
  await six.start(4, 'tiny', 5);
  expect((await listEveryPlan(six.folder)).map(({ preset }) => preset).sort()).toEqual(['quick', 'tiny', 'tiny']);
});
