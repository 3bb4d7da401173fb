/** Carries out one run at a time from its record to its results, and keeps the record true while it does. What trains is loaded by the first run. */
import { AppError, reportError, type ErrorReport } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { PlateauSign, RunKey, RunRecord } from '../../contract/running/run';
import type { ComputeCommand, ComputeReport } from '../../contract/running/compute-protocol';
import type { DecodeImage } from '../../pipeline/decode/decode-image';
import type { FileLock } from '../../store/project/lock-file';
import { lockRun } from '../../store/runs/run-lock';
import { readRun, writeRun } from '../../store/runs/run-store';
import { RunStopped, type RunControl, type StopState } from './run-control';
import type { Workbench } from './workbench';

export interface RunEnd {
  readonly state: 'done' | StopState | 'failed';
  readonly error: ErrorReport | null;
}

export interface RunServer {
  readonly carryOut: (command: Extract<ComputeCommand, { readonly type: 'carryOut' }>) => Promise<void>;
  readonly stop: (command: { readonly as: StopState }) => void;
  isBusy(): boolean;
}

export interface RunServerOptions {
  readonly post: (report: ComputeReport) => void;
  readonly decode: DecodeImage;
  readonly onEnd: () => void;
  readonly now: () => number;
}

/** Progress is worth a message four times a second. */
export const progressEveryMs = 250;

/** For a host: what is kept from one run to the next stays as long as this does. */
export function createRunServer({ post, decode, onEnd, now }: RunServerOptions): RunServer {
  const benches = new Map<string, Workbench>();
  let current: { stop: StopState | null } | null = null;
  return {
    async carryOut({ project, key, assetsFolder }) {
      if (current !== null) {
        const error = reportError(new AppError('internal', say`The compute process was given a second run before the first had ended.`));
        return post({ type: 'ended', key, state: 'failed', error });
      }
      const run = (current = { stop: null as StopState | null });
      let isStopping = false;
      const { createWorkbench } = await import('./workbench');
      const bench = benches.get(assetsFolder) ?? createWorkbench(assetsFolder, undefined, decode);
      benches.set(assetsFolder, bench);
      let postedAt = -Infinity;
      const control: RunControl = {
        stopRequested: () => {
          if (run.stop !== null && !isStopping) {
            isStopping = true;
            post({ type: 'stopping', key });
          }
          return run.stop;
        },
        progressed: (progress) => {
          if (performance.now() - postedAt < progressEveryMs) return;
          postedAt = performance.now();
          post({ type: 'progressed', key, progress });
        },
        epochEnded: (row) => post({ type: 'epochEnded', key, row }),
        remarked: (remark) => post({ type: 'remarked', key, remark }),
      };
      const end = await carryOutRun(project, key, bench, control, now);
      current = null;
      post({ type: 'ended', key, ...end });
      onEnd();
    },
    stop: ({ as }) => {
      if (current !== null) current.stop = as;
    },
    isBusy: () => current !== null,
  };
}

/**
 * While this works, it is the only writer of runs/<key>/, and holds its lock. A stopped or interrupted run continues from its checkpoint;
 * one that is done is left alone. Never throws: a failure is an end like the others, written into the record if the disk allows.
 * `now` gives milliseconds since 1970.
 */
export async function carryOutRun(folder: string, key: RunKey, bench: Workbench, control: RunControl, now: () => number): Promise<RunEnd> {
  let lock: FileLock | null = null;
  try {
    const known = await readRun(folder, key);
    if (known === null) throw new AppError('not-found', say`There is no run ${key} in ${folder}. Start its experiment again.`);
    if (known.state === 'done') return { state: 'done', error: null };
    let taker: string | null = null;
    lock = await lockRun(folder, key, known.label, (by) => (taker = by));
    const record = (await readRun(folder, key)) ?? known; // as it is under the lock
    if (record.state === 'done') return { state: 'done', error: null };
    return await carryOut(folder, record, bench, control, now, () => taker);
  } catch (error) {
    return endOf(error);
  } finally {
    await lock?.release().catch(() => undefined); // a lock that cannot be removed is dead with this process
  }
}

async function carryOut(
  folder: string,
  record: RunRecord,
  bench: Workbench,
  given: RunControl,
  now: () => number,
  takenBy: () => string | null,
): Promise<RunEnd> {
  const { configuration } = record;
  const control: RunControl = { ...given, stopRequested: () => (takenBy() === null ? given.stopRequested() : 'paused') };
  const begun = now();
  const engine = await describeEngine(record, bench);
  const running = { ...record, state: 'running', error: null, started: record.started ?? timeOf(begun), ended: null, engine } as const;
  await writeRun(folder, running);
  const remarks = [...(record.remarks ?? [])];
  const remarked = (remark: string): void => {
    remarks.push(remark);
    control.remarked(remark);
  };
  let plateau: readonly PlateauSign[] = [];
  const plateauFound = (signs: readonly PlateauSign[]): void => void (plateau = signs);
  const end = await tryTo(async () => {
    if (configuration.kind === 'regression') {
      const { carryOutRegression } = await import('./regression-run');
      return carryOutRegression(folder, running, configuration, bench, control);
    }
    const { carryOutTraining } = await import('./training-run');
    return carryOutTraining(folder, running, configuration, bench, { ...control, remarked, plateauFound });
  });
  const taker = takenBy();
  if (taker !== null)
    return endOf(new AppError('project-locked', say`‘${record.label}’ was taken over by ${taker} while this computer did not answer.`));
  const durationMs = (record.durationMs ?? 0) + now() - begun;
  const told = { ...(remarks.length === 0 ? {} : { remarks }), ...(plateau.length === 0 ? {} : { plateau: [...plateau] }) };
  const ended: RunRecord = { ...running, ...end, ended: timeOf(now()), durationMs, ...told };
  if (end.error?.code !== 'disk') await writeRun(folder, ended);
  else await writeRun(folder, ended).catch(() => undefined); // the disk that is full for the run is full for its record; the host is told
  return end;
}

async function tryTo(work: () => Promise<'done' | StopState>): Promise<RunEnd> {
  try {
    return { state: await work(), error: null };
  } catch (error) {
    return endOf(error);
  }
}

/** A full disk is no fault of the run: it waits until there is room. Memory that ran out may be there in a fresh process. */
function endOf(error: unknown): RunEnd {
  if (error instanceof RunStopped) return { state: error.as, error: null };
  const report = reportError(error);
  if (report.code === 'disk') return { state: 'paused', error: report };
  if (report.code !== 'internal' || !outOfMemory.test(report.message)) return { state: 'failed', error: report };
  const message = phrase`The computer has not enough free memory for this run. Close other programs or choose a smaller preset.`;
  return { state: 'failed', error: { code: 'out-of-memory', message } };
}

/** What V8, ONNX Runtime and TensorFlow say when memory cannot be had. */
const outOfMemory = /bad_alloc|failed to allocate memory|array buffer allocation failed|invalid typed array length|out of memory|\boom\b/i;

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
