/** Which rows of the results can draw places: networks that learnt to reconstruct and to place, those of their folds whose weights are there. */
import { describeStep, isCurve } from '../../core/catalogue/steps';
import { trainings } from '../../core/catalogue/methods';
import { schemeOf } from '../../core/catalogue/variants';
import { AppError } from '../../contract/app-error';
import { say, type Message } from '../../contract/message';
import type { DecoderReference, DecodingDescription, DecodingMethod } from '../../contract/results/decoding';
import type { RunKey } from '../../contract/running/run';
import { hasCheckpoint } from '../../store/runs/checkpoint-store';
import { readProject } from '../../store/project/project-store';
import { findResults } from '../results/find-results';
import { nameRow } from '../results/rows/run-groups';
import { ofFirstSeed } from '../results/rows/summarise-folds';

/** `runs`: in the order of `folds`. */
export interface FoundDecoder extends DecodingMethod {
  readonly runs: readonly RunKey[];
}

export interface FoundDecoders extends Omit<DecodingDescription, 'methods'> {
  readonly methods: readonly FoundDecoder[];
}

/** In the target space, of results of every size: with the most networks first, then as the results have them. */
export async function findDecoders(folder: string): Promise<FoundDecoders> {
  const project = await readProject(folder);
  const { sets, chosen } = await findResults(folder, project);
  const target = project.targetSpace === null ? {} : { space: project.targetSpace.name, dims: project.targetSpace.dims };
  const ofTarget = [...(chosen === null ? [] : [chosen]), ...sets].filter(
    ({ space, dims }) => space === target.space && dims === target.dims,
  );
  const found: FoundDecoder[] = [];
  let hasRows = false;
  for (const size of new Set(ofTarget.map((set) => set.size))) {
    const { experiments, records } = await findResults(folder, project, { size, ...target });
    for (const { step, space, groups } of experiments)
      for (const group of groups) {
        const { variant, isStale, method } = group;
        if (isCurve(step) || !drawsPlaces(step) || schemeOf(variant) !== null) continue;
        const done = ofFirstSeed(group.runs).filter(({ key }) => records.get(key)?.state === 'done');
        hasRows ||= done.length > 0;
        const there = await Promise.all(done.map(({ key }) => hasCheckpoint(folder, key, 'best')));
        const runs = done.filter((_, i) => there[i]).sort((a, b) => a.fold - b.fold);
        if (runs.length === 0) continue;
        const row: DecoderReference = { size, step, method, dims: group.dims, ...(variant === undefined ? {} : { variant }) };
        const folds = runs.map(({ fold }) => fold);
        found.push({ row, name: nameRow(step, group), space, dims: group.dims, folds, isStale, runs: runs.map(({ key }) => key) });
      }
  }
  found.sort((a, b) => b.folds.length - a.folds.length);
  return { methods: found, missing: found.length > 0 ? null : hasRows ? 'no-weights' : 'no-results' };
}

export function sayNoDecoder(missing: DecodingDescription['missing'], methods: readonly FoundDecoder[], name: string | null): Message {
  switch (missing) {
    case 'no-results':
      return say`Nothing in this project can draw places yet. Start step 8 on the Experiments screen; the preset ‘Quick’ takes some minutes.`;
    case 'no-weights':
      return say`The results of this project came without the weights of their networks, so that they cannot draw places. Start step 8 again.`;
    case null:
      return say`‘${name ?? ''}’ cannot draw places. Choose one of: ${methods.map(({ row }) => `${row.step}:${row.method}`)}.`;
    default:
      return missing satisfies never;
  }
}

/** AppError with what there is. `name`: '8', 'multi-task-reconstruction'; null for the first. */
export async function findDecoder(folder: string, name: string | null): Promise<FoundDecoder> {
  const { methods, missing } = await findDecoders(folder);
  const names = ({ row }: FoundDecoder): string[] => [`${row.step}:${row.method}`, row.method, String(row.step)];
  const found = name === null ? methods[0] : methods.find((each) => names(each).includes(name));
  if (found !== undefined) return found;
  throw new AppError('not-available', sayNoDecoder(missing, methods, name));
}

function drawsPlaces(step: Parameters<typeof describeStep>[0]): boolean {
  const row = describeStep(step);
  if (row.kind !== 'training') return false;
  const { task, mapping } = trainings[row.training];
  return task === 'reconstruction' && mapping;
}
