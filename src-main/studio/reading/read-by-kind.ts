/** The tables that are read outside an import of tables, each by its path: what is done in the process that can be ended. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { EpochRow } from '../../contract/running/run';
import { readRegular } from '../../files/read-regular';
import { readStudyFolder } from '../../store/importers/study';
import type { StudyData } from '../../store/importers/study-data';
import type { TableChoices } from '../../store/importers/reading/sheet/read-table-file';
import { readTrainingLog } from '../../store/importers/training-log';
import { isMissing, readError } from '../../store/files/read-json';
import { largestTableFile } from '../import/tables/table-limits';
import { readCoordinateFile, type NamedPlaces } from '../spaces/files/coordinate-file';
import { readDissimilarityFile, type NamedMatrix } from '../spaces/files/dissimilarity-file';
import { readRatingFile, type RatedMatrix, type RatingFileChoice } from '../spaces/files/rating-file';
import { readTripletFile, type NamedTriplets } from '../spaces/files/triplet-file';

/** Every pair of them is compared at once, in the host. */
const mostStudyItems = 1000;

const tableReaders = {
  async study(source: string, knownCategories: ReadonlyMap<string, string>): Promise<StudyData> {
    const study = await readStudyFolder(source, knownCategories);
    if (study.stimuli.length > mostStudyItems)
      throw new AppError(
        'bad-input',
        say`The study in ${source} has ${study.stimuli.length} items, more than the ${mostStudyItems} that can be imported. Take out those that are not needed.`,
      );
    return study;
  },
  async log(path: string, name: string): Promise<{ readonly epochs: readonly EpochRow[]; readonly repeated: number }> {
    return readTrainingLog(new TextDecoder().decode(await readGiven(path)), name);
  },
  async dissimilarities(path: string, choices: TableChoices): Promise<NamedMatrix> {
    return readDissimilarityFile(await readGiven(path), path, choices);
  },
  async ratings(path: string, choice: RatingFileChoice): Promise<RatedMatrix> {
    return readRatingFile(await readGiven(path), path, choice);
  },
  async coordinates(path: string): Promise<NamedPlaces> {
    return readCoordinateFile(await readGiven(path), path);
  },
  async triplets(path: string, choices: TableChoices): Promise<NamedTriplets> {
    return readTripletFile(await readGiven(path), path, choices);
  },
};

export type TableReadersByKind = typeof tableReaders;
export type TableKind = keyof TableReadersByKind;

/** Never rejects for what is in the file other than with an AppError. */
export function readTableOf(kind: TableKind, given: readonly unknown[]): Promise<unknown> {
  const readers = tableReaders as Readonly<Record<TableKind, (...given: readonly unknown[]) => Promise<unknown>>>;
  return readers[kind](...given); // the table reader has asked with what it takes
}

async function readGiven(path: string): Promise<Uint8Array> {
  return readRegular(path, largestTableFile).catch((error: unknown) => {
    if (isMissing(error)) throw new AppError('not-found', say`There is no file ${path}. Check its name and folder.`);
    throw error instanceof AppError ? error : readError(error, path);
  });
}
