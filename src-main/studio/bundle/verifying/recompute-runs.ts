/** Runs are carried out again in a copy of the project, and their predictions and metrics laid beside those that were published. */
import { rm } from 'node:fs/promises';
import type { Finding, VerifiedPart } from '../../../contract/results/bundle';
import { phrase } from '../../../contract/message';
import type { RunRecord } from '../../../contract/running/run';
import { readTextIfThere } from '../../../store/files/read-json';
import { hasCheckpoint } from '../../../store/runs/checkpoint-store';
import { listRuns, readMetrics, runFile, writeRun } from '../../../store/runs/run-store';
import { bundledPhotographNetwork } from '../../../core/experiments/photograph-network';
import type { LaunchCompute } from '../../compute-process';
import { createComputeSupervisor, type ComputeSupervisor } from '../../experiments/compute-supervisor';
import type { ImageReader } from '../../image-reader';
import type { TellWork } from '../../work-progress';
import { compareJson, compareTexts, finding, unknown, worst, type Compared } from './compare-numbers';

/** What it takes to compute in a copy of a project. */
export interface Bench {
  readonly folder: string; // the copy
  readonly assetsFolder: string;
  readonly launch: LaunchCompute;
  readonly images: ImageReader;
}

/** Those that differ and those that cannot be carried out each have a line; all others have one together. */
export async function recomputeRuns(
  { folder, assetsFolder, launch, images }: Bench,
  kind: 'regression' | 'training',
  tell: TellWork,
): Promise<Finding[]> {
  const records = (await listRuns(folder)).filter(({ state, configuration }) => state === 'done' && configuration.kind === kind);
  const part: VerifiedPart = kind === 'regression' ? 'regressions' : 'trainings';
  const supervisor = createComputeSupervisor(() => launch('ignore'), assetsFolder, undefined, images);
  const findings: Finding[] = [];
  const whole: Compared[] = [];
  const impossible = new Map<string, number>();
  try {
    for (const [i, record] of inOrder(records).entries()) {
      tell(i, records.length);
      const why = await whyNot(folder, record);
      if (why !== null) {
        impossible.set(why, (impossible.get(why) ?? 0) + 1);
        continue;
      }
      const compared = await again(folder, record, supervisor, () => tell(i, records.length));
      if (compared.outcome === 'identical' || compared.outcome === 'rounding') whole.push(compared);
      else findings.push(finding(part, record.label, compared));
    }
  } finally {
    supervisor.dispose();
  }
  if (whole.length > 0) findings.push(finding(part, phrase`${whole.length} computed again`, worst(whole)));
  for (const [why, count] of impossible) findings.push(unknown(part, phrase`${count} not computed again`, why));
  return findings;
}

/** What others need comes first. */
function inOrder(records: readonly RunRecord[]): RunRecord[] {
  const byKey = new Map(records.map((record) => [record.key, record]));
  const ordered = new Set<RunRecord>();
  const add = (record: RunRecord): void => {
    if (ordered.has(record)) return;
    for (const key of record.needs) {
      const needed = byKey.get(key);
      if (needed !== undefined) add(needed);
    }
    ordered.add(record);
  };
  records.forEach(add);
  return [...ordered];
}

/** Ten times the study's. */
const mostCopies = 20_000;

/** A part of a sentence, null where it can be carried out. */
async function whyNot(folder: string, { configuration, needs }: RunRecord): Promise<string | null> {
  const { stimulusCopies, evaluationCopies } = configuration.augmentation;
  if (stimulusCopies > mostCopies || evaluationCopies > mostCopies) return phrase`they stand on more copies than anybody computes unasked`;
  const features = configuration.kind === 'regression' ? configuration.features : null;
  if (features?.source === 'photograph' && features.network !== bundledPhotographNetwork)
    return phrase`they read a photograph network of their author’s own, which is not opened unasked`;
  for (const key of needs)
    if (!(await hasCheckpoint(folder, key, 'best'))) return phrase`the weights of the networks that they begin with are not in here`;
  return null;
}

/** `goOn` ends it by throwing. */
async function again(folder: string, record: RunRecord, supervisor: ComputeSupervisor, goOn: () => void): Promise<Compared> {
  const { key } = record;
  const predictions = (): Promise<string> => readTextIfThere(runFile(folder, key, 'predictions.csv')).then((text) => text ?? '');
  const [published, metrics] = await Promise.all([predictions(), readMetrics(folder, key)]);
  if (metrics === null) return { outcome: 'differs', numbers: 0, detail: phrase`its metrics cannot be read` };
  for (const name of ['predictions.csv', 'metrics.json', 'epochs.csv', 'checkpoint'])
    await rm(runFile(folder, key, name), { recursive: true, force: true });
  await writeRun(folder, { ...record, state: 'queued', started: null, ended: null, durationMs: null, error: null });
  const told = (): void => {
    try {
      goOn();
    } catch {
      supervisor.stop('cancelled'); // and thrown again below
    }
  };
  const outcome = supervisor.end(await supervisor.worker.ask(supervisor.begin(folder, key, told)));
  goOn();
  if (outcome.state === 'crashed') return { outcome: 'unknown', numbers: 0, detail: phrase`it could not be computed: ${outcome.reason}` };
  if (outcome.state !== 'done')
    return { outcome: 'unknown', numbers: 0, detail: phrase`it could not be computed: ${outcome.error?.message ?? outcome.state}` };
  return worst([compareTexts(published, await predictions()), compareJson(metrics, await readMetrics(folder, key))]);
}
