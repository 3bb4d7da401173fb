/** The files of a project that are published, each with its place in the bundle. */
import { readdir } from 'node:fs/promises';
import type { LeaveOut } from '../../../contract/results/bundle';
import type { Corpus } from '../../../contract/study/corpus';
import { insideProject } from '../../../files/inside-project';
import { readCorpora } from '../../../store/corpora/corpus-store';
import { isMissing } from '../../../store/files/read-json';
import { listRuns, readMetrics } from '../../../store/runs/run-store';
import { earlierExperimentName } from '../../../store/runs/experiment-store';
import { listSpaces } from '../../../store/project/space-store';
import { readStimuli } from '../../../store/files/tables';

export interface PublishedFile {
  readonly project: string; // path in the project folder
  readonly path: string; // in the bundle
  /** Null for what everybody may have. */
  readonly leftOutAs: LeaveOut | null;
}

/** A table that was made of the project's files. */
export interface DerivedTable {
  readonly path: string; // in the bundle
  readonly text: string;
}

/** Tables whose bytes are a data file of the bundle. */
export const publishedTables = ['stimuli', 'ratings', 'dissimilarities', 'features', 'triplets'] as const;

/** Of what is there: sorted, so that the same project gives the same bundle. Caches, undo and the lock stay at home. */
export async function listProjectFiles(folder: string): Promise<PublishedFile[]> {
  const files = [
    ...(await own(folder, ['project.json', 'corpora.json', 'views.json'])),
    ...(await own(folder, ['report.json'])).map((file) => ({ ...file, leftOutAs: 'notes' as const })),
    ...(await tables(folder)),
    ...(await drawings(folder)),
    ...(await spaces(folder)),
    ...(await below(folder, 'experiments', /^[\w-]+\.json$/)),
    ...(await below(folder, 'experiments/earlier', earlierExperimentName)),
    ...(await below(folder, 'analysis', /^[\w-]+\.json$/)),
    ...(await below(folder, 'imported-logs', /\.csv$/)),
    ...(await below(folder, 'networks', /\.onnx$/)),
    ...(await ratingStudy(folder)),
    ...(await runs(folder)),
    ...(await corpora(folder)),
  ];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The name of a data file: keyword-value pairs, as Psych-DS 1.5 asks for. */
export function dataFile(...pairs: readonly (readonly [keyword: string, value: string])[]): string {
  return `data/${pairs.map(([keyword, value]) => `${keyword}-${asValue(value)}`).join('_')}_data.csv`;
}

const asValue = (text: string): string => text.replace(/[^a-zA-Z0-9]/g, '') || 'x';

const inside = (project: string, leftOutAs: LeaveOut | null = null): PublishedFile => ({ project, path: `project/${project}`, leftOutAs });

async function own(folder: string, names: readonly string[]): Promise<PublishedFile[]> {
  const there = new Set(await list(folder, '.'));
  return names.filter((name) => there.has(name)).map((name) => inside(name));
}

async function tables(folder: string): Promise<PublishedFile[]> {
  const there = new Set(await list(folder, '.'));
  return publishedTables
    .filter((name) => there.has(`${name}.csv`))
    .map((name) => ({ project: `${name}.csv`, path: dataFile(['content', name]), leftOutAs: null }));
}

async function drawings(folder: string): Promise<PublishedFile[]> {
  const stimuli = await readStimuli(folder);
  const images = [...new Set(stimuli.map(({ image }) => image).filter((image) => image !== ''))];
  return images.map((image) => ({ project: image, path: `materials/${image}`, leftOutAs: 'drawings' as const }));
}

async function spaces(folder: string): Promise<PublishedFile[]> {
  const all = await listSpaces(folder);
  const values = new Set<string>();
  return all.flatMap(({ name, dimensions }) => {
    let value = asValue(name);
    for (let k = 2; values.has(value.toLowerCase()); k++) value = `${asValue(name)}${k}`; // ‘a b’ and ‘a-b’ are two spaces
    values.add(value.toLowerCase());
    return [
      inside(`spaces/${name}/space.json`),
      ...dimensions.map(({ dims }) => ({
        project: `spaces/${name}/${dims}D.csv`,
        path: dataFile(['space', value], ['dimensions', String(dims)]),
        leftOutAs: null,
      })),
    ];
  });
}

async function below(folder: string, name: string, isWanted: RegExp): Promise<PublishedFile[]> {
  return (await list(folder, name)).filter((file) => isWanted.test(file)).map((file) => inside(`${name}/${file}`));
}

const answerFile = /^P\d{2,6}(-triplets)?\.(csv|json)$/;

/** Answers name their participants, so that they go with who the raters are. */
async function ratingStudy(folder: string): Promise<PublishedFile[]> {
  const answers = (await list(folder, 'rating-study/answers'))
    .filter((file) => answerFile.test(file))
    .map((file) => inside(`rating-study/answers/${file}`, 'raters'));
  return [...(await below(folder, 'rating-study', /^study\.json$/)), ...answers];
}

const runFiles = [
  'run.json',
  'epochs.csv',
  'predictions.csv',
  'metrics.json',
  'as-published.json',
  'model.onnx',
  'place.json',
  'coefficients.safetensors',
];

/** Finished ones; with their weights where regressions read them. */
async function runs(folder: string): Promise<PublishedFile[]> {
  const records = (await listRuns(folder)).filter(({ state }) => state === 'done');
  const needed = new Set(records.flatMap(({ needs }) => needs));
  const found = await Promise.all(
    records.map(async ({ key }) => {
      if ((await readMetrics(folder, key)) === null) return [];
      const there = new Set(await list(folder, `runs/${key}`));
      const files = runFiles.filter((file) => there.has(file)).map((file) => inside(`runs/${key}/${file}`));
      const best = needed.has(key) && (await list(folder, `runs/${key}/checkpoint`)).includes('best.safetensors');
      return best ? [...files, inside(`runs/${key}/checkpoint/best.safetensors`)] : files;
    }),
  );
  return found.flat();
}

/** Those that lie in the project folder; others are named by corpora.json only. */
async function corpora(folder: string): Promise<PublishedFile[]> {
  const { corpora: all } = await readCorpora(folder);
  return all.filter(isInside).flatMap(({ root, images }) => images.map(({ path }) => inside([root, path].join('/'), 'corpora')));
}

/** A folder of images within the project, not a file of them and not elsewhere. */
export function isInside({ root, stamp }: Corpus): boolean {
  return stamp === undefined && !/^([/\\]|[a-z]:)/i.test(root);
}

async function list(folder: string, path: string): Promise<string[]> {
  const names = await readdir(path === '.' ? folder : insideProject(folder, ...path.split('/'))).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return names.filter((name) => !name.startsWith('.')).sort();
}

/** Whether a file of a project can stand at that path of a bundle: the list of a bundle from elsewhere may claim anything. */
export function isPublishedPair(project: string, path: string): boolean {
  if (project.split('/').some((part) => part.startsWith('.'))) return false;
  const table = publishedTables.find((name) => project === `${name}.csv`);
  if (table !== undefined) return path === dataFile(['content', table]);
  const space = /^spaces\/([^/]+)\/(\d+)D\.csv$/.exec(project);
  if (space !== null) return new RegExp(`^data/space-${asValue(space[1] ?? '')}\\d*_dimensions-${space[2]}_data\\.csv$`).test(path);
  if (imageFile.test(project) && path === `materials/${project}`) return true;
  return path === `project/${project}` && plainFiles.some((pattern) => pattern.test(project));
}

const imageFile = /\.(png|jpe?g|svg|webp|tiff?|bmp|gif|avif)$/i;
const plainFiles: readonly RegExp[] = [
  /^(project|corpora|views|report)\.json$/,
  /^spaces\/[^/]+\/space\.json$/,
  /^(experiments|experiments\/earlier|analysis)\/[\w-]+\.json$/,
  /^imported-logs\/[^/]+\.csv$/,
  /^networks\/[^/]+\.onnx$/,
  /^rating-study\/(study\.json|answers\/P\d{2,6}(-triplets)?\.(csv|json))$/,
  /^runs\/[a-f0-9]{24}\/(run\.json|epochs\.csv|predictions\.csv|metrics\.json|as-published\.json|model\.onnx|place\.json|coefficients\.safetensors|checkpoint\/best\.safetensors)$/,
  /^(?!runs\/|cache\/|journal\/|figures\/|placed\/).+\.(png|jpe?g|svg|webp|tiff?|bmp|gif|avif)$/i, // of a corpus
];
