/** Computes a similarity space from the project's dissimilarities, in one to maxDims dimensions. */
import { AppError } from '../../contract/app-error';
import type { Space, SpaceSettings } from '../../contract/space';
import { doubtsAbout } from '../../core/spaces/fit-doubts';
import { listSpaces, requireSpaceName, writeSpace } from '../../store/space-store';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';
import { fitDimensions } from './fit-in-pool';
import { judgementsFingerprint } from './space-staleness';
import { readSpaceData } from './space-data';

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
    throw new AppError('bad-input', 'A space is computed by classical, metric or nonmetric scaling; ‘imported’ is for spaces of others.');
  const existing = (await listSpaces(folder)).find(({ name }) => name === input.name);
  if (existing?.settings.method === 'imported')
    throw new AppError('already-exists', `‘${input.name}’ is an imported space and stays as it was published. Choose another name.`);
  const save = (write: () => Promise<void>): Promise<void> => changeProject(context, 'space-computed', input.name, write);
  return computeSpaceInFolder(folder, input, 'computed from the dissimilarities of this project', save);
}

/** `source` says in words where the numbers come from; `save` may make a step of the writing, which takes no time. Fewer dimensions than asked for when there are too few stimuli. */
export async function computeSpaceInFolder(
  folder: string,
  input: ComputeSpaceInput,
  source: string,
  save: (write: () => Promise<void>) => Promise<void> = (write) => write(),
): Promise<Space> {
  const { stimuli, matrix } = await readSpaceData(folder, input.settings);
  const computedFrom = await judgementsFingerprint(folder, input.settings); // before the fit, which takes its time
  const maxDims = Math.min(input.maxDims, matrix.n - 1);
  if (maxDims < 1) throw new AppError('bad-input', 'A similarity space needs at least 3 stimuli. Add stimuli and ratings first.');
  const fits = await fitDimensions(matrix, Array.from({ length: maxDims }, (_, d) => d + 1), input.settings); // prettier-ignore
  const dimensions = fits.map((fit) => {
    const { dims, stress1, kendallTau, converged } = fit;
    const doubts = doubtsAbout(matrix, fit, input.settings);
    return { dims, stress1, kendallTau, converged, ...(doubts.length > 0 ? { doubts } : {}) };
  });
  const ids = stimuli.map(({ id }) => id);
  const coordinates = fits.map((fit) => ({ name: input.name, dims: fit.dims, stimuli: ids, coordinates: toRows(fit.coordinates, matrix.n, fit.dims) })); // prettier-ignore
  const space: Space = { schemaVersion: 1, name: input.name, settings: input.settings, source, computedFrom, dimensions };
  await save(() => writeSpace(folder, space, coordinates));
  return space;
}

/** n x dims numbers as n rows. */
export function toRows(flat: Float64Array, n: number, dims: number): number[][] {
  return Array.from({ length: n }, (_, i) => [...flat.subarray(i * dims, (i + 1) * dims)]);
}
