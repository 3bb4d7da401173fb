/** What the queue writes into the records of its runs, and reads from them. */
import { reportError } from '../../../contract/app-error';
import type { RunKey, RunRecord } from '../../../contract/running/run';
import type { QueuedRun, QueueEffect, QueueEvent, Unwritten, Verdict } from './queue-state';
import { describeRedoneWork } from './redone-work';
import { findRefusal, type VetRun } from './refuse-run';
import type { RunLedger } from './run-ledger';

type Effect<T extends QueueEffect['type']> = QueueEffect & { readonly type: T };

/** `reason`: as it was thrown. */
export interface Failure extends Unwritten {
  readonly reason: unknown;
}

export interface QueueRecords {
  /** Records that runs get that have none yet. */
  draft(records: readonly RunRecord[]): void;
  enter(runs: readonly QueuedRun[]): Promise<Failure | null>;
  mark(effect: Effect<'mark'>): Promise<Failure | null>;
  leave(runs: readonly QueuedRun[]): Promise<Failure | null>;
  vet(run: QueuedRun): Promise<Verdict>;
  /** In memory only: the compute process writes the record of its current run. */
  show(run: QueuedRun): void;
  settle(effect: Effect<'settle'>): Promise<QueueEvent>;
}

export interface QueueRecordsOptions {
  readonly folder: string;
  readonly ledger: RunLedger;
  readonly now: () => number;
  readonly vet: VetRun | undefined;
  /** Whether there is no time left for a run. */
  readonly isLate?: ((record: RunRecord) => Promise<boolean>) | undefined;
  /** Whether the project is another program's now, so that nothing may be written. */
  readonly isAbandoned: () => boolean;
}

export function openQueueRecords({ folder, ledger, now, vet, isLate, isAbandoned }: QueueRecordsOptions): QueueRecords {
  const drafts = new Map<RunKey, RunRecord>();
  const writeAll = async (runs: readonly QueuedRun[], change: (record: RunRecord) => RunRecord | null): Promise<Failure | null> => {
    const records = runs.flatMap(({ key }) => {
      const record = ledger.get(key) ?? drafts.get(key);
      const changed = record === undefined ? null : change(record);
      return changed === null ? [] : [changed];
    });
    const failures = await ledger.tryAll(records, () => !isAbandoned());
    const [first] = failures;
    return first === undefined ? null : { keys: failures.map(({ key }) => key), error: reportError(first.reason), reason: first.reason };
  };
  const settle = async ({ run, to, error, isCutOff }: Effect<'settle'>): Promise<string | null> => {
    const record = await ledger.reread(run.key);
    if (record === undefined || isAbandoned()) return null;
    if (record.state !== to || record.error?.message !== error?.message) await ledger.put({ ...record, state: to, error });
    return isCutOff && to === 'paused' ? describeRedoneWork(folder, record, now()) : null;
  };
  return {
    draft: (records) => {
      for (const record of records) drafts.set(record.key, record);
    },
    enter: (runs) => writeAll(runs, (record) => (record.state === 'done' ? null : { ...record, state: 'queued', error: null })),
    mark: ({ runs, from, to }) => writeAll(runs, (record) => (from.includes(record.state) ? { ...record, state: to, error: null } : null)),
    leave: (runs) => writeAll(runs, (record) => (record.state === 'done' ? null : { ...record, state: 'cancelled', error: null })),
    async vet({ key }) {
      const record = ledger.get(key);
      if (record === undefined || record.state === 'done') return { type: 'over' };
      try {
        if ((await isLate?.(record)) === true) return { type: 'late' };
        const error = await findRefusal(record, ledger, vet);
        return error === null ? { type: 'fit' } : { type: 'refused', error };
      } catch (error) {
        return { type: 'unknown', error: reportError(error) };
      }
    },
    show({ key }) {
      const record = ledger.get(key);
      if (record !== undefined) ledger.show({ ...record, state: 'running', error: null });
    },
    async settle(effect) {
      try {
        return { type: 'settled', notice: await settle(effect), unwritten: null };
      } catch (reason) {
        const error = reportError(reason);
        const record = ledger.get(effect.run.key);
        if (record !== undefined) ledger.show({ ...record, state: 'paused', error });
        return { type: 'settled', notice: null, unwritten: error };
      }
    },
  };
}
