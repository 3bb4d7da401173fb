/** The queue of a project: one run after the other, needs first; pause, resume, cancel; survives a dying compute process. */
import { reportError } from '../../contract/app-error';
import { phrase } from '../../contract/message';
import type { PlannedRun, QueueStatus, RunCard, Step } from '../../contract/experiment';
import type { StudioEvent } from '../../contract/events';
import type { RunKey, RunProgress, RunRecord, RunState } from '../../contract/run';
import type { ComputeSupervisor, RunOutcome } from './compute-supervisor';
import { sayCrashed, sayFailed, sayLeft, sayTakenUp } from './queue-notices';
import { describeRedoneWork } from './redone-work';
import { findRefusal, type VetRun } from './refuse-run';
import type { RunLedger } from './run-ledger';

export interface QueuedRun extends PlannedRun {
  readonly step: Step;
}

export interface RunQueue {
  /** Adds runs that are recorded as queued, each after what it needs; starts, or goes on if paused. */
  start(runs: readonly QueuedRun[]): QueueStatus;
  /** Runs of an earlier session wait, paused, for `resume`; a new `start` takes their place. */
  offer(runs: readonly QueuedRun[]): void;
  /** Goes on with runs that the end of an earlier session interrupted, and says so. */
  takeUp(runs: readonly QueuedRun[]): Promise<void>;
  pause(): QueueStatus;
  resume(): Promise<QueueStatus>;
  cancel(): Promise<QueueStatus>;
  status(): QueueStatus;
  /** Null for a run that was never recorded. */
  card(run: PlannedRun): RunCard | null;
  /** Ends the compute process; the current run becomes 'interrupted'. */
  dispose(): Promise<void>;
  /** The same without another word in the project's files. */
  abandon(): Promise<void>;
}

export interface RunQueueOptions {
  readonly folder: string;
  readonly ledger: RunLedger;
  readonly supervisor: ComputeSupervisor;
  readonly emit: (event: StudioEvent) => void;
  /** How long an unfinished run will take, by what is known. */
  readonly estimateMs: (records: readonly RunRecord[]) => number | null;
  readonly now: () => number;
  /** Why a run is not to be given to the compute process. */
  readonly vet?: VetRun;
}

const crashesAllowed = 3;

export function createRunQueue({ folder, ledger, supervisor, emit, estimateMs, now, vet }: RunQueueOptions): RunQueue {
  let state: QueueStatus['state'] = 'idle';
  let pending: QueuedRun[] = [];
  let finished = 0;
  let failed = 0;
  let notice: string | null = null;
  let remarks: string[] = [];
  let isOffer = false;
  let isCancelling = false;
  let isAbandoned = false;
  let isDisposed = false;
  let isPutAway = false; // paused by a person, or after crashes: not to be taken up by itself
  let crashes = { key: null as RunKey | null, count: 0 };
  let current: { readonly run: QueuedRun; progress: RunProgress | null } | null = null;
  let working: Promise<void> = Promise.resolve();

  const status = (): QueueStatus => ({
    state,
    done: finished,
    total: finished + pending.length + (current === null ? 0 : 1),
    current: current === null ? null : card(current.run),
    currentStep: current?.run.step ?? null,
    remainingMs: remainingMs(),
    notice: [notice, ...remarks].filter((text) => text !== null).join(' ') || null,
  });
  const card = ({ key, method, dims, fold, variant }: PlannedRun): RunCard | null => {
    const record = ledger.get(key);
    if (record === undefined) return null;
    const progress = current?.run.key === key ? current.progress : null;
    const { label, state, error, remarks, plateau } = record;
    return {
      ...{ key, method, dims, fold, progress, label, state, error: error?.message ?? null, remarks: remarks ?? [] },
      ...(plateau === undefined ? {} : { plateau }),
      ...(variant === undefined ? {} : { variant }),
    };
  };
  const remainingMs = (): number | null => {
    const rest = estimateMs(pending.flatMap(({ key }) => ledger.get(key) ?? []));
    if (current === null || rest === null) return pending.length === 0 ? null : rest;
    const record = ledger.get(current.run.key);
    const own = current.progress?.remainingMs ?? (record === undefined ? null : estimateMs([record]));
    return rest + (own ?? 0);
  };
  const announce = (...events: readonly StudioEvent[]): QueueStatus => {
    for (const event of events) emit(event);
    const present = status();
    emit({ type: 'queueProgressed', status: present });
    return present;
  };
  const changed: StudioEvent = { type: 'experimentsChanged' };

  const begin = (): QueueStatus => {
    state = 'running';
    notice = null;
    remarks = [];
    isOffer = false;
    isPutAway = false;
    crashes = { key: null, count: 0 };
    // After the work before: a run that is just being put away must not be overtaken.
    working = working.then(work).catch((error: unknown) => {
      // A record that could not be written, for instance on a full disk: nothing is lost, and nothing goes on unwatched.
      current = null;
      state = 'paused';
      notice = reportError(error).message;
      announce(changed);
    });
    return announce(changed);
  };

  const work = async (): Promise<void> => {
    while (state === 'running') {
      const next = pending.shift();
      if (next === undefined) break;
      current = { run: next, progress: null };
      const isRefused = await refuse(next);
      const record = ledger.get(next.key);
      if (isRefused || record === undefined || record.state === 'done') {
        current = null;
        continue;
      }
      if (state !== 'running') {
        current = null; // it was stopped before it had begun
        if (isDisposed) pending.unshift(next);
        else await settle(next, { state: isCancelling ? 'cancelled' : 'paused', error: null });
        break;
      }
      ledger.show({ ...record, state: 'running', error: null });
      announce(changed);
      const outcome = await supervisor.carryOut(folder, next.key, {
        progressed: (progress) => {
          if (current !== null) current.progress = progress;
          announce();
        },
        epochEnded: (row) => {
          crashes = { key: null, count: 0 }; // whatever it was, the run gets on
          emit({ type: 'epochEnded', key: next.key, row });
        },
        remarked: (remark) => {
          remarks.push(remark);
          announce(changed);
        },
      });
      current = null;
      await settle(next, outcome).catch((error: unknown) => {
        if (!pending.includes(next)) pending.unshift(next);
        ledger.show({ ...record, state: 'paused', error: reportError(error) });
        throw error;
      });
    }
    if (state === 'pausing' && !isCancelling) state = 'paused';
    // What a person paused stays so; only what was running or waiting when the program died goes on by itself.
    if (state === 'paused' && isPutAway && !isAbandoned) await setStates(pending, ['queued', 'interrupted'], 'paused');
    if (state === 'running' || isCancelling || pending.length === 0) finishQueue();
    announce(changed, { type: 'resultsChanged' });
  };

  const settle = async (run: QueuedRun, outcome: RunOutcome): Promise<void> => {
    if (outcome.state === 'crashed') return settleCrash(run, outcome.reason);
    if (outcome.error?.code === 'out-of-memory') {
      supervisor.refresh();
      return settleCrash(run, phrase`memory ran out`);
    }
    const record = await ledger.reread(run.key);
    const isStopped = outcome.state === 'paused' || outcome.state === 'cancelled';
    const end = isStopped ? (isCancelling ? 'cancelled' : 'paused') : outcome.state;
    if (record !== undefined && (record.state !== end || record.error?.message !== outcome.error?.message))
      await ledger.put({ ...record, state: end, error: outcome.error });
    if (end === 'paused') {
      pending.unshift(run);
      if (state === 'running') {
        state = 'paused'; // nobody asked for it: the disk is full, or the like
        notice = outcome.error?.message ?? null;
      }
      if (outcome.isCutOff && record !== undefined) notice = await describeRedoneWork(folder, record, now());
    } else if (end !== 'cancelled') {
      finished++;
      if (end === 'failed') failed++;
    }
    if (state === 'pausing' && !isCancelling) state = 'paused';
    announce(changed, ...(end === 'done' ? [{ type: 'resultsChanged' } as const] : []));
  };

  const settleCrash = async (run: QueuedRun, reason: string): Promise<void> => {
    if (isAbandoned) return;
    const record = await ledger.reread(run.key);
    if (record !== undefined) await ledger.put({ ...record, state: isCancelling ? 'cancelled' : 'interrupted' });
    if (isCancelling) return;
    pending.unshift(run);
    if (state === 'pausing') state = 'paused'; // dispose() passes through here, too
    if (state !== 'running') return;
    crashes = { key: run.key, count: crashes.key === run.key ? crashes.count + 1 : 1 };
    if (crashes.count >= crashesAllowed) {
      state = 'paused';
      isPutAway = true;
      notice = sayCrashed(crashesAllowed, record?.label ?? run.key, reason);
    }
    announce(changed);
  };

  /** True when the run cannot be carried out with what it reads; it is then recorded as failed. */
  const refuse = async ({ key }: QueuedRun): Promise<boolean> => {
    const record = ledger.get(key);
    const error = record === undefined || record.state === 'done' ? null : await findRefusal(record, ledger, vet);
    if (record === undefined || error === null || isAbandoned) return false;
    await ledger.put({ ...record, state: 'failed', error });
    finished++;
    failed++;
    announce(changed);
    return true;
  };

  const finishQueue = (): void => {
    state = 'idle';
    isCancelling = false;
    remarks = [...new Set(remarks)];
    notice = failed === 0 ? null : sayFailed(failed);
  };
  const resetCounts = (): void => void ([finished, failed] = [0, 0]);
  const setStates = (runs: readonly QueuedRun[], from: readonly RunState[], to: RunState): Promise<void> =>
    ledger.putAll(
      runs.flatMap(({ key }) => {
        const record = ledger.get(key);
        return record !== undefined && from.includes(record.state) ? [{ ...record, state: to, error: null }] : [];
      }),
    );

  const dispose = async (): Promise<void> => {
    isDisposed = true;
    if (state === 'running') state = 'pausing';
    supervisor.dispose();
    await working;
  };

  return {
    start(runs) {
      if (isOffer) pending = [];
      if (isOffer || state === 'idle') resetCounts();
      const known = new Set([...pending, ...(current === null ? [] : [current.run])].map(({ key }) => key));
      pending.push(...runs.filter(({ key }) => !known.has(key)));
      if (state === 'running' || state === 'pausing') return announce(changed);
      return pending.length === 0 ? ((state = 'idle'), announce(changed)) : begin();
    },
    offer(runs) {
      if (state !== 'idle' || runs.length === 0) return;
      resetCounts();
      pending = [...runs];
      isOffer = true;
      state = 'paused';
      notice = sayLeft(runs.length);
    },
    async takeUp(runs) {
      if (state !== 'idle' || runs.length === 0) return;
      resetCounts();
      pending = [...runs];
      await setStates(pending, ['interrupted'], 'queued');
      begin();
      remarks.push(sayTakenUp(runs.length));
    },
    pause() {
      if (state !== 'running') return status();
      state = 'pausing';
      isPutAway = true;
      supervisor.stop('paused');
      return announce(changed);
    },
    async resume() {
      if (state !== 'paused') return status();
      await working;
      await setStates(pending, ['paused', 'interrupted'], 'queued');
      return begin();
    },
    async cancel() {
      const dropped = pending;
      pending = [];
      await setStates(dropped, ['queued', 'paused', 'interrupted'], 'cancelled');
      if (current !== null) {
        isCancelling = true;
        state = 'pausing';
        supervisor.stop('cancelled');
      } else {
        finishQueue();
      }
      return announce(changed);
    },
    status,
    card,
    dispose,
    async abandon() {
      isAbandoned = true;
      await dispose();
    },
  };
}
