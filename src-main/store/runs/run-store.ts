/** runs/<key>/: the record of a run, its epochs, predictions and metrics. */
import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import {
  epochRowSchema,
  foldRoleSchema,
  metricsFileSchema,
  runKeySchema,
  runRecordSchema,
  type EpochRow,
  type FoldRole,
  type MetricsFile,
  type PredictionRow,
  type RunKey,
  type RunRecord,
} from '../../contract/running/run';
import { inBatches } from '../../files/in-batches';
import { insideProject } from '../../files/inside-project';
import { formatCsv, parseCsv, readCsvIfThere, readNumber, splitCsv, writeCsv, type Columns } from '../files/csv';
import { isMissing, readError, readSecondary, readTextIfThere } from '../files/read-json';
import { writeAtomic, writeJson } from '../files/write-atomic';

export function runFolder(folder: string, key: RunKey): string {
  return insideProject(folder, 'runs', runKeySchema.parse(key));
}

/** The place of one file of a run. */
export function runFile(folder: string, key: RunKey, ...path: string[]): string {
  return insideProject(folder, 'runs', runKeySchema.parse(key), ...path);
}

/** Null when there is no such run, or its record is damaged: started again, it goes on from its checkpoint. */
export async function readRun(folder: string, key: RunKey): Promise<RunRecord | null> {
  return readSecondary(runFile(folder, key, 'run.json'), runRecordSchema);
}

export async function writeRun(folder: string, record: RunRecord): Promise<void> {
  await writeJson(runFile(folder, record.key, 'run.json'), runRecordSchema, record);
}

/**
 * All runs, in the order of their keys. A folder without run.json is a run that was never recorded, and no run; one with a damaged record
 * counts as such, so that it cannot keep a project shut: started again, it goes on from its checkpoint.
 */
export async function listRuns(folder: string): Promise<RunRecord[]> {
  const records = await inBatches(await listRunKeys(folder), (key) => readRun(folder, key));
  return records.filter((record) => record !== null);
}

export async function listRunKeys(folder: string): Promise<RunKey[]> {
  const names = await readdir(insideProject(folder, 'runs')).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw readError(error, insideProject(folder, 'runs'));
  });
  return names.sort().flatMap((name) => {
    const key = runKeySchema.safeParse(name);
    return key.success ? [key.data] : [];
  });
}

/** In the order of the epochs; none before the first epoch ended. */
export async function readEpochs(folder: string, key: RunKey): Promise<EpochRow[]> {
  return readEpochsFile(epochsPath(folder, key));
}

/** The same table elsewhere, as of imported logs. */
export async function readEpochsFile(path: string): Promise<EpochRow[]> {
  return (await readCsvIfThere(path, epochColumns, epochRowSchema)) ?? [];
}

export async function writeEpochsFile(path: string, rows: readonly EpochRow[]): Promise<void> {
  await writeCsv(path, epochColumns, rows);
}

export async function writeEpochs(folder: string, key: RunKey, rows: readonly EpochRow[]): Promise<void> {
  await writeEpochsFile(epochsPath(folder, key), rows);
}

/** A run that was resumed repeats an epoch: the new row replaces the old one and everything after it. */
export async function appendEpoch(folder: string, key: RunKey, row: EpochRow): Promise<void> {
  const earlier = (await readEpochs(folder, key)).filter(({ epoch }) => epoch < row.epoch);
  await writeEpochs(folder, key, [...earlier, row]);
}

/** None when the run has not ended. */
export async function readPredictions(folder: string, key: RunKey): Promise<PredictionRow[]> {
  const path = predictionsPath(folder, key);
  const text = await readTextIfThere(path);
  if (text === null) return [];
  const header = text.slice(0, text.indexOf('\n')).trim();
  const dims = header.split(',').length - 3;
  if (dims < 1)
    throw new AppError('bad-input', say`${path} needs the columns stimulus, copy, role, d1, d2, …; its first row is: ${header}`);
  const names = dimensionNames(dims);
  return readQuickly(text, path, names) ?? readCarefully(text, path, names);
}

/** Null where anything is out of order. Opening results reads some ten thousand rows. */
function readQuickly(text: string, path: string, names: readonly string[]): PredictionRow[] | null {
  const { header, rows } = splitCsv(text, path);
  const [stimulus, copy, role, ...axes] = ['stimulus', 'copy', 'role', ...names].map((name) => header.indexOf(name)) as [
    number,
    number,
    number,
    ...number[],
  ];
  const found: PredictionRow[] = [];
  for (const { cells } of rows) {
    const row = { stimulus: cells[stimulus], copy: cells[copy], role: foldRoles.get(cells[role] ?? '') };
    if (row.stimulus === undefined || row.role === undefined || row.copy === undefined || !/^\d+$/.test(row.copy)) return null;
    const at = axes.map((axis) => readNumber(cells[axis] ?? ''));
    if (at.some((read) => 'reason' in read)) return null;
    found.push({
      stimulus: row.stimulus,
      copy: Number(row.copy),
      role: row.role,
      at: at.map((read) => ('value' in read ? read.value : NaN)),
    });
  }
  return found;
}

const foldRoles: ReadonlyMap<string, FoldRole> = new Map(foldRoleSchema.options.map((role) => [role, role]));

/** Says what is wrong, and where. */
function readCarefully(text: string, path: string, names: readonly string[]): PredictionRow[] {
  const columns = { stimulus: 'text', copy: 'number', role: 'text', ...Object.fromEntries(names.map((name) => [name, 'number'])) } as const;
  const schema = z.object({ stimulus: z.string(), copy: z.number().int().nonnegative(), role: foldRoleSchema }).catchall(z.number());
  return parseCsv<z.infer<typeof schema>>(text, path, columns, schema).map((row) => ({
    stimulus: row.stimulus,
    copy: row.copy,
    role: row.role,
    at: names.map((name) => row[name]!),
  }));
}

export async function writePredictions(folder: string, key: RunKey, rows: readonly PredictionRow[]): Promise<void> {
  const header = ['stimulus', 'copy', 'role', ...dimensionNames(rows[0]?.at.length ?? 1)];
  const cells = rows.map(({ stimulus, copy, role, at }) => [stimulus, copy, role, ...at]);
  await writeAtomic(predictionsPath(folder, key), formatCsv(header, cells));
}

/** Null when the run has not ended. */
export async function readMetrics(folder: string, key: RunKey): Promise<MetricsFile | null> {
  return readSecondary(runFile(folder, key, 'metrics.json'), metricsFileSchema);
}

export async function writeMetrics(folder: string, key: RunKey, file: MetricsFile): Promise<void> {
  await writeJson(runFile(folder, key, 'metrics.json'), metricsFileSchema, file);
}

const epochColumns: Columns<EpochRow> = {
  epoch: 'number',
  trainLoss: 'number',
  trainClassification: 'number-or-empty',
  trainReconstruction: 'number-or-empty',
  trainMapping: 'number-or-empty',
  validationLoss: 'number',
  validationClassification: 'number-or-empty',
  validationReconstruction: 'number-or-empty',
  validationMapping: 'number-or-empty',
  imagesPerSecond: 'number',
};

function dimensionNames(dims: number): string[] {
  return Array.from({ length: dims }, (_, d) => `d${d + 1}`);
}

function epochsPath(folder: string, key: RunKey): string {
  return runFile(folder, key, 'epochs.csv');
}

function predictionsPath(folder: string, key: RunKey): string {
  return runFile(folder, key, 'predictions.csv');
}
