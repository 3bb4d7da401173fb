/** The rated drawings of a project as networks of one configuration look at them, with their true places. */
import { say } from '../../contract/message';
import { AppError } from '../../contract/app-error';
import type { Configuration } from '../../contract/running/configuration';
import type { RunKey, RunRecord } from '../../contract/running/run';
import { isIncluded, type Stimulus } from '../../contract/study/stimulus';
import { assignFoldsBy } from '../../core/folds/fold-schemes';
import type { ImageBank } from '../../pipeline/bank/image-bank';
import type { DecodeImage } from '../../pipeline/decode/decode-image';
import { readProject } from '../../store/project/project-store';
import { readSpace } from '../../store/project/space-store';
import { readStimuli } from '../../store/files/tables';
import { readRun } from '../../store/runs/run-store';
import { describeDirections } from '../../studio/spaces/judge/judge-space';
import { openStimulusBank } from '../../studio/spaces/judge/stimulus-pixels';
import { placesInOrder } from '../runs/run-data';

export interface RatedDrawings {
  readonly stimuli: readonly Stimulus[];
  readonly coordinates: Float64Array; // n x dims
  readonly truth: ReadonlyMap<string, readonly number[]>;
  readonly bank: ImageBank;
  readonly folds: number[];
}

export async function readRatedDrawings(
  folder: string,
  configuration: Configuration,
  lineThickness: number,
  decode: DecodeImage,
): Promise<RatedDrawings> {
  const project = await readProject(folder);
  const all = await readStimuli(folder);
  const space = await readSpace(folder, configuration.space, configuration.dims);
  const stimuli = all.filter((stimulus) => isIncluded(stimulus) && space.stimuli.includes(stimulus.id));
  const { bank, problems } = await openStimulusBank(folder, stimuli, () => undefined, decode, lineThickness);
  if (problems[0] !== undefined) throw new AppError('bad-input', problems[0].message);
  const dealt = assignFoldsBy(null, all, project.seed);
  return {
    stimuli,
    coordinates: placesInOrder(stimuli, space),
    truth: new Map(space.stimuli.map((id, i) => [id, space.coordinates[i]!])),
    bank,
    folds: all.flatMap((stimulus, i) => (stimuli.includes(stimulus) ? [dealt[i]!] : [])),
  };
}

export function requireRuns(folder: string, keys: readonly RunKey[]): Promise<RunRecord[]> {
  return Promise.all(
    keys.map(async (key) => {
      const record = await readRun(folder, key);
      if (record === null) throw new AppError('not-found', say`The record of the run ${key} is not in the project. Start its step again.`);
      return record;
    }),
  );
}

/** Of the features people rated, each averaged over what fits it. */
export function averagedDirections(...given: Parameters<typeof describeDirections>): { feature: string; vector: number[] }[] {
  const { averaged } = describeDirections(...given);
  return averaged.filter(({ by }) => by === 'spearman').map(({ feature, vector }) => ({ feature, vector: [...vector] }));
}
