/** All run records of the open project, in memory and on disk. */
import type { RunKey, RunRecord } from '../../../contract/running/run';
import { runHolder } from '../../../store/runs/run-lock';
import { listRuns, readRun, writeRun } from '../../../store/runs/run-store';

export interface RunLedger {
  get(key: RunKey): RunRecord | undefined;
  all(): Iterable<RunRecord>;
  /** Disk first: what the memory says is always written down. */
  put(record: RunRecord): Promise<void>;
  putAll(records: readonly RunRecord[]): Promise<void>;
  /** Goes on after one that cannot be written, and resolves to those; `mayWrite` is asked before each. */
  tryAll(records: readonly RunRecord[], mayWrite: () => boolean): Promise<{ readonly key: RunKey; readonly reason: unknown }[]>;
  /** In memory only: the compute process writes the record of its current run. */
  show(record: RunRecord): void;
  /** After the compute process has written a record. */
  reread(key: RunKey): Promise<RunRecord | undefined>;
}

/**
 * At opening no run of this program can be under way: whoever was carrying it out held the project's lock and is gone. What was running
 * or waiting then becomes 'interrupted', and continues from its checkpoint when it is started again. What a job is carrying out goes on.
 */
export async function openRunLedger(folder: string, canWrite = true): Promise<RunLedger> {
  const records = new Map<RunKey, RunRecord>();
  const put = async (record: RunRecord): Promise<void> => {
    await writeRun(folder, record);
    records.set(record.key, record);
  };
  const tryAll: RunLedger['tryAll'] = async (all, mayWrite) => {
    const failures: { readonly key: RunKey; readonly reason: unknown }[] = [];
    const tryOne = async (record: RunRecord): Promise<void> => {
      if (mayWrite()) await put(record).catch((reason: unknown) => failures.push({ key: record.key, reason }));
    };
    for (let i = 0; i < all.length; i += writesAtOnce) await Promise.all(all.slice(i, i + writesAtOnce).map(tryOne));
    return failures;
  };
  const putAll = async (all: readonly RunRecord[]): Promise<void> => {
    const [first] = await tryAll(all, () => true);
    if (first !== undefined) throw first.reason;
  };
  for (const record of await listRuns(folder)) records.set(record.key, record);
  const left: RunRecord[] = [];
  for (const record of records.values())
    if (record.state === 'queued' || (record.state === 'running' && (await runHolder(folder, record.key)) === null)) left.push(record);
  const interrupted = left.map((record) => ({ ...record, state: 'interrupted' as const }));
  if (canWrite) await putAll(interrupted);
  else for (const record of interrupted) records.set(record.key, record);
  return {
    get: (key) => records.get(key),
    all: () => records.values(),
    put,
    putAll,
    tryAll,
    show: (record) => void records.set(record.key, record),
    async reread(key) {
      const record = await readRun(folder, key);
      if (record !== null) records.set(key, record);
      return records.get(key);
    },
  };
}

const writesAtOnce = 8;
