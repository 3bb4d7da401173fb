/** Brings another program's training logs into the project, to be shown as learning curves beside its own. */
import { readdir, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../contract/app-error';
import { phrase, say } from '../../../contract/message';
import type { ImportedLog, ImportSource, LogsPreview } from '../../../contract/importing/import';
import type { EpochRow } from '../../../contract/running/run';
import { entryInProject, insideProject } from '../../../files/inside-project';
import { chooseEpoch, logNamePattern, parseConfiguration, parseLogName } from '../../../store/importers/training-log';
import { isMissing, readError } from '../../../store/files/read-json';
import { readEpochsFile, writeEpochsFile } from '../../../store/runs/run-store';
import type { StudioContext } from '../../context';
import type { TableReader } from '../../reading/table-reader';
import { checkFound, findFiles } from '../files/find-files';
import type { DroppedFiles } from '../files/dropped-files';

const largestLog = 32 * 2 ** 20; // bytes
const mostLogs = 2000;

interface ReadLog {
  readonly name: string;
  readonly fold: number;
  readonly epochs: readonly EpochRow[];
}

export async function previewLogs(source: ImportSource, dropped: DroppedFiles, tableReader: TableReader): Promise<LogsPreview> {
  const { read, files, repeated, problems } = await readLogs(source, dropped, tableReader);
  return { logs: groupLogs(read), files, repeatedEpochs: repeated, problems };
}

/** Logs of the same name and fold are replaced. Answers all of the project's. */
export async function importLogs(
  context: Pick<StudioContext, 'folder' | 'emit' | 'tables'>,
  source: ImportSource,
  dropped: DroppedFiles,
): Promise<ImportedLog[]> {
  const folder = context.folder();
  const { read, problems } = await readLogs(source, dropped, context.tables);
  if (read.length === 0)
    throw new AppError('bad-input', problems[0] ?? phrase`No training log was found. Choose the files that end in _log.csv.`);
  for (const { name, fold, epochs } of read) await writeEpochsFile(logFile(folder, `${name}_f${fold}.csv`), epochs);
  context.emit({ type: 'projectChanged' });
  return listLogs(context);
}

export async function listLogs(context: Pick<StudioContext, 'folder'>): Promise<ImportedLog[]> {
  const folder = logsFolder(context.folder());
  const names = await readdir(folder).catch((error: unknown): string[] => {
    if (isMissing(error)) return [];
    throw readError(error, folder);
  });
  const read: ReadLog[] = [];
  for (const file of names.sort()) {
    const parts = /^(.+)_f(\d{1,2})\.csv$/.exec(file);
    if (parts !== null)
      read.push({ name: parts[1]!, fold: Number(parts[2]), epochs: await readEpochsFile(logFile(context.folder(), file)) });
  }
  return groupLogs(read);
}

export async function removeLogs(context: Pick<StudioContext, 'folder' | 'emit'>): Promise<ImportedLog[]> {
  await rm(entryInProject(context.folder(), 'imported-logs'), { recursive: true, force: true });
  context.emit({ type: 'projectChanged' });
  return [];
}

function logsFolder(folder: string): string {
  return insideProject(folder, 'imported-logs');
}

function logFile(folder: string, name: string): string {
  return insideProject(folder, 'imported-logs', name);
}

/** A file that cannot be read is left out and named, so that one bad log does not keep back two hundred. */
async function readLogs(
  source: ImportSource,
  dropped: DroppedFiles,
  tableReader: TableReader,
): Promise<{ read: ReadLog[]; files: number; repeated: number; problems: string[] }> {
  const files = await findFiles(source, dropped, logNamePattern);
  if (files.length === 0)
    throw new AppError(
      'bad-input',
      say`There are no training logs: files whose names end in _f0_log.csv, one for each fold. Choose their folder.`,
    );
  if (files.length > mostLogs)
    throw new AppError('bad-input', say`These are ${files.length} logs, more than ${mostLogs}. Choose a folder with fewer.`);
  const read: ReadLog[] = [];
  const problems: string[] = [];
  let repeatedEpochs = 0;
  for (const file of files)
    try {
      const name = parseLogName(file.name);
      if (name === null || !/^[\w.+ -]{1,150}$/.test(name.name))
        throw new AppError(
          'bad-input',
          say`The name ${basename(file.name)} does not say the fold, as in mine_f0_log.csv. Rename the file.`,
        );
      await checkFound(file, largestLog);
      const { epochs, repeated } = await tableReader.read('log', file.path, file.name);
      read.push({ name: name.name, fold: name.fold, epochs });
      repeatedEpochs += repeated;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push(error.message);
    }
  return { read, files: files.length, repeated: repeatedEpochs, problems };
}

function groupLogs(read: readonly ReadLog[]): ImportedLog[] {
  return [...new Set(read.map(({ name }) => name))].map((name) => ({
    name,
    configuration: parseConfiguration(name),
    runs: read
      .filter((log) => log.name === name)
      .map(({ fold, epochs }) => ({ fold, epochs, chosenEpoch: chooseEpoch(epochs) }))
      .sort((a, b) => a.fold - b.fold),
  }));
}
