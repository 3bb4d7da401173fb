/** The tables a window offers to save, as CSV text. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { resultChoiceSchema, type ResultChoice } from '../../contract/results/results';
import { exportTagged, type Cell } from '../../store/files/csv';
import { readProject } from '../../store/project/project-store';
import { readSpace, readSpaceDescription } from '../../store/project/space-store';
import { readDissimilarities, readStimuli } from '../../store/files/tables';
import { listKept } from '../../store/project/placed-store';
import { placesCsv } from '../placing/places-csv';
import { ratingStudyTable, tripletStudyTable } from '../rating-study/describe-study';
import { buildResults } from '../results/rows/build-results';
import { compareConfigurations } from '../results/comparing/compare-configurations';
import { configurationsCsv } from '../results/configurations-csv';
import { asPublishedCsv, comparisonCsv, predictionsCsv, seedsCsv } from '../results/tables';
import { settingsWords } from '../spaces/files/settings-words';
import { spaceTag } from '../spaces/space-tag';

export async function tableCsv(folder: string, name: string, query: URLSearchParams): Promise<string> {
  const write = Object.hasOwn(tables, name) ? tables[name as keyof typeof tables] : undefined;
  if (write === undefined)
    throw new AppError('not-found', say`There is no table ‘${name}’. The tables are: ${Object.keys(tables).join(', ')}.`);
  return write(folder, query);
}

const tables = {
  comparison: async (folder: string, query: URLSearchParams) => comparisonCsv(await buildResults(folder, readChoice(query))),
  predictions: async (folder: string, query: URLSearchParams) => predictionsCsv(await buildResults(folder, readChoice(query))),
  'as-published': async (folder: string, query: URLSearchParams) => asPublishedCsv(await buildResults(folder, readChoice(query))),
  configurations: async (folder: string) => configurationsCsv(await compareConfigurations(folder)),
  seeds: async (folder: string, query: URLSearchParams) => seedsCsv(await buildResults(folder, readChoice(query))),
  stimuli: async (folder: string) => {
    const rows = await readStimuli(folder);
    return labelled(
      folder,
      ['id', 'name', 'category', 'image', 'excluded'],
      rows.map(({ id, name, category, image, excluded }) => [id, name, category, image, excluded ?? '']),
    );
  },
  dissimilarities: async (folder: string) => {
    const rows = await readDissimilarities(folder);
    return labelled(
      folder,
      ['first', 'second', 'dissimilarity', 'ratings'],
      rows.map(({ first, second, dissimilarity, ratings }) => [first, second, dissimilarity, ratings]),
    );
  },
  placed: async (folder: string) => {
    const kept = await listKept(folder);
    const dims = kept.reduce((most, { method }) => Math.max(most, method.dims), 1);
    return placesCsv(
      (await readProject(folder)).tag,
      kept.map(({ name, placed }) => ({ ...placed, id: name })),
      dims,
    );
  },
  'rating-study': (folder: string) => ratingStudyTable(folder),
  'rating-study-triplets': (folder: string) => tripletStudyTable(folder),
  space: async (folder: string, query: URLSearchParams) => {
    const dims = Number(query.get('dims'));
    if (!Number.isInteger(dims) || dims < 1)
      throw new AppError('bad-input', say`‘${query.get('dims') ?? ''}’ is not a number of dimensions.`);
    const name = query.get('name') ?? '';
    const { stimuli, coordinates } = await readSpace(folder, name, dims);
    const settings = settingsWords((await readSpaceDescription(folder, name)).settings);
    const header = ['stimulus', ...Array.from({ length: dims }, (_, d) => `d${d + 1}`), ...(settings === null ? [] : ['settings'])];
    const rows = stimuli.map((id, i) => [id, ...(coordinates[i] ?? []), ...(settings === null ? [] : [settings])]);
    return exportTagged(await spaceTag(folder, name), header, rows);
  },
} as const satisfies Record<string, (folder: string, query: URLSearchParams) => Promise<string>>;

function readChoice(query: URLSearchParams): ResultChoice {
  const { dims, ...rest } = Object.fromEntries(query);
  const read = resultChoiceSchema.safeParse({ ...rest, ...(dims === undefined ? {} : { dims: Number(dims) }) });
  if (!read.success) throw new AppError('bad-input', say`‘${query.toString()}’ does not name finished results.`);
  return read.data;
}

async function labelled(folder: string, header: readonly string[], rows: readonly (readonly Cell[])[]): Promise<string> {
  return exportTagged((await readProject(folder)).tag, header, rows);
}
