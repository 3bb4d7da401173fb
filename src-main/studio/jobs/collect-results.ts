/** Takes the results of a workpack back into its project: whole, proven, each once, and only those that the project has planned. */
import { writePlaceFiles } from '../../store/runs/elsewhere/place-file';
import { AppError } from '../../contract/app-error';
import type { ResultFile, ResultSeal } from '../../contract/running/jobs';
import { phrase, say } from '../../contract/message';
import type { RunKey, RunRecord } from '../../contract/running/run';
import { readProject } from '../../store/project/project-store';
import { readResultFile, readSeal, readSealed, writeSeal } from '../../store/runs/result-seal';
import { runKey } from '../../store/runs/run-key';
import { runHolder } from '../../store/runs/run-lock';
import { readEpochs, readRun, runFile, writeRun } from '../../store/runs/run-store';
import { readWorkpack } from '../../store/runs/workpack-store';
import { writeAtomic } from '../../store/files/write-atomic';
import { checkResult } from './check-result';

export interface Collected {
  readonly taken: readonly RunKey[];
  /** Finished here as well as there. `differs`: the files that are not the same; the project keeps its own. */
  readonly twice: readonly {
    readonly key: RunKey;
    readonly label: string;
    readonly differs: readonly ResultFile[];
    readonly why: string | null;
  }[];
  readonly refused: readonly { readonly key: RunKey; readonly reason: string }[];
  /** Not finished there: nothing of them is taken. */
  readonly open: readonly { readonly key: RunKey; readonly label: string; readonly state: RunRecord['state'] }[];
}

/** The caller holds the project's lock. Nothing in the workpack is changed, so it can be collected from while jobs are at work in it. */
export async function collectResults(project: string, folder: string): Promise<Collected> {
  const workpack = await readWorkpack(folder);
  if (workpack === null)
    throw new AppError('not-found', say`${folder} is no workpack: it has no workpack.json. Choose the folder that ‘jobs --pack’ made.`);
  if (workpack.project.id !== (await readProject(project)).id)
    throw new AppError(
      'not-allowed',
      say`The workpack ${folder} belongs to the project ‘${workpack.project.name}’, so its results are not taken into this one.`,
    );
  const taken: RunKey[] = [];
  const twice: Collected['twice'][number][] = [];
  const refused: Collected['refused'][number][] = [];
  const open: Collected['open'][number][] = [];
  for (const key of workpack.runs) {
    try {
      const found = await look(project, folder, key);
      if (found.kind === 'open') open.push({ key, label: found.label, state: found.state });
      else if (found.kind === 'twice') twice.push({ key, ...found });
      else {
        await take(project, found.record, found.seal, found.files);
        taken.push(key);
      }
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'disk') throw error;
      refused.push({ key, reason: error.message });
    }
  }
  return { taken, twice, refused, open };
}

type Found =
  | { readonly kind: 'open'; readonly label: string; readonly state: RunRecord['state'] }
  | { readonly kind: 'twice'; readonly label: string; readonly differs: readonly ResultFile[]; readonly why: string | null }
  | { readonly kind: 'whole'; readonly record: RunRecord; readonly seal: ResultSeal; readonly files: ReadonlyMap<ResultFile, Uint8Array> };

async function look(project: string, folder: string, key: RunKey): Promise<Found> {
  const own = await readRun(project, key);
  if (own === null)
    throw new AppError('bad-input', say`The project has planned no run ${key}, so its result is not taken. List or submit its jobs again.`);
  const record = await readRun(folder, key);
  if (record === null)
    throw new AppError(
      'bad-input',
      say`The record of ‘${own.label}’ is missing or damaged in ${folder}. Copy the folder of the run again.`,
    );
  const seal = await readSeal(folder, key);
  if (record.state !== 'done' || seal === null) return { kind: 'open', label: own.label, state: record.state };
  // The name of a run is a hash of all that determines its numbers: a result of other data or settings cannot bear it.
  if (record.key !== key || seal.key !== key || runKey(record.configuration, record.fold, record.dataFingerprint) !== key)
    throw new AppError(
      'bad-input',
      say`What stands in ${runFile(folder, key, 'run.json')} is another run than its name says, so its result is not taken.`,
    );
  const files = await readSealed(folder, seal);
  const needed: ResultFile[] =
    record.configuration.kind === 'training'
      ? ['metrics.json', 'epochs.csv', 'model.onnx', 'checkpoint/best.safetensors']
      : ['metrics.json', 'predictions.csv'];
  for (const path of needed)
    if (!files.has(path))
      throw new AppError('bad-input', say`The result of ‘${own.label}’ in ${folder} has no ${path}, so it is not taken.`);
  await checkResult(project, folder, own, record, new Set(files.keys()));
  if (own.state === 'done') return { kind: 'twice', label: own.label, ...(await compare(project, folder, own, record, files)) };
  const holder = await runHolder(project, key);
  if (holder !== null)
    throw new AppError(
      'project-locked',
      say`‘${own.label}’ is just being computed in the project too, by process ${holder.pid} on ${holder.machine}. Collect again when that is over.`,
    );
  // What the key says nothing of is the project's own.
  return { kind: 'whole', record: { ...record, label: own.label, needs: own.needs, created: own.created }, seal, files };
}

/** The record last: a run that was cut off here is collected again. */
async function take(project: string, record: RunRecord, seal: ResultSeal, files: ReadonlyMap<ResultFile, Uint8Array>): Promise<void> {
  const { key } = record;
  for (const [path, bytes] of files) await writeAtomic(runFile(project, key, ...path.split('/')), bytes);
  await writePlaceFiles(project, record);
  await writeSeal(project, seal);
  await writeRun(project, record);
}

async function compare(
  project: string,
  folder: string,
  own: RunRecord,
  theirs: RunRecord,
  files: ReadonlyMap<ResultFile, Uint8Array>,
): Promise<{ readonly differs: ResultFile[]; readonly why: string | null }> {
  const { key } = own;
  const differs: ResultFile[] = [];
  for (const [path, bytes] of files) {
    const mine = await readResultFile(project, key, path);
    if (path === 'coefficients.safetensors' && mine === null) continue; // runs of before have none, and are none the worse
    const isSame = path === 'epochs.csv' ? await hasSameEpochs(project, folder, key) : mine !== null && Buffer.compare(mine, bytes) === 0;
    if (!isSame) differs.push(path);
  }
  const isOther = own.engine !== theirs.engine;
  const why =
    differs.length === 0 || !isOther
      ? null
      : phrase`Here it was computed with ${own.engine ?? 'no engine'}, there with ${theirs.engine ?? 'no engine'}.`;
  return { differs, why };
}

/** How fast an epoch was is no part of its result. */
async function hasSameEpochs(project: string, folder: string, key: RunKey): Promise<boolean> {
  const [mine, theirs] = await Promise.all([project, folder].map((each) => readEpochs(each, key)));
  const text = (rows: typeof mine): string => JSON.stringify(rows?.map((row) => ({ ...row, imagesPerSecond: 0 })));
  return text(mine) === text(theirs);
}
