/**
 * Reads the files of the NOUN study (novel objects of Horst & Hout 2016; similarity spaces of Bechberger & Kypridemou 2018) as the author's
 * repository keeps them in data/NOUN, or in its first layout. Every file is optional; what is missing is said, what is bad names file and row.
 */
import { join } from 'node:path';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { Dissimilarity, Rating, Stimulus } from '../../contract/study/stimulus';
import { readNumber, rowError, splitCsv } from '../files/csv';
import type { StudyData } from './study-data';
import { readDistanceMatrix } from './study-judgements';
import { firstThere, listSpaceFiles, namesFromSpaces, readIfThere, readSpaces } from './study-spaces';
import { itemKey, readItemNames } from './study-tables';

const places = {
  items: join('mds', 'similarities', 'item_names.csv'),
  judgements: join('mds', 'raw_data', 'raw_distances.csv'),
  matrices: [join('mds', 'similarities', 'distance_matrix.csv'), join('mds', 'NOUN_distance_matrix.csv')],
  spaces: [join('mds', 'vectors'), 'vectors', join('mds', 'output')],
} as const;

/** Whether the folder is laid out so. */
export async function isNounFolder(source: string): Promise<boolean> {
  return (await firstThere(source, [places.items, places.judgements, ...places.matrices])) !== null;
}

export async function readNounFolder(source: string): Promise<StudyData> {
  const missing: string[] = [];
  const judged = await readIfThere(source, places.judgements, readJudgements);
  if (judged === null) missing.push(phrase`${places.judgements} is missing, so there are no single judgements.`);
  const spacesPlace = await findSpaces(source);
  const names = (await readIfThere(source, places.items, readItemNames)) ?? judged?.items ?? (await namesFromSpaces(source, spacesPlace));
  if (names === null)
    throw new AppError(
      'bad-input',
      say`${source} names no items: neither ${places.items} nor ${places.judgements} nor any file of coordinates is there. Choose the folder data/NOUN of the study.`,
    );
  const stimuli: Stimulus[] = names.map((name) => ({ id: itemKey(name), name, category: '', image: '' }));
  const ids = new Map(stimuli.map(({ id, name }) => [name, id]));
  for (const { first, second } of judged?.ratings ?? [])
    for (const name of [first, second])
      if (!ids.has(name))
        throw new AppError(
          'bad-input',
          say`${join(source, places.judgements)} names ‘${name}’, which ${places.items} does not have. Correct one of the two files.`,
        );
  const ratings = (judged?.ratings ?? []).map((row) => ({ ...row, first: ids.get(row.first)!, second: ids.get(row.second)! }));
  const dissimilarities = ratings.length > 0 ? meanDistances(ratings) : await readMatrix(source, stimuli, missing);
  const spaces = await readSpaces(source, spacesPlace, stimuli, missing);
  if (dissimilarities.length === 0 && spaces.length === 0)
    throw new AppError(
      'bad-input',
      say`${source} has neither judgements nor coordinates of a space, so there is nothing to learn from. Choose the folder data/NOUN of the study.`,
    );
  missing.push(phrase`The items have no categories; their folds follow their order.`);
  return { study: 'noun', stimuli, folds: null, ratings, dissimilarities, features: [], spaces, missing };
}

/** The least likeness a pair can have; the screen on which objects were arranged is 1,500 pixels across (preprocess_NOUN.py of the study). */
const top = 5;
const pixelsPerStep = 300;

/**
 * Rows 'Subject,Stimulus,2001,2002,...': the distances in pixels at which a person put a stimulus from those of the columns, the lower half of a
 * matrix for each person. As likeness from 0 to 5, as the study has it: 5 - distance / 300.
 */
function readJudgements(text: string, path: string): { items: string[]; ratings: Rating[] } {
  const { header, rows } = splitCsv(text, path);
  const [subject, stimulus, ...items] = header;
  if (subject !== 'Subject' || stimulus !== 'Stimulus' || items.length < 3)
    throw new AppError(
      'bad-input',
      say`${path} must begin with the columns Subject, Stimulus and one for each item; it has: ${header.slice(0, 4).join(', ')}.`,
    );
  const ratings = rows.flatMap(({ row, cells }) =>
    items.flatMap((item, i): Rating[] => {
      const cell = cells[i + 2]!.trim();
      if (cell === '' || item === cells[1]) return [];
      const read = readNumber(cell);
      if ('reason' in read) throw rowError(path, row, read.reason);
      if (read.value < 0) throw rowError(path, row, phrase`a distance cannot be ${read.value}`);
      return [{ rater: cells[0]!, first: cells[1]!, second: item, rating: top - read.value / pixelsPerStep }];
    }),
  );
  return { items, ratings };
}

function meanDistances(ratings: readonly Rating[]): Dissimilarity[] {
  const sums = new Map<string, { first: string; second: string; sum: number; count: number }>();
  for (const { first, second, rating } of ratings) {
    const [a, b] = first < second ? [first, second] : [second, first];
    const entry = sums.get(`${a} ${b}`) ?? { first: a, second: b, sum: 0, count: 0 };
    sums.set(`${a} ${b}`, { ...entry, sum: entry.sum + top - rating, count: entry.count + 1 });
  }
  return [...sums.values()].map(({ first, second, sum, count }) => ({ first, second, dissimilarity: sum / count, ratings: count }));
}

async function readMatrix(source: string, stimuli: readonly Stimulus[], missing: string[]): Promise<Dissimilarity[]> {
  const place = await firstThere(source, places.matrices);
  if (place === null) {
    missing.push(phrase`Neither ${places.judgements} nor ${places.matrices[0]} is there, so no space can be computed anew.`);
    return [];
  }
  return (
    (await readIfThere(source, place, (text, path) =>
      readDistanceMatrix(
        text,
        path,
        stimuli.map(({ id }) => id),
      ),
    )) ?? []
  );
}

async function findSpaces(source: string): Promise<string> {
  for (const place of places.spaces) if ((await listSpaceFiles(source, place)).length > 0) return place;
  return places.spaces[0];
}
