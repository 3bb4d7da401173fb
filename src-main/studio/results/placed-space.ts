/** The coordinates of a space, found by stimulus. */
import type { SpaceCoordinates } from '../../contract/study/space';
import { isIncluded, type Stimulus } from '../../contract/study/stimulus';
import type { Places } from '../../core/experiments/place-metrics';
import { assignFolds } from '../../core/folds/folds';

export interface PlacedSpace extends Places {
  /** Ids, row by row. */
  readonly stimuli: readonly string[];
  /** Row of a stimulus in `coordinates`; undefined when the space has no place for it. */
  indexOf(stimulus: string): number | undefined;
  /** Its coordinates; [] when the space has no place for it. */
  rowOf(stimulus: string): number[];
  /** The fold of each row, -1 for a row whose stimulus is not in the project or excluded. */
  readonly folds: readonly number[];
  /** Of each row; '' where the stimulus is not in the project or has none. */
  readonly categories: readonly string[];
}

/** `dealt`: the fold of each of the stimuli, where they were not dealt as in the study. */
export function placedSpaceOf(stimuli: readonly Stimulus[], space: SpaceCoordinates, dealt = assignFolds(stimuli)): PlacedSpace {
  const index = new Map(space.stimuli.map((id, i) => [id, i]));
  const categoryById = new Map(stimuli.map(({ id, category }) => [id, category]));
  const foldById = new Map(stimuli.map((stimulus, i) => [stimulus.id, isIncluded(stimulus) ? dealt[i]! : -1]));
  return {
    coordinates: Float64Array.from(space.coordinates.flat()),
    stimuli: space.stimuli,
    n: space.stimuli.length,
    dims: space.dims,
    indexOf: (stimulus) => index.get(stimulus),
    rowOf: (stimulus) => space.coordinates[index.get(stimulus) ?? -1] ?? [],
    folds: space.stimuli.map((id) => foldById.get(id) ?? -1),
    categories: space.stimuli.map((id) => categoryById.get(id) ?? ''),
  };
}
