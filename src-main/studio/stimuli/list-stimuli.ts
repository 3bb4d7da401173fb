/** The stimuli of the open project as the Stimuli screen shows them, each with what is wrong with it. */
import { AppError } from '../../contract/app-error';
import { isIncluded, type Dissimilarity, type Rating, type StimulusCard } from '../../contract/study/stimulus';
import { insideProject } from '../../files/inside-project';
import { assignFolds } from '../../core/folds/folds';
import { readProject } from '../../store/project/project-store';
import { readSpace } from '../../store/project/space-store';
import { readDissimilarities, readIncludedRatings, readStimuli } from '../../store/files/tables';
import type { StudioContext } from '../context';
import { readDrawings, type DrawingLook } from './drawing-looks';
import { findStimulusProblems } from './find-problems';

export async function listStimuli(context: Pick<StudioContext, 'folder' | 'images'>): Promise<StimulusCard[]> {
  const folder = context.folder();
  const stimuli = await readStimuli(folder);
  const places = await readPlaces(folder);
  const judgements = countJudgements(await readIncludedRatings(folder), await readDissimilarities(folder));
  const folds = assignFolds(stimuli);
  const problems = await findStimulusProblems(folder, stimuli, places, judgements.partners, context.images);
  const looks = await readDrawings(
    stimuli.map(({ image }) => placeOf(folder, image)),
    context.images,
  );
  return stimuli.map((stimulus, i) => ({
    ...stimulus,
    coordinates: places?.get(stimulus.id) ?? [],
    ratings: judgements.counts.get(stimulus.id) ?? 0,
    fold: isIncluded(stimulus) ? (folds[i] ?? null) : null,
    problems: problems.get(stimulus.id) ?? [],
    version: versionOf(looks[i]!),
  }));
}

/** Null where there is no drawing, or none that may be read; the problems say which. */
function placeOf(folder: string, image: string): string | null {
  try {
    return image === '' ? null : insideProject(folder, image);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function versionOf(look: DrawingLook): string {
  return look.state === 'seen' ? look.hash.slice(0, 16) : '';
}

/** Null without a target space, or when its coordinates are not there. */
async function readPlaces(folder: string): Promise<Map<string, number[]> | null> {
  const { targetSpace } = await readProject(folder);
  if (targetSpace === null) return null;
  try {
    const { stimuli, coordinates } = await readSpace(folder, targetSpace.name, targetSpace.dims);
    return new Map(stimuli.map((id, i) => [id, coordinates[i]!]));
  } catch (error) {
    if (error instanceof AppError) return null; // the project's problems say so
    throw error;
  }
}

interface JudgementCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly partners: ReadonlyMap<string, ReadonlySet<string>>;
}

/** From single ratings, and for pairs without any from how many stand behind the dissimilarity. */
function countJudgements(ratings: readonly Rating[], dissimilarities: readonly Dissimilarity[]): JudgementCounts {
  const counts = new Map<string, number>();
  const partners = new Map<string, Set<string>>();
  const count = (id: string, other: string, judgements: number): void => {
    counts.set(id, (counts.get(id) ?? 0) + judgements);
    partners.set(id, (partners.get(id) ?? new Set<string>()).add(other));
  };
  const add = (first: string, second: string, judgements: number): void => {
    count(first, second, judgements);
    count(second, first, judgements);
  };
  for (const { first, second } of ratings) add(first, second, 1);
  const isCounted = new Map([...partners].map(([id, others]) => [id, new Set(others)]));
  for (const pair of dissimilarities) if (isCounted.get(pair.first)?.has(pair.second) !== true) add(pair.first, pair.second, pair.ratings);
  return { counts, partners };
}
