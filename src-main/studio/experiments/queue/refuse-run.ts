/** Why a run is not to be carried out, before it is given to the compute process. */
import { AppError, reportError, type ErrorReport } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { RunRecord } from '../../../contract/running/run';
import type { RunLedger } from './run-ledger';

export type VetRun = (record: RunRecord) => Promise<ErrorReport | null>;

/** Null when nothing speaks against it; a run needs the results of others, and what it reads must be fit to be read. */
export async function findRefusal(record: RunRecord, ledger: RunLedger, vet: VetRun | undefined): Promise<ErrorReport | null> {
  const missing = record.needs.find((need) => ledger.get(need)?.state !== 'done');
  if (missing === undefined) return (await vet?.(record)) ?? null;
  const label = ledger.get(missing)?.label ?? missing;
  return reportError(new AppError('run-failed', say`It needs the result of ‘${label}’, which is not there. Start that one again first.`));
}
