/** Hands the unfinished runs of a workpack to SLURM: an array for each wave, of which each begins when the one before has ended. */
import { AppError } from '../../contract/app-error';
import type { ArrayWishes } from '../../contract/running/cluster';
import type { Submission } from '../../contract/running/jobs';
import { say } from '../../contract/message';
import type { RunKey, RunRecord } from '../../contract/running/run';
import { batchScript, sbatchOptions } from '../../core/cluster/batch-script';
import { parseSubmitted } from '../../core/cluster/slurm-answers';
import { readRun } from '../../store/runs/run-store';
import { readWorkpack } from '../../store/runs/workpack-store';
import { isActive, lookAtRuns } from './look-at-runs';
import type { SlurmClient } from './slurm-client';
import { writeSubmission } from './submissions';

export interface SubmitContext {
  readonly folder: string;
  /** As the cluster sees the folder, and how the program is called there, as words of a shell. */
  readonly there: { readonly folder: string; readonly program: string };
  readonly host: string | null;
  /** Null for hosts that are not to be asked. */
  readonly clientOf: (host: string | null) => SlurmClient | null;
  readonly quote: (word: string) => string;
  /** How long one of these runs may take, in minutes. */
  readonly minutesOf: (records: readonly RunRecord[]) => number;
  readonly now: () => number;
}

export interface Submitted {
  readonly arrays: readonly { readonly job: number; readonly runs: readonly RunKey[]; readonly minutes: number }[];
  /** In the hands of SLURM already. */
  readonly active: number;
}

/** More than this in one array many clusters refuse. */
const mostTasks = 1000;

export async function submitRuns(context: SubmitContext, wishes: ArrayWishes): Promise<Submitted> {
  const { folder, there, host, clientOf, quote, minutesOf, now } = context;
  const runs = await lookAtRuns(folder, clientOf);
  const client = clientOf(host);
  if (client === null || runs.some(({ phase }) => phase === 'not asked'))
    throw new AppError(
      'bad-input',
      say`Some of these runs were handed to a login node that has not been asked where they are. Ask it first, or they may be carried out twice.`,
    );
  const isLeft = new Map(runs.map(({ key, phase }) => [key, phase !== 'finished' && phase !== 'elsewhere' && !isActive(phase)]));
  const active = runs.filter(({ phase }) => isActive(phase));
  const waves = await wavesOf(folder, (key) => isLeft.get(key) === true);
  const arrays: Submitted['arrays'][number][] = [];
  let written: number | undefined;
  // What they may need is in the hands of SLURM already: whatever comes of it, they begin after it.
  let after = [...new Set(active.flatMap(({ task }) => (task === null ? [] : [Number(task.split('_')[0])])))];
  for (const wave of waves) {
    const minutes = minutesOf(wave);
    const jobs: number[] = [];
    for (let start = 0; start < wave.length; start += mostTasks) {
      const keys = wave.slice(start, start + mostTasks).map(({ key }) => key);
      const request = { ...wishes, ...there, keys, minutes, after: wave.some(({ needs }) => needs.length > 0) ? after : [] };
      const answer = await client.call('sbatch', sbatchOptions(request), batchScript(request, quote));
      const job = parseSubmitted(answer);
      if (job === null)
        throw new AppError('not-available', say`sbatch did not say the number of the job but: ${answer.trim().slice(0, 200)}`);
      jobs.push(job);
      arrays.push({ job, runs: keys, minutes });
      const submission: Submission = {
        ...{ schemaVersion: 1, submitted: new Date(now()).toISOString(), host },
        arrays: arrays.map((array) => ({ job: array.job, runs: [...array.runs] })),
      };
      written = await writeSubmission(folder, submission, written); // at once: what SLURM has taken must not be forgotten
    }
    after = jobs;
  }
  return { arrays, active: active.length };
}

/** Of the runs that are left, each after what it needs. */
export async function wavesOf(folder: string, isLeft: (key: RunKey) => boolean): Promise<RunRecord[][]> {
  const workpack = await readWorkpack(folder);
  if (workpack === null) throw new AppError('not-found', say`${folder} is no workpack: it has no workpack.json.`);
  const records = new Map<RunKey, RunRecord>();
  for (const key of workpack.runs.filter(isLeft)) {
    const record = await readRun(folder, key);
    if (record !== null) records.set(key, record);
  }
  const waves: RunRecord[][] = [];
  const levels = new Map<RunKey, number>();
  const levelOf = ({ key, needs }: RunRecord): number => {
    const known = levels.get(key);
    if (known !== undefined) return known;
    levels.set(key, 0); // a damaged record may need itself: it then waits for nothing, and says what is missing when it begins
    const above = needs.flatMap((need) => records.get(need) ?? []).map(levelOf);
    const level = 1 + Math.max(-1, ...above);
    levels.set(key, level);
    return level;
  };
  for (const record of records.values()) (waves[levelOf(record)] ??= []).push(record);
  return waves.filter((wave) => wave.length > 0);
}
