/**
 * How long the presets take and how good they get on the sample, by method. Runs for minutes, hence only on request:
 * SHAPE_SPACE_MEASURE=tiny npx vitest run src-main/compute/measure-presets (or quick; after a build, which prepares the sample).
 * SHAPE_SPACE_STEPS=6789 for others than the first five steps.
 */
import { isCurve } from '../../core/catalogue/steps';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presetNameSchema, stepSchema, type Step } from '../../contract/running/experiment';
import { meanAndSd } from '../../core/statistics/summary';
import { readMetrics, writeRun } from '../../store/runs/run-store';
import { openRunPlanner } from '../../studio/experiments/plan-experiments';
import { createSampleProject } from '../../studio/projects/create-sample';
import { carryOutRun } from '../runs/carry-out-run';
import { createWorkbench } from '../runs/workbench';

const asked = presetNameSchema.safeParse(process.env['SHAPE_SPACE_MEASURE']);
const steps = [...(process.env['SHAPE_SPACE_STEPS'] ?? '12345')].map((digit): Step => stepSchema.parse(Number(digit)));
const assets = join(import.meta.dirname, '..', '..', '..', 'out', 'assets');

interface Measured {
  runs: number;
  seconds: number;
  processorSeconds: number;
  metrics: Record<string, number[]>;
}

describe.skipIf(!asked.success || !existsSync(join(assets, 'ready.json')))('a preset measured on the sample', () => {
  it('carries out the steps', async () => {
    const place = await mkdtemp(join(tmpdir(), 'measure-'));
    const folder = join(place, 'sample');
    await createSampleProject(assets, folder);
    const bench = createWorkbench(assets);
    const table = new Map<string, Measured>();
    const control = { stopRequested: () => null, progressed: () => undefined, epochEnded: () => undefined, remarked: () => undefined };
    const planner = openRunPlanner(folder, assets, Date.now);
    const done = new Set<string>();
    for (const step of steps) {
      const plan = await planner.plan(step, asked.data!);
      for (const { key, method } of plan.runs) {
        if (done.has(key)) continue;
        done.add(key);
        await writeRun(folder, plan.records.get(key)!);
        const [started, used] = [performance.now(), process.cpuUsage()];
        expect(await carryOutRun(folder, key, bench, control, Date.now)).toEqual({ state: 'done', error: null });
        const processor = process.cpuUsage(used);
        const name = isCurve(step) ? `${method}, other dimensions` : method;
        const row = table.get(name) ?? { runs: 0, seconds: 0, processorSeconds: 0, metrics: {} };
        row.runs++;
        row.seconds += (performance.now() - started) / 1000;
        row.processorSeconds += (processor.user + processor.system) / 1e6;
        for (const [metric, value] of Object.entries((await readMetrics(folder, key))!.test)) (row.metrics[metric] ??= []).push(value);
        table.set(name, row);
      }
    }
    await bench.dispose();
    await rm(place, { recursive: true });
    const rounded = (value: number): number => Math.round(1000 * value) / 1000;
    console.table(
      [...table].map(([name, { runs, seconds, processorSeconds, metrics }]) => {
        const means = Object.entries(metrics).map(([metric, values]) => [metric, rounded(meanAndSd(values).mean)]);
        return {
          name,
          runs,
          seconds: rounded(seconds),
          processorSeconds: rounded(processorSeconds),
          ...(Object.fromEntries(means) as Record<string, number>),
        };
      }),
    );
  }, 3_600_000);
});
