/**
 * Carries out one run for whoever schedules it. Many such processes may work on one folder, on several machines: each holds the lock of its
 * run and writes nothing but runs/<key>/ and, as a whole, files of cache/.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { AppError, errorOf } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { RunKey, RunProgress, RunRecord } from '../../contract/running/run';
import { readSeal, sealResult } from '../../store/runs/result-seal';
import { runHolder } from '../../store/runs/run-lock';
import { readRun } from '../../store/runs/run-store';
import { readWorkpack, verifyWorkpack } from '../../store/runs/workpack-store';
import type { ComputeSupervisor, RunOutcome } from '../experiments/compute-supervisor';
import type { VetRun } from '../experiments/queue/refuse-run';

export interface JobContext {
  readonly folder: string;
  readonly supervisor: Pick<ComputeSupervisor, 'worker' | 'begin' | 'end' | 'refresh'>;
  readonly vet: VetRun;
  /** The program's version, for the seal of the result. */
  readonly version: string;
  readonly tell: (sentence: string) => void;
  readonly progressed: (record: RunRecord, progress: RunProgress) => void;
  /** Whether somebody asked it to stop; the supervisor is told by whoever hears that. */
  readonly isStopping: () => boolean;
  /** Whether what it needs may still be in the making. */
  readonly waitsForNeeds: boolean;
  readonly patience?: JobPatience;
}

export interface JobPatience {
  readonly lookEveryMs: number;
  /** How long a run that this one needs may be in nobody's hands: its job may just be starting. */
  readonly needsMs: number;
  /** A lock that a machine left which does not answer any more is dead after two minutes. */
  readonly lockMs: number;
}
const usual: JobPatience = { lookEveryMs: 2000, needsMs: 60_000, lockMs: 150_000 };

const crashesAllowed = 3;

/** 'paused': stopped on request, with a checkpoint to go on from. AppError when the run cannot be carried out, or failed. */
export async function carryOutJob(context: JobContext, key: RunKey): Promise<'done' | 'was done' | 'paused'> {
  const { folder, tell } = context;
  const workpack = await readWorkpack(folder);
  if (workpack !== null) await verifyWorkpack(folder, workpack);
  const record = await readRun(folder, key);
  if (record === null)
    throw new AppError('not-found', say`There is no run ${key} in ${folder}. ‘shape-space jobs’ with --list says which there are.`);
  if (record.state === 'done') return wasDone(context, record);
  if (!(await awaitNeeds(context, record))) return 'paused';
  const refusal = await context.vet(record);
  if (refusal !== null) throw errorOf(refusal);
  if (!(await awaitLock(context, record))) return 'paused';
  const now = await readRun(folder, key);
  if (now?.state === 'done') return wasDone(context, now);
  const outcome = await tryAgain(context, record);
  if (outcome.state === 'paused' || outcome.state === 'cancelled') {
    if (outcome.error !== null) throw errorOf(outcome.error); // the disk is full, or the like
    return 'paused';
  }
  const ended = await readRun(folder, key);
  if (outcome.state !== 'done' || ended === null) throw failureOf(record, outcome);
  await sealResult(folder, ended, context.version);
  tell(`‘${record.label}’ is finished.`);
  return 'done';
}

/** A result of before there were seals gets its seal. */
async function wasDone({ folder, version, tell }: JobContext, record: RunRecord): Promise<'was done'> {
  if ((await readSeal(folder, record.key)) === null) await sealResult(folder, record, version);
  tell(`‘${record.label}’ was finished already; nothing is computed twice.`);
  return 'was done';
}

/** False when it was stopped meanwhile. Waits as long as somebody is computing what it needs, so that a scheduler need know no order. */
async function awaitNeeds(context: JobContext, { needs, label }: RunRecord): Promise<boolean> {
  const { folder, isStopping, tell, patience = usual } = context;
  for (const need of needs) {
    let idleMs = 0;
    let isTold = false;
    for (;;) {
      const record = await readRun(folder, need);
      if (record?.state === 'done') break;
      if (!context.waitsForNeeds) throw lacks(label, record?.label ?? need, record);
      idleMs = (await runHolder(folder, need)) === null ? idleMs + patience.lookEveryMs : 0;
      const hasFailed = record?.state === 'failed' || record?.state === 'cancelled'; // or is about to be tried again
      if (record === null || idleMs > (hasFailed ? patience.needsMs / 6 : patience.needsMs))
        throw lacks(label, record?.label ?? need, record);
      if (isStopping()) return false;
      if (!isTold) tell(`‘${label}’ waits for ‘${record.label}’.`);
      isTold = true;
      await wait(patience.lookEveryMs);
    }
  }
  return true;
}

function lacks(label: string, need: string, record: RunRecord | null): AppError {
  const why = record?.error?.message ?? phrase`no reason is known.`;
  return new AppError(
    'run-failed',
    record?.state === 'failed'
      ? say`‘${label}’ needs the result of ‘${need}’, which failed: ${why} Carry that one out first.`
      : say`‘${label}’ needs the result of ‘${need}’, which is not there, and nobody is computing it. Carry that one out first.`,
  );
}

/** On this machine a lock tells the truth at once; one of another machine may be that of a job that was ended there without a word. */
async function awaitLock({ folder, isStopping, tell, patience = usual }: JobContext, { key, label }: RunRecord): Promise<boolean> {
  for (let waitedMs = 0; ; waitedMs += patience.lookEveryMs) {
    const holder = await runHolder(folder, key);
    if (holder === null) return true;
    const { pid, machine, isHere } = holder;
    if (isHere || waitedMs > patience.lockMs)
      throw new AppError(
        'project-locked',
        say`‘${label}’ is being computed already, by process ${String(pid)} on ${machine}. Its result will stand in the same folder.`,
      );
    if (isStopping()) return false;
    if (waitedMs === 0) tell(`‘${label}’ was begun on ${machine}; waiting until that is over.`);
    await wait(patience.lookEveryMs);
  }
}

/** A process that dies is started again, and goes on from the last checkpoint; as long as epochs end, for ever. */
async function tryAgain({ folder, supervisor, tell, progressed, isStopping }: JobContext, record: RunRecord): Promise<RunOutcome> {
  for (let crashes = 1; ; crashes++) {
    const question = supervisor.begin(folder, record.key, (report) => {
      if (report.type === 'progressed') progressed(record, report.progress);
      else if (report.type === 'epochEnded') crashes = 1;
      else if (report.type === 'remarked') tell(report.remark);
    });
    const outcome = supervisor.end(await supervisor.worker.ask(question));
    const reason = outcome.state === 'crashed' ? outcome.reason : outcome.error?.code === 'out-of-memory' ? 'memory ran out' : null;
    if (reason === null) return outcome;
    if (isStopping()) return { state: 'paused', error: null };
    if (crashes >= crashesAllowed) return outcome;
    supervisor.refresh();
    tell(`The process that computed ‘${record.label}’ ended (${reason}); it goes on from the last checkpoint.`);
  }
}

function failureOf({ label }: RunRecord, outcome: RunOutcome): AppError {
  if (outcome.state === 'crashed')
    return new AppError(
      'run-failed',
      say`‘${label}’: its process ended ${crashesAllowed} times without getting on (${outcome.reason}). Its last checkpoint is kept.`,
    );
  return new AppError(
    outcome.error?.code ?? 'run-failed',
    say`‘${label}’ failed. ${outcome.error?.message ?? phrase`No reason is known.`}`,
  );
}
