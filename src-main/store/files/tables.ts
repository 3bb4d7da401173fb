/** The tables of a project: stimuli, ratings, dissimilarities, features. An absent table has no rows. */
import {
  dissimilaritySchema,
  featureValueSchema,
  ratingSchema,
  stimulusSchema,
  isIncluded,
  type Dissimilarity,
  type FeatureValue,
  type Rating,
  type Stimulus,
} from '../../contract/study/stimulus';
import { insideProject } from '../../files/inside-project';
import { phrase } from '../../contract/message';
import { readCsvIfThere, rowError, writeCsv, type Columns } from './csv';
import { readLargeCsvIfThere } from './table-memory';

export async function readStimuli(folder: string): Promise<Stimulus[]> {
  const path = insideProject(folder, 'stimuli.csv');
  const rows = (await readCsvIfThere(path, stimulusColumns, stimulusSchema)) ?? [];
  const seen = new Set<string>();
  rows.forEach(({ id }, index) => {
    if (seen.has(id)) throw rowError(path, index + 2, phrase`the id ‘${id}’ stands there twice; each stimulus needs its own`);
    seen.add(id);
  });
  return rows;
}

/** Those that take part, in the order of the table. */
export async function readIncludedStimuli(folder: string): Promise<Stimulus[]> {
  return (await readStimuli(folder)).filter(isIncluded);
}

export async function writeStimuli(folder: string, rows: readonly Stimulus[]): Promise<void> {
  await writeCsv(insideProject(folder, 'stimuli.csv'), stimulusColumns, rows);
}

/** With those that are excluded, for whoever shows them or writes the table again. */
export async function readRatings(folder: string): Promise<Rating[]> {
  return (await readLargeCsvIfThere(insideProject(folder, 'ratings.csv'), ratingColumns, ratingSchema)) ?? [];
}

/** Those that count. */
export async function readIncludedRatings(folder: string): Promise<Rating[]> {
  return (await readRatings(folder)).filter(isIncluded);
}

export async function writeRatings(folder: string, rows: readonly Rating[]): Promise<void> {
  await writeCsv(insideProject(folder, 'ratings.csv'), ratingColumns, rows);
}

export async function readDissimilarities(folder: string): Promise<Dissimilarity[]> {
  return (await readLargeCsvIfThere(insideProject(folder, 'dissimilarities.csv'), dissimilarityColumns, dissimilaritySchema)) ?? [];
}

export async function writeDissimilarities(folder: string, rows: readonly Dissimilarity[]): Promise<void> {
  await writeCsv(insideProject(folder, 'dissimilarities.csv'), dissimilarityColumns, rows);
}

export async function readFeatures(folder: string): Promise<FeatureValue[]> {
  return (await readLargeCsvIfThere(insideProject(folder, 'features.csv'), featureColumns, featureValueSchema)) ?? [];
}

export async function writeFeatures(folder: string, rows: readonly FeatureValue[]): Promise<void> {
  await writeCsv(insideProject(folder, 'features.csv'), featureColumns, rows);
}

const stimulusColumns: Columns<Stimulus> = {
  id: 'text',
  name: 'text',
  category: 'text',
  image: 'text',
  excluded: 'text-if-any',
  source: 'text-if-any',
};
const ratingColumns: Columns<Rating> = {
  rater: 'text',
  first: 'text',
  second: 'text',
  rating: 'number',
  source: 'text-if-any',
  excluded: 'text-if-any',
};
const dissimilarityColumns: Columns<Dissimilarity> = { first: 'text', second: 'text', dissimilarity: 'number', ratings: 'number' };
const featureColumns: Columns<FeatureValue> = { stimulus: 'text', scale: 'text', feature: 'text', value: 'number' };
