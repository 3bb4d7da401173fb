/** Which rows of the results can place new drawings: whole ones that learnt places, with everything they need on the disk. */
import { ofFirstSeed } from '../results/rows/summarise-folds';
import { isControl, isTraining, placesDrawings } from '../../core/catalogue/methods';
import { meanEuclideanDistance } from '../../core/catalogue/metrics';
import { isCurve } from '../../core/catalogue/steps';
import { schemeOf, variantSettings } from '../../core/catalogue/variants';
import { AppError } from '../../contract/app-error';
import { say, type Message } from '../../contract/message';
import type { RowReference } from '../../contract/results/comparison';
import type { PlacingDescription, PlacingMethod } from '../../contract/results/placing';
import type { RunKey, RunRecord } from '../../contract/running/run';
import { foldCount } from '../../core/folds/folds';
import { hasCheckpoint } from '../../store/runs/checkpoint-store';
import { readProject } from '../../store/project/project-store';
import { readMetrics } from '../../store/runs/run-store';
import { findResults, type FoundGroup } from '../results/find-results';
import { nameRow } from '../results/rows/run-groups';

/** `runs`: in the order of folds. */
export interface FoundMethod extends PlacingMethod {
  readonly runs: readonly RunKey[];
}

export interface FoundMethods extends Omit<PlacingDescription, 'methods'> {
  readonly methods: readonly FoundMethod[];
}

/** In the target space. Networks first, which answer at once; then by their error. */
export async function findPlacingMethods(folder: string): Promise<FoundMethods> {
  const { experiments, records } = await findResults(folder, await readProject(folder));
  const found: FoundMethod[] = [];
  let hasRows = false;
  for (const { step, space, groups } of experiments)
    for (const group of groups) {
      const { method, variant, dims, isWhole, isStale } = group;
      if (isCurve(step) || !placesDrawings(method) || isControl(method) || schemeOf(variant) !== null) continue;
      const settings = variant === undefined ? null : variantSettings(variant);
      // Features of two networks; and folds of which none validates, so that no two networks are strangers to a stimulus.
      if (settings?.joined !== undefined || settings?.['training-folds'] !== undefined) continue;
      const runs = foldsOf({ ...group, runs: ofFirstSeed(group.runs) }, records);
      if (!isWhole || runs === null) continue;
      hasRows = true;
      if (!(await hasWeights(folder, runs, records))) continue;
      const row: RowReference = { step, method, dims, ...(variant === undefined ? {} : { variant }) };
      const error = await meanError(folder, runs);
      found.push({ row, name: nameRow(step, group), space, dims, error, isQuick: isTraining(method), isStale, runs });
    }
  found.sort((a, b) => Number(b.isQuick) - Number(a.isQuick) || a.error - b.error);
  return { methods: found, missing: found.length > 0 ? null : hasRows ? 'no-weights' : 'no-results' };
}

/** `name`: '4', 'multi-task', '1:photograph-lasso'; null for the first. AppError with what there is. */
export async function findPlacingMethod(folder: string, name: string | null): Promise<FoundMethod> {
  const { methods, missing } = await findPlacingMethods(folder);
  const names = ({ row }: FoundMethod): string[] => [`${row.step}:${row.method}`, row.method, String(row.step)];
  const found = name === null ? methods[0] : methods.find((each) => names(each).includes(name));
  if (found !== undefined) return found;
  throw new AppError('not-available', sayMissing(missing, methods, name));
}

export function sayMissing(missing: PlacingDescription['missing'], methods: readonly FoundMethod[], name: string | null): Message {
  switch (missing) {
    case 'no-results':
      return say`Nothing in this project can place drawings yet. Start step 1 or 4 on the Experiments screen and wait until its five folds are finished.`;
    case 'no-weights':
      return say`The results of this project came without the weights of their networks, so that they cannot place further drawings. Start step 4 again.`;
    case null:
      return say`‘${name ?? ''}’ cannot place drawings. Choose one of: ${methods.map(({ row }) => `${row.step}:${row.method}`)}.`;
    default:
      return missing satisfies never;
  }
}

function foldsOf({ runs }: FoundGroup, records: ReadonlyMap<RunKey, RunRecord>): RunKey[] | null {
  const byFold = new Map(runs.map(({ key, fold }) => [fold, key]));
  const keys = Array.from({ length: foldCount }, (_, fold) => byFold.get(fold));
  return keys.every((key) => key !== undefined && records.get(key)?.state === 'done') ? (keys as RunKey[]) : null;
}

/** A training has weights of its own; a regression on an encoder reads those of another run, and on photographs a network that is always there. */
async function hasWeights(folder: string, runs: readonly RunKey[], records: ReadonlyMap<RunKey, RunRecord>): Promise<boolean> {
  for (const key of runs) {
    const { configuration, needs } = records.get(key)!;
    if (configuration.kind === 'training' && !(await hasCheckpoint(folder, key, 'best'))) return false;
    if (configuration.kind === 'regression' && configuration.features.source === 'encoder') {
      const [encoder] = needs;
      if (encoder === undefined || !(await hasCheckpoint(folder, encoder, 'best'))) return false;
    }
  }
  return true;
}

/** Mean over the folds of the mean distance from the true place. */
async function meanError(folder: string, runs: readonly RunKey[]): Promise<number> {
  const errors = await Promise.all(runs.map(async (key) => (await readMetrics(folder, key))?.test[meanEuclideanDistance] ?? Number.NaN));
  return errors.reduce((sum, error) => sum + error / errors.length, 0);
}
