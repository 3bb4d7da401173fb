/** What the window's header and start screen show of a project. */
import { AppError } from '../../contract/app-error';
import type { ProjectSummary } from '../../contract/study/project';
import type { Dissimilarity, Rating, Stimulus } from '../../contract/study/stimulus';
import { readCorpora } from '../../store/corpora/corpus-store';
import { checkData } from '../../store/project/project-check';
import { readProject, savedAtMs } from '../../store/project/project-store';
import { listSpaces } from '../../store/project/space-store';
import { readDissimilarities, readIncludedRatings, readStimuli } from '../../store/files/tables';
import { readIncludedTriplets } from '../../store/project/triplet-store';
import type { StudioContext } from '../context';

/** Null while no project is open. */
export async function describeProject(context: StudioContext): Promise<ProjectSummary | null> {
  const folder = openFolder(context);
  return folder === null ? null : describeProjectFolder(folder);
}

/** Damaged tables count as empty and show among the problems; only an unreadable project.json fails. */
export async function describeProjectFolder(folder: string): Promise<ProjectSummary> {
  const file = await readProject(folder);
  const stimuli = await orEmpty<Stimulus>(() => readStimuli(folder));
  const ratings = await orEmpty<Rating>(() => readIncludedRatings(folder));
  const dissimilarities = await orEmpty<Dissimilarity>(() => readDissimilarities(folder));
  const triplets = await orEmpty(() => readIncludedTriplets(folder));
  const corpora = await orEmpty(async () => (await readCorpora(folder)).corpora);
  const spaces = await orEmpty(() => listSpaces(folder));
  return {
    folder,
    file,
    stimuli: stimuli.length,
    categories: [...new Set(stimuli.map(({ category }) => category))].filter((category) => category !== ''),
    ratings: ratings.length > 0 ? ratings.length : dissimilarities.reduce((sum, pair) => sum + pair.ratings, 0),
    dissimilarities: dissimilarities.length,
    triplets: triplets.length,
    corpora: corpora.length,
    spaces: spaces.map(({ name }) => name),
    problems: await checkData(folder),
    savedAtMs: await savedAtMs(folder),
  };
}

function openFolder(context: StudioContext): string | null {
  try {
    return context.folder();
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  }
}

/** The sentence of the failure is found again by `checkData`. */
async function orEmpty<T>(read: () => Promise<T[]>): Promise<T[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}
