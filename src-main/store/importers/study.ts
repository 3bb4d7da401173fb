/**
 * Reads the public data of the Shapes study (Bechberger & Scheibel 2020; github.com/lbechberger/LearningPsychologicalSpaces, folder
 * data/Shapes) as it is laid out there. Every file is optional; what is missing is said, what is bad names file and row.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { Dissimilarity, Stimulus } from '../../contract/study/stimulus';
import { isMissing, readError } from '../files/read-json';
import { isNounFolder, readNounFolder } from './noun-study';
import { listFolder, namesFromSpaces, readIfThere, readSpaces } from './study-spaces';
import { itemKey, readCategoryNames, readFeatureTable, readFoldList, readItemNames } from './study-tables';
import { readDistanceMatrix, readSimilarities } from './study-judgements';
import type { StudyData } from './study-data';

const places = {
  items: join('mds', 'similarities', 'rating_type', 'conceptual', 'item_names.csv'),
  folds: join('ml', 'folds', 'Shapes.csv'),
  categories: join('raw_data', 'category_names.csv'),
  similarities: join('mds', 'data_set', 'aggregated', 'similarities'),
  matrix: join('mds', 'similarities', 'aggregator', 'mean', 'distance_matrix.csv'),
  features: join('mds', 'data_set', 'aggregated', 'features', 'all_features.csv'),
  spaces: join('mds', 'data_set', 'spaces', 'coordinates'),
} as const;

/** `knownCategories` (item name to category) serves when the folder itself does not say which category an item belongs to. */
export async function readStudyFolder(source: string, knownCategories: ReadonlyMap<string, string> = new Map()): Promise<StudyData> {
  await requireFolder(source);
  if (await isNounFolder(source)) return readNounFolder(source);
  const missing: string[] = [];
  const { stimuli, folds } = await readItems(source, knownCategories, missing);
  const ids = new Map(stimuli.map(({ id, name }) => [itemKey(name), id]));
  const dissimilarities = await readJudgements(source, stimuli, ids, missing);
  const features = await readIfThere(source, places.features, (text, path) => readFeatureTable(text, path, ids));
  if (features === null) missing.push(phrase`${places.features} is missing, so the stimuli have no rated features.`);
  const spaces = await readSpaces(source, places.spaces, stimuli, missing);
  if (dissimilarities.length === 0 && spaces.length === 0)
    throw new AppError(
      'bad-input',
      say`${source} has neither similarity ratings nor coordinates of a space, so there is nothing to learn from. Choose the folder data/Shapes of the study.`,
    );
  return { study: 'shapes', stimuli, folds, ratings: [], dissimilarities, features: features ?? [], spaces, missing };
}

async function requireFolder(source: string): Promise<void> {
  const entry = await stat(source).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw readError(error, source);
  });
  if (entry === null)
    throw new AppError('not-found', say`The folder ${source} does not exist. Check the path and choose the study's folder again.`);
  if (!entry.isDirectory()) throw new AppError('bad-input', say`${source} is a file. Choose the folder that holds the study's data.`);
}

/** Names in the order of the matrices; ids and categories from the list of image files, which carry both in their names. */
async function readItems(
  source: string,
  knownCategories: ReadonlyMap<string, string>,
  missing: string[],
): Promise<{ stimuli: Stimulus[]; folds: Map<string, number> | null }> {
  const names = await readIfThere(source, places.items, readItemNames);
  const list = await readIfThere(source, places.folds, readFoldList);
  const categoryNames = await readIfThere(source, places.categories, readCategoryNames);
  const ordered = names ?? list?.map(({ name }) => name) ?? (await namesFromSpaces(source, places.spaces));
  if (ordered === null)
    throw new AppError(
      'bad-input',
      say`${source} is not laid out like the study's data: neither ${places.items} nor ${places.folds} nor any file in ${places.spaces} is there. Choose the folder data/Shapes of the study.`,
    );
  const listed = new Map(list?.map((entry) => [itemKey(entry.name), entry]));
  const unlisted = ordered.filter((name) => list !== null && !listed.has(itemKey(name)));
  if (unlisted.length > 0)
    throw new AppError(
      'bad-input',
      say`${join(source, places.folds)} has no image for ${unlisted.join(', ')}. Add these rows, or remove the file.`,
    );
  if (list === null) missing.push(phrase`${places.folds} is missing, so ids are made from the names of the items.`);
  if (list !== null && categoryNames === null)
    missing.push(phrase`${places.categories} is missing, so categories go by their code or common name.`);
  const stimuli = ordered.map((name) => {
    const entry = listed.get(itemKey(name));
    const code = entry?.category ?? '';
    return {
      id: entry?.id ?? itemKey(name),
      name,
      category: categoryNames?.get(code) ?? knownCategories.get(itemKey(name)) ?? code,
      image: '',
    };
  });
  return { stimuli, folds: list === null ? null : new Map(list.map(({ id, fold }) => [id, fold])) };
}

/** Mean similarities of all pairs where they are there, else the matrix of mean dissimilarities. */
async function readJudgements(
  source: string,
  stimuli: readonly Stimulus[],
  ids: ReadonlyMap<string, string>,
  missing: string[],
): Promise<Dissimilarity[]> {
  const file = (await listFolder(join(source, places.similarities))).find((name) => /^visual_mean_\d+\.csv$/.test(name));
  if (file !== undefined) {
    const ratings = Number(/(\d+)\.csv$/.exec(file)![1]);
    const read = await readIfThere(source, join(places.similarities, file), (text, path) => readSimilarities(text, path, ids, ratings));
    if (read !== null) return read;
  }
  const matrix = await readIfThere(source, places.matrix, (text, path) =>
    readDistanceMatrix(
      text,
      path,
      stimuli.map(({ id }) => id),
    ),
  );
  if (matrix === null)
    missing.push(
      phrase`Neither ${join(places.similarities, 'visual_mean_15.csv')} nor ${places.matrix} is there, so no space can be computed anew.`,
    );
  return matrix ?? [];
}
