/** Computes a similarity space from the project's dissimilarities or triplets, in one to maxDims dimensions. */
import { storedWords } from '../../../contract/stored-words';
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { FitDoubt, Space, SpaceDimension, SpaceSettings } from '../../../contract/study/space';
import { doubtsAbout } from '../../../core/spaces/judge/fit-doubts';
import { fittedTriplets } from '../../../core/triplets/judge-triplets';
import { judgedPairs } from '../../../core/triplets/judged-pairs';
import { tripletDoubts } from '../../../core/triplets/triplet-doubts';
import { listSpaces, requireSpaceName, writeSpace } from '../../../store/project/space-store';
import { changeProject } from '../../changes/change-project';
import type { StudioContext } from '../../context';
import { fitDimensions } from './fit-in-pool';
import { judgementsFingerprint } from '../space-staleness';
import { readSpaceData } from '../judge/space-data';
import { toRows } from '../files/to-rows';
import { readTripletData, requireJudged, tripletSettings } from './triplet-data';
import { fitTripletDimensions } from './fit-triplets';

export interface ComputeSpaceInput {
  readonly name: string;
  readonly settings: SpaceSettings;
  readonly maxDims: number;
}

/** A computed space of that name is replaced; an imported one never. */
export async function computeSpace(context: StudioContext, input: ComputeSpaceInput): Promise<Space> {
  const folder = context.folder();
  requireSpaceName(input.name);
  if (input.settings.method === 'imported')
    throw new AppError(
      'bad-input',
      say`A space is computed by classical, metric or nonmetric scaling or from triplets; ‘imported’ is for spaces of others.`,
    );
  const existing = (await listSpaces(folder)).find(({ name }) => name === input.name);
  if (existing?.settings.method === 'imported')
    throw new AppError('already-exists', say`‘${input.name}’ is an imported space and stays as it was published. Choose another name.`);
  const save = (write: () => Promise<void>): Promise<void> => changeProject(context, 'space-computed', input.name, write);
  return computeSpaceInFolder(folder, input, isOrdinal(input) ? storedWords.fromTriplets : storedWords.fromProject, save);
}

/** `source` says in words where the numbers come from; `save` may make a step of the writing, which takes no time. Fewer dimensions than asked for when there are too few stimuli. */
export async function computeSpaceInFolder(
  folder: string,
  input: ComputeSpaceInput,
  source: string,
  save: (write: () => Promise<void>) => Promise<void> = (write) => write(),
): Promise<Space> {
  const computedFrom = await judgementsFingerprint(folder, input.settings); // before the fit, which takes its time
  const { ids, dimensions, tables } = isOrdinal(input) ? await embed(folder, input) : await scale(folder, input);
  const coordinates = dimensions.map(({ dims }, d) => ({ name: input.name, dims, stimuli: [...ids], coordinates: tables[d]! }));
  const space: Space = { schemaVersion: 1, name: input.name, settings: input.settings, source, computedFrom, dimensions: [...dimensions] };
  await save(() => writeSpace(folder, space, coordinates));
  return space;
}

const isOrdinal = ({ settings }: ComputeSpaceInput): boolean => settings.method === 'ordinal';

/** `tables`: a row for each of `ids`, one table for each of `dimensions`. */
interface Computed {
  readonly ids: readonly string[];
  readonly dimensions: readonly SpaceDimension[];
  readonly tables: readonly number[][][];
}

async function scale(folder: string, { settings, maxDims }: ComputeSpaceInput): Promise<Computed> {
  const { stimuli, matrix } = await readSpaceData(folder, settings);
  const fits = await fitDimensions(matrix, upTo(maxDims, matrix.n), settings);
  const dimensions = fits.map((fit) => {
    const { dims, stress1, kendallTau, converged } = fit;
    return { dims, stress1, kendallTau, converged, ...some(doubtsAbout(matrix, fit, settings)) };
  });
  return { ids: stimuli.map(({ id }) => id), dimensions, tables: fits.map(({ coordinates, dims }) => toRows(coordinates, matrix.n, dims)) };
}

async function embed(folder: string, { settings, maxDims }: ComputeSpaceInput): Promise<Computed> {
  const data = await readTripletData(folder);
  requireJudged(data);
  const { ids, judgements } = data;
  const fits = await fitTripletDimensions(data, upTo(maxDims, ids.length), tripletSettings(settings));
  const judged = judgedPairs(fittedTriplets(judgements), ids);
  const dimensions = fits.map(({ dims, converged, triplets }) => {
    return { dims, stress1: null, kendallTau: null, converged, triplets, ...some(tripletDoubts(judged, ids.length, dims)) };
  });
  return { ids, dimensions, tables: fits.map(({ coordinates, dims }) => toRows(coordinates, ids.length, dims)) };
}

const some = (doubts: FitDoubt[]): { doubts?: FitDoubt[] } => (doubts.length > 0 ? { doubts } : {});

function upTo(maxDims: number, stimuli: number): number[] {
  const most = Math.min(maxDims, stimuli - 1);
  if (most < 1) throw new AppError('bad-input', say`A similarity space needs at least 3 stimuli. Add stimuli and ratings first.`);
  return Array.from({ length: most }, (_, d) => d + 1);
}
