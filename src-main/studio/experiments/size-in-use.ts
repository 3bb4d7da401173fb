/** Which size the Experiments screen opens with: that of the work under way, else that of the fullest finished results. */
import type { ExperimentFile, PresetName } from '../../contract/running/experiment';
import type { RunKey, RunRecord } from '../../contract/running/run';
import { recogniseRun } from '../../core/experiments/recognise';
import type { RunLedger } from './queue/run-ledger';

const presetOf = new WeakMap<RunRecord, PresetName | null>(); // recognising hundreds of runs takes a noticeable while

/** Null where nothing was ever started. A size begun and cancelled does not take the place of one that is finished. */
export function sizeInUse(plans: readonly ExperimentFile[], ledger: Pick<RunLedger, 'get' | 'all'>): PresetName | null {
  const isWaiting = (key: RunKey): boolean => waiting.has(ledger.get(key)?.state ?? 'done');
  const underWay = plans.find(({ runs }) => runs.some(({ key }) => isWaiting(key)));
  if (underWay !== undefined) return underWay.preset;
  const counts = new Map<PresetName, number>();
  for (const record of ledger.all()) {
    if (record.state !== 'done') continue;
    const preset = recognise(record);
    if (preset !== null) counts.set(preset, (counts.get(preset) ?? 0) + 1);
  }
  const [fullest] = [...counts].sort(([, a], [, b]) => b - a);
  return fullest?.[0] ?? plans[0]?.preset ?? null;
}

const waiting: ReadonlySet<RunRecord['state']> = new Set(['queued', 'running', 'paused', 'interrupted']);

function recognise(record: RunRecord): PresetName | null {
  const known = presetOf.get(record);
  if (known !== undefined) return known;
  const { preset } = recogniseRun(record.configuration);
  presetOf.set(record, preset);
  return preset;
}
