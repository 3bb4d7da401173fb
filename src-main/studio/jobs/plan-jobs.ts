/** The runs of some steps as jobs for whoever carries them out: each once, after what it needs. */
import type { PresetName, Step } from '../../contract/running/experiment';
import type { RunKey, RunRecord } from '../../contract/running/run';
import { writeExperiment } from '../../store/runs/experiment-store';
import { writeProjectDevice } from '../../store/project/project-device';
import { readRun, writeRun } from '../../store/runs/run-store';
import type { RunPlanner } from '../experiments/plan-experiments';

export interface Job {
  readonly record: RunRecord;
  /** 0 needs nothing that is still to be computed, 1 what jobs of wave 0 compute, and so on. */
  readonly wave: number;
}

export interface PlannedJobs {
  /** In an order in which they can be carried out one after the other. */
  readonly jobs: readonly Job[];
  /** Runs of these steps that are finished already. */
  readonly finished: number;
}

/**
 * Writes the plans and the records of new runs into the project, whose lock the caller holds. New runs are 'paused': no program begins
 * with them by itself.
 */
export async function planJobs(folder: string, planner: RunPlanner, steps: readonly Step[], preset: PresetName): Promise<PlannedJobs> {
  const plans = [];
  for (const step of [...new Set(steps)].sort((a, b) => a - b)) plans.push(await planner.plan(step, preset));
  const planned = plans.flatMap(({ needed, runs, records }) => [
    ...needed,
    ...runs.flatMap((run) => {
      const record = records.get(run.key);
      return record === undefined ? [] : [{ record, run }];
    }),
  ]);
  // The grid of settings comes last, as in the queue: nothing builds on it.
  const ordered = [...planned.filter(({ run }) => run.variant === undefined), ...planned.filter(({ run }) => run.variant !== undefined)];
  await writeProjectDevice(folder, await planner.device());
  for (const { file } of plans) await writeExperiment(folder, file);
  const waves = new Map<RunKey, number>(); // -1: finished
  const jobs: Job[] = [];
  for (const { record: fresh } of ordered) {
    if (waves.has(fresh.key)) continue;
    const known = await readRun(folder, fresh.key);
    if (known === null) await writeRun(folder, { ...fresh, state: 'paused' });
    const wave = known?.state === 'done' ? -1 : 1 + Math.max(-1, ...fresh.needs.map((need) => waves.get(need) ?? -1));
    waves.set(fresh.key, wave);
    if (wave >= 0) jobs.push({ record: known ?? { ...fresh, state: 'paused' }, wave });
  }
  return { jobs: jobs.sort((a, b) => a.wave - b.wave), finished: [...waves.values()].filter((wave) => wave < 0).length };
}
