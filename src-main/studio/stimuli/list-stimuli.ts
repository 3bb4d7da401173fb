/** The stimuli of the open project as the Stimuli screen shows them, each with what is wrong with it. */
import { join } from 'node:path';
import { AppError } from '../../contract/app-error';
import type { Dissimilarity, Rating, Stimulus, StimulusCard } from '../../contract/stimulus';
import { assignFolds } from '../../core/folds/folds';
import { findImageProblem } from '../../store/image-check';
import { readBytesIfThere } from '../../store/read-json';
import { readProject } from '../../store/project-store';
import { sha256 } from '../../store/run-key';
import { readSpace } from '../../store/space-store';
import { readDissimilarities, readRatings, readStimuli } from '../../store/tables';
import type { StudioContext } from '../context';

export async function listStimuli(context: StudioContext): Promise<StimulusCard[]> {
  const folder = context.folder();
  const stimuli = await readStimuli(folder);
  const places = await readPlaces(folder);
  const judgements = countJudgements(await readRatings(folder), await readDissimilarities(folder));
  const twins = await findTwins(folder, stimuli);
  const folds = assignFolds(stimuli);
  return Promise.all(
    stimuli.map(async (stimulus, i) => {
      const problems = [
        await describeDrawing(folder, stimulus),
        twins.get(stimulus.id) ?? null,
        describePartners(stimulus, stimuli, judgements),
        places !== null && !places.has(stimulus.id) ? 'It has no place in the target space. Compute the space again.' : null,
      ];
      return {
        ...stimulus,
        coordinates: places?.get(stimulus.id) ?? [],
        ratings: judgements.counts.get(stimulus.id) ?? 0,
        fold: folds[i] ?? null,
        problems: problems.filter((problem) => problem !== null),
      };
    }),
  );
}

async function describeDrawing(folder: string, { image }: Stimulus): Promise<string | null> {
  if (image === '') return 'It has no drawing. Put its image into stimuli/ and name it in stimuli.csv.';
  const problem = await findImageProblem(join(folder, image));
  return problem === null ? null : `The drawing ${image} ${problem}. Put a good file in its place.`;
}

/** By id, where the drawing is byte for byte that of another stimulus. */
async function findTwins(folder: string, stimuli: readonly Stimulus[]): Promise<Map<string, string>> {
  const first = new Map<string, string>();
  const twins = new Map<string, string>();
  for (const { id, name, image } of stimuli) {
    const bytes = image === '' ? null : await readBytesIfThere(join(folder, image)).catch(ignoreUnreadable);
    if (bytes === null) continue;
    const hash = sha256(bytes);
    const other = first.get(hash);
    if (other === undefined) first.set(hash, name);
    else twins.set(id, `Its drawing is the same as that of ‘${other}’. Exchange one of them.`);
  }
  return twins;
}

/** What cannot be read is reported by `describeDrawing`. */
function ignoreUnreadable(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}

/** Null without a target space, or when its coordinates are not there. */
async function readPlaces(folder: string): Promise<Map<string, number[]> | null> {
  const { targetSpace } = await readProject(folder);
  if (targetSpace === null) return null;
  try {
    const { stimuli, coordinates } = await readSpace(folder, targetSpace.name, targetSpace.dims);
    return new Map(stimuli.map((id, i) => [id, coordinates[i]!]));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null; // the project's problems say so
    throw error;
  }
}

interface Judgements {
  readonly counts: ReadonlyMap<string, number>;
  readonly partners: ReadonlyMap<string, ReadonlySet<string>>;
}

/** From single ratings where they are known, else from how many stand behind each dissimilarity. */
function countJudgements(ratings: readonly Rating[], dissimilarities: readonly Dissimilarity[]): Judgements {
  const counts = new Map<string, number>();
  const partners = new Map<string, Set<string>>();
  const pairs = ratings.length > 0 ? ratings.map(({ first, second }) => ({ first, second, ratings: 1 })) : dissimilarities;
  for (const pair of pairs)
    for (const [id, other] of [
      [pair.first, pair.second],
      [pair.second, pair.first],
    ] as const) {
      // prettier-ignore
      counts.set(id, (counts.get(id) ?? 0) + pair.ratings);
      partners.set(id, (partners.get(id) ?? new Set<string>()).add(other));
    }
  return { counts, partners };
}

function describePartners({ id }: Stimulus, stimuli: readonly Stimulus[], { partners }: Judgements): string | null {
  const rated = partners.get(id);
  if (partners.size === 0) return null; // nothing was rated at all: a matter of the project, not of this stimulus
  if (rated === undefined) return 'Nobody compared it with another stimulus.';
  const missing = stimuli.filter((other) => other.id !== id && !rated.has(other.id)).map(({ name }) => name);
  if (missing.length === 0) return null;
  const shown = missing.length > 3 ? `${missing.slice(0, 3).join(', ')} and ${missing.length - 3} more` : missing.join(', ');
  return `Nobody compared it with ${shown}.`;
}
