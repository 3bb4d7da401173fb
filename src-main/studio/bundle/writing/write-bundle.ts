/** Publishes a project: its files, tables and figures as a Psych-DS data set in one zip file, every file with its hash (decision 0083). */
import { arch, cpus, platform, release } from 'node:os';
import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../../../contract/app-error';
import {
  bundleFileName,
  bundleSchema,
  bundleSchemaVersion,
  type Bundle,
  type BundleFile,
  type BundleReport,
  type LeaveOut,
} from '../../../contract/results/bundle';
import type { ProjectFile } from '../../../contract/study/project';
import { say } from '../../../contract/message';
import { inBatches } from '../../../files/in-batches';
import { insideProject } from '../../../files/inside-project';
import { largest, readRegular } from '../../../files/read-regular';
import { splitCsv } from '../../../store/files/csv';
import { corporaFileSchema } from '../../../contract/study/corpus';
import { readError } from '../../../store/files/read-json';
import { readProject } from '../../../store/project/project-store';
import { sha256 } from '../../../store/runs/run-key';
import { writeFigures } from '../../figures/write-figures';
import type { ImageReader } from '../../image-reader';
import type { TellWork } from '../../work-progress';
import { buildReport } from '../../report/build-report';
import { buildResults } from '../../results/rows/build-results';
import type { BundleInput, Program } from './bundle-input';
import { describeDataset } from './dataset-description';
import { derivedTables } from './derived-tables';
import { shareTable } from './leave-out';
import { isInside, listProjectFiles, type PublishedFile } from './project-files';
import { readMe } from './read-me';
import { runKeySchema } from '../../../contract/running/run';
import { readRun } from '../../../store/runs/run-store';
import { placeFileOf, placeScripts } from '../../../store/runs/elsewhere/place-file';
import pythonScript from './read_me.py?raw';
import rScript from './read_me.R?raw';
import { withTemporaryFolder } from '../verifying/temporary-folder';
import { writeZip, type ZipEntry } from './zip-writer';

/** `tell`: files written, of all that are known so far. Nothing is at `out` before all of it is. */
export async function writeBundle(
  folder: string,
  input: BundleInput,
  program: Program,
  images: ImageReader,
  tell: TellWork = () => undefined,
  draw: typeof writeFigures = writeFigures,
): Promise<BundleReport> {
  const project = await readProject(folder);
  const leftOut = new Set(input.leaveOut);
  const listed = await listProjectFiles(folder);
  const before = await stateOf(folder, listed);
  const withDrawings = !leftOut.has('drawings');
  const figures = await drawFigures(folder, images, draw, withDrawings);
  const files: BundleFile[] = [];
  const notShared: Bundle['notShared'] = [];
  const headers: string[][] = [];
  const total = listed.length + figures.length;
  let done = 0;
  const entry = (path: string, bytes: Uint8Array, from: string | null): ZipEntry => {
    files.push({ path, bytes: bytes.length, sha256: sha256(bytes), project: from });
    if (isData(path)) headers.push(splitCsv(Buffer.from(bytes).toString('utf8'), path).header);
    return { path, bytes };
  };
  const text = (path: string, content: string): ZipEntry => entry(path, Buffer.from(content, 'utf8'), null);
  async function* entries(): AsyncGenerator<ZipEntry> {
    const raters = new Map<string, string>();
    for (const file of listed) {
      const path = insideProject(folder, ...file.project.split('/'));
      const bytes = await readRegular(path, largest.network).catch((error: unknown) => {
        throw readError(error, path);
      });
      if (file.leftOutAs !== null && leftOut.has(file.leftOutAs)) notShared.push({ path: file.project, sha256: sha256(bytes) });
      else yield entry(file.path, share(file, bytes, leftOut, raters), file.project);
      tell(++done, total);
    }
    for (const { path, text: content } of await derivedTables(folder)) yield text(path, content);
    for (const { path, text: content } of await missingPlaceFiles(folder, listed)) yield text(path, content);
    for (const { name, bytes } of figures) {
      yield entry(`results/${name}`, bytes, null);
      tell(++done, total);
    }
    yield text(
      'results/report.html',
      await buildReport(folder, images, `${program.name} ${program.version}`, { withDrawings, withOwnText: !leftOut.has('notes') }),
    );
    yield text('analysis/read_me.R', rScript);
    yield text('analysis/read_me.py', pythonScript);
    for (const [name, script] of Object.entries(placeScripts)) yield text(`analysis/${name}`, script);
    yield text('.psychds-ignore', 'bundle.json\nproject/\n');
    yield text('README.md', readMe(project, input, program, notShared.length));
    yield text('dataset_description.json', json(describeDataset({ project, ...input, program, headers })));
    if ((await stateOf(folder, await listProjectFiles(folder))) !== before)
      throw new AppError(
        'not-available',
        say`The project was changed while it was published, so nothing was written. Publish it again when nothing is running.`,
      );
    yield { path: bundleFileName, bytes: Buffer.from(json(bundleOf(project, input, program, files, notShared)), 'utf8') };
  }
  const bytes = await writeZip(input.out, entries());
  return { path: input.out, files: files.length + 1, bytes, leftOut: input.leaveOut, notShared: notShared.map(({ path }) => path) };
}

/** Networks that were trained by earlier versions lie without. */
async function missingPlaceFiles(folder: string, listed: readonly PublishedFile[]): Promise<{ path: string; text: string }[]> {
  const there = new Set(listed.map(({ project }) => project));
  const keys = [...there].flatMap((path) => /^runs\/([a-f0-9]{24})\/model\.onnx$/.exec(path)?.[1] ?? []);
  const lacking = keys.filter((key) => !there.has(`runs/${key}/place.json`));
  const records = await Promise.all(lacking.map((key) => readRun(folder, runKeySchema.parse(key))));
  return records.flatMap((record) => {
    const described = record === null ? null : placeFileOf(record);
    return record === null || described === null ? [] : [{ path: `project/runs/${record.key}/place.json`, text: described }];
  });
}

/** Of which files there are, how large and how old: no bundle holds half of a change. */
async function stateOf(folder: string, files: readonly PublishedFile[]): Promise<string> {
  const states = await inBatches(files, async ({ project }) => {
    const { size, mtimeMs } = await stat(insideProject(folder, ...project.split('/'))).catch(() => ({ size: 0, mtimeMs: 0 })); // read, and said, where it is published
    return `${project} ${size} ${mtimeMs}`;
  });
  return states.join('\n');
}

const isData = (path: string): boolean => path.startsWith('data/') && path.endsWith('.csv');
const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** The bytes as they are, but for what is left out of tables, and for the place of corpora outside the project, which is nobody's concern. */
function share({ project, path }: PublishedFile, bytes: Buffer, leftOut: ReadonlySet<LeaveOut>, raters: Map<string, string>): Uint8Array {
  if (project === 'corpora.json') return Buffer.from(json(withoutPlaces(bytes)), 'utf8');
  return isData(path) ? Buffer.from(shareTable(bytes.toString('utf8'), project, leftOut, raters), 'utf8') : bytes;
}

function withoutPlaces(bytes: Buffer): unknown {
  const file = corporaFileSchema.parse(JSON.parse(bytes.toString('utf8')));
  return { ...file, corpora: file.corpora.map((corpus) => (isInside(corpus) ? corpus : { ...corpus, root: `corpora/${corpus.id}` })) };
}

function bundleOf(project: ProjectFile, input: BundleInput, program: Program, files: BundleFile[], notShared: Bundle['notShared']): Bundle {
  return bundleSchema.parse({
    schemaVersion: bundleSchemaVersion,
    program,
    machine: { platform: `${platform()} ${release()} ${arch()}`, processor: cpus()[0]?.model ?? 'unknown', node: process.version },
    project: { name: project.name, tag: project.tag },
    licence: input.licence,
    leftOut: [...input.leaveOut],
    notShared,
    files,
  } satisfies Bundle);
}

/** Of the results there are; none where nothing has been computed. */
async function drawFigures(
  folder: string,
  images: ImageReader,
  draw: typeof writeFigures,
  withDrawings: boolean,
): Promise<{ name: string; bytes: Uint8Array }[]> {
  if ((await buildResults(folder)).steps.length === 0) return [];
  return withTemporaryFolder('figures', async (aside) => {
    const paths = (await draw(folder, aside, images, {}, withDrawings)).filter((path) => !path.endsWith('.pdf')); // they carry the time they were made
    return Promise.all(paths.sort().map(async (path) => ({ name: path.slice(aside.length + 1), bytes: await readFile(path) })));
  });
}
