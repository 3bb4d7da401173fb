/** Where the runs of a workpack are: finished by what stands in its folder, under way by what SLURM says. */
import { AppError } from '../../contract/app-error';
import type { RunOnCluster, RunPhase } from '../../contract/running/cluster';
import type { Submission } from '../../contract/running/jobs';
import { phrase, say } from '../../contract/message';
import type { RunKey } from '../../contract/running/run';
import { parseSacct, parseScontrol, parseSqueue, type TaskAnswer } from '../../core/cluster/slurm-answers';
import { readSeal } from '../../store/runs/result-seal';
import { readRun } from '../../store/runs/run-store';
import { readWorkpack } from '../../store/runs/workpack-store';
import type { SlurmClient } from './slurm-client';
import { readSubmissions } from './submissions';

/** AppError 'not-available' when SLURM does not answer. `clientOf`: for the host a submission went to; null where it is not to be asked. */
export async function lookAtRuns(folder: string, clientOf: (host: string | null) => SlurmClient | null): Promise<RunOnCluster[]> {
  const workpack = await readWorkpack(folder);
  if (workpack === null) throw new AppError('not-found', say`${folder} is no workpack: it has no workpack.json.`);
  const submissions = await readSubmissions(folder);
  const latest = new Map<RunKey, { readonly host: string | null; readonly job: number; readonly index: number }>();
  for (const { host, arrays } of submissions)
    for (const { job, runs } of arrays) runs.forEach((key, index) => latest.set(key, { host, job, index }));
  const open = new Map<RunKey, { readonly label: string; readonly failure: string | null; readonly isBegun: boolean }>();
  const found: RunOnCluster[] = [];
  for (const key of workpack.runs) {
    const record = await readRun(folder, key);
    const label = record?.label ?? key;
    if (record?.state === 'done' && (await readSeal(folder, key)) !== null)
      found.push({ key, label, phase: 'finished', task: taskOf(latest.get(key)), detail: '' });
    else
      open.set(key, {
        label,
        failure: record?.state === 'failed' ? (record.error?.message ?? '') : null,
        isBegun: record === null || record.started !== null,
      });
  }
  const asked = [...open.keys()].flatMap((key) => latest.get(key) ?? []);
  const answers = new Map<string | null, readonly TaskAnswer[]>();
  const unasked = new Set<string | null>();
  for (const host of new Set(asked.map((each) => each.host))) {
    const client = clientOf(host);
    if (client === null) unasked.add(host);
    else answers.set(host, await ask(client, [...new Set(asked.flatMap((each) => (each.host === host ? [each.job] : [])))]));
  }
  for (const [key, { label, failure, isBegun }] of open) {
    const at = latest.get(key);
    if (at !== undefined && unasked.has(at.host)) {
      found.push({ key, label, task: taskOf(at), phase: 'not asked', detail: '' });
      continue;
    }
    const ofJob = at === undefined ? [] : (answers.get(at.host) ?? []).filter(({ job }) => job === at.job);
    const answer = ofJob.find(({ tasks }) => tasks === null || (at !== undefined && tasks.includes(at.index)));
    // SLURM keeps no word of a task that was taken out of an array before its turn, while it still knows the others.
    const isTakenOut = answer === undefined && ofJob.length > 0 && !isBegun;
    found.push({ key, label, task: taskOf(at), ...(isTakenOut ? takenOut : judge(at !== undefined, answer, failure)) });
  }
  return found;
}

/** Jobs that are over are known to squeue for some minutes, and after that only where there is accounting. */
export async function ask(client: SlurmClient, jobs: readonly number[]): Promise<TaskAnswer[]> {
  if (jobs.length === 0) return [];
  const list = jobs.join(',');
  const answers = await orNothing(
    client.call('squeue', ['--noheader', '--states=all', `--jobs=${list}`, '--format=%i|%T|%r']).then(parseSqueue),
  );
  for (const job of jobs) {
    if (answers.some((answer) => answer.job === job)) continue;
    answers.push(...(await orNothing(client.call('scontrol', ['show', 'job', '-o', String(job)]).then(parseScontrol))));
  }
  const missing = jobs.filter((job) => !answers.some((answer) => answer.job === job));
  if (missing.length > 0)
    answers.push(
      ...(await orNothing(client.call('sacct', ['-X', '-n', '-P', '-j', missing.join(','), '-o', 'JobID,State']).then(parseSacct))),
    );
  return answers;
}

/** 'Invalid job id specified', 'Slurm accounting storage is disabled': nothing is known, which is an answer. That nobody answers is none. */
async function orNothing(answers: Promise<TaskAnswer[]>): Promise<TaskAnswer[]> {
  return answers.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'bad-input') return [];
    throw error;
  });
}

const takenOut = { phase: 'cancelled', detail: phrase`taken out before its turn` } as const;

function judge(isSubmitted: boolean, answer: TaskAnswer | undefined, failure: string | null): Pick<RunOnCluster, 'phase' | 'detail'> {
  if (!isSubmitted) return { phase: 'not submitted', detail: '' };
  if (answer === undefined) return failure === null ? { phase: 'unknown', detail: '' } : { phase: 'failed', detail: failure };
  const { phase, word, reason } = answer;
  const words = reason === '' ? word : `${word} (${reason})`;
  if (phase === 'done') return { phase: 'elsewhere', detail: words };
  return { phase, detail: failure === null || phase === 'waiting' || phase === 'running' ? words : `${words}: ${failure}` };
}

function taskOf(at: { readonly job: number; readonly index: number } | undefined): string | null {
  return at === undefined ? null : `${at.job}_${at.index}`;
}

/** Arrays of which something still waits or runs, for whoever wants to end them. */
export function activeJobs(submissions: readonly Submission[], runs: readonly RunOnCluster[]): Map<string | null, number[]> {
  const active = new Set(runs.flatMap(({ phase, task }) => (isActive(phase) && task !== null ? [Number(task.split('_')[0])] : [])));
  const byHost = new Map<string | null, number[]>();
  for (const { host, arrays } of submissions)
    for (const { job } of arrays) if (active.has(job)) byHost.set(host, [...(byHost.get(host) ?? []), job]);
  return byHost;
}

export const isActive = (phase: RunPhase): boolean => phase === 'waiting' || phase === 'running' || phase === 'never';
