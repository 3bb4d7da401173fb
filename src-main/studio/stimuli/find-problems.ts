/** What is wrong with the stimuli: their drawings, their names, the pairs nobody compared, places they lack. */
import { isIncluded, type DataProblem, type Stimulus } from '../../contract/study/stimulus';
import { AppError } from '../../contract/app-error';
import { insideProject } from '../../files/inside-project';
import type { ImageReader } from '../image-reader';
import { findLikeDrawings, readDrawings, type DrawingLook } from './drawing-looks';

/** By id. `places` is null without a target space; `partners`: with whom a stimulus was compared. Excluded stimuli have no problems. */
export async function findStimulusProblems(
  folder: string,
  stimuli: readonly Stimulus[],
  places: ReadonlyMap<string, unknown> | null,
  partners: ReadonlyMap<string, ReadonlySet<string>>,
  images: ImageReader,
): Promise<Map<string, DataProblem[]>> {
  const included = stimuli.filter(isIncluded);
  const drawings = included.map(({ image }) => (image === '' ? null : placeOf(folder, image)));
  const looks = (
    await readDrawings(
      drawings.map((path) => path ?? null),
      images,
    )
  ).map((look, i): DrawingLook => (drawings[i] === undefined ? { state: 'refused' } : look));
  const likes = findLikeDrawings(looks);
  const names = new Map<string, Stimulus>();
  return new Map(
    included.map((stimulus, i) => {
      const like = likes.get(i);
      const namesake = names.get(stimulus.name.toLowerCase());
      if (namesake === undefined) names.set(stimulus.name.toLowerCase(), stimulus);
      const problems = [
        describeDrawing(stimulus, looks[i]!),
        like === undefined ? null : problem(like.isSame ? 'same-drawing' : 'similar-drawing', included[like.other]!.name),
        namesake === undefined ? null : problem('same-name', namesake.id),
        describePartners(stimulus, included, partners),
        places !== null && !places.has(stimulus.id) ? problem('no-place') : null,
      ];
      return [stimulus.id, problems.filter((found) => found !== null)];
    }),
  );
}

export function problem(kind: DataProblem['kind'], about = '', others: readonly string[] = []): DataProblem {
  return { kind, about, others: [...others] };
}

/** Undefined for a path that leads out of the project. */
function placeOf(folder: string, image: string): string | undefined {
  try {
    return insideProject(folder, image);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

function describeDrawing({ image }: Stimulus, look: DrawingLook): DataProblem | null {
  switch (look.state) {
    case 'none':
      return problem('no-drawing');
    case 'missing':
      return problem('drawing-missing', image);
    case 'empty':
      return problem('drawing-empty', image);
    case 'unreadable':
      return problem('drawing-unreadable', image);
    case 'refused':
      return problem('drawing-refused', image);
    case 'seen':
      return null;
    default:
      return look satisfies never;
  }
}

function describePartners(
  { id }: Stimulus,
  stimuli: readonly Stimulus[],
  partners: ReadonlyMap<string, ReadonlySet<string>>,
): DataProblem | null {
  if (partners.size === 0) return null; // nothing was rated at all: a matter of the project, not of this stimulus
  const compared = partners.get(id);
  if (compared === undefined) return problem('never-compared');
  const missing = stimuli.filter((other) => other.id !== id && !compared.has(other.id)).map(({ name }) => name);
  return missing.length === 0 ? null : problem('pairs-missing', '', missing);
}
