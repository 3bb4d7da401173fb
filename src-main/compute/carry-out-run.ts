/** Carries out one run from its record to its results, and keeps the record true while it does. */
import { AppError, reportError, type ErrorReport } from '../contract/app-error';
import type { RunKey, RunRecord } from '../contract/run';
import { readRun, writeRun } from '../store/run-store';
import { carryOutRegression } from './regression-run';
import type { RunControl, StopState } from './run-control';
import { carryOutTraining } from './training-run';
import type { Workbench } from './workbench';

export interface RunEnd {
  readonly state: 'done' | StopState | 'failed';
  readonly error: ErrorReport | null;
}

/**
 * While this works, it is the only writer of runs/<key>/. A stopped or interrupted run continues from its checkpoint; one that is
 * done is left alone. Never throws: a failure is an end like the others, written into the record if the disk allows.
 * `now` gives milliseconds since 1970.
 */
export async function carryOutRun(folder: string, key: RunKey, bench: Workbench, control: RunControl, now: () => number): Promise<RunEnd> {
  try {
    const record = await readRun(folder, key);
    if (record === null) throw new AppError('not-found', `There is no run ${key} in ${folder}. Start its experiment again.`);
    if (record.state === 'done') return { state: 'done', error: null };
    return await carryOut(folder, record, bench, control, now);
  } catch (error) {
    return { state: 'failed', error: reportError(error) };
  }
}

async function carryOut(folder: string, record: RunRecord, bench: Workbench, control: RunControl, now: () => number): Promise<RunEnd> {
  const { configuration } = record;
  const begun = now();
  const engine = await describeEngine(record, bench);
  const running = { ...record, state: 'running', error: null, started: record.started ?? timeOf(begun), ended: null, engine } as const;
  await writeRun(folder, running);
  const end = await tryTo(async () =>
    configuration.kind === 'training'
      ? carryOutTraining(folder, running, configuration, bench, control)
      : carryOutRegression(folder, running, configuration, bench, control),
  );
  const durationMs = (record.durationMs ?? 0) + now() - begun;
  await writeRun(folder, { ...running, ...end, ended: timeOf(now()), durationMs });
  return end;
}

async function tryTo(work: () => Promise<'done' | StopState>): Promise<RunEnd> {
  try {
    return { state: await work(), error: null };
  } catch (error) {
    return { state: 'failed', error: reportError(error) };
  }
}

/** 'onnxruntime-node 1.30.0, cpu, 2 threads'; a photograph network always runs on ONNX Runtime's processor path. */
async function describeEngine({ configuration }: RunRecord, bench: Workbench): Promise<string | null> {
  const training =
    configuration.kind === 'training'
      ? configuration
      : configuration.features.source === 'encoder'
        ? configuration.features.training
        : null;
  if (training === null) return null;
  const { name, version, device, threads } = (await bench.engine(training.engine, training.device)).describe();
  const library = name === 'onnx' ? 'onnxruntime-node' : 'tensorflow';
  return `${library} ${version}, ${device}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
