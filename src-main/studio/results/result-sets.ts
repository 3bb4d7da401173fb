/** The configurations a project has finished results of. Each can be chosen: what is computed later hides nothing. */
import { isOnCurve } from '../../core/catalogue/steps';
import type { ExperimentFile } from '../../contract/running/experiment';
import type { ProjectFile } from '../../contract/study/project';
import { isTrial, type ResultChoice, type ResultSet, type ResultSize } from '../../contract/results/results';
import { canonicalJson } from '../../store/files/canonical-json';
import { sha256 } from '../../store/runs/run-key';
import type { FinishedRun } from './rows/finished-runs';
import { numbersOfPlan, type Numbers } from './rows/settings-of-runs';
import { apartWords, groupBy, hiddenIn, runsIn, versionsOf, type Apart, type Version } from './rows/versions';

export interface FoundSet extends ResultSet {
  /** Null for the set that shows the present version of every row; the others show what that one hides. */
  readonly apart: Apart | null;
  readonly latest: string;
  /** Of each row. */
  readonly rows: readonly (readonly Version[])[];
}

export interface Base {
  readonly size: ResultSize;
  readonly numbers: Numbers;
  readonly space: string;
  readonly dims: number;
}

export function listSets(
  runs: readonly FinishedRun[],
  plans: readonly ExperimentFile[],
  seeds: readonly number[],
  familyOf: (seed: number) => string,
  { fitted }: Pick<ProjectFile, 'fitted'>,
): FoundSet[] {
  const planned = fitted === undefined ? null : numbersOfPlan(fitted).id;
  return listBases(runs, plans).flatMap((base) => {
    const own = runs.filter((run) => isOf(run, base));
    const rows = groupBy(own, rowKey).map((row) => versionsOf(row, seeds, familyOf));
    const hidden = new Map(rows.flatMap(hiddenIn).map((apart) => [canonicalJson(apart), apart]));
    return [null, ...hidden.values()].flatMap((apart) => {
      const shown = rows.flatMap((versions) => runsIn(versions, apart));
      return shown.length === 0 ? [] : [describeSet(base, apart, rows, shown, planned)];
    });
  });
}

/**
 * A plan names its own set. Of other runs, those tell the target's number of dimensions that are computed in no other; the methods of the
 * dimension curve do so only where nothing else is left of a space.
 */
export function listBases(runs: readonly RunOfBase[], plans: readonly ExperimentFile[]): Base[] {
  const bases = new Map<string, Base>();
  const add = (size: ResultSize, numbers: readonly Numbers[], space: string, dims: number): void => {
    for (const each of numbers) bases.set(JSON.stringify([size, each.id, space, dims]), { size, numbers: each, space, dims });
  };
  const numbersIn = (preset: ResultSize): Numbers[] => runs.flatMap(({ size, numbers }) => (size === preset ? [...numbers] : []));
  for (const { preset, space, dims } of plans) add(preset, numbersIn(preset), space, dims);
  for (const { size, numbers, space, targetDims, dims, method } of runs)
    if (targetDims !== null || !isOnCurve(method)) add(size, numbers, space, targetDims ?? dims);
  for (const { size, numbers, space, dims } of runs)
    if (![...bases.values()].some((base) => base.size === size && base.space === space)) add(size, numbers, space, dims);
  return [...bases.values()];
}

type RunOfBase = Pick<FinishedRun, 'size' | 'numbers' | 'space' | 'targetDims' | 'dims' | 'method'>;

export const rowKey = ({ method, dims, variant }: Pick<FinishedRun, 'method' | 'dims' | 'variant'>): string =>
  JSON.stringify([method, dims, variant]);

export function isOf(run: RunOfBase, { size, numbers, space, dims }: Base): boolean {
  const isOfSize = run.size === size && run.numbers.some(({ id }) => id === numbers.id);
  return isOfSize && run.space === space && (run.targetDims ?? dims) === dims && (run.dims === dims || isOnCurve(run.method));
}

function describeSet(
  { size, numbers, space, dims }: Base,
  apart: Apart | null,
  rows: FoundSet['rows'],
  shown: readonly FinishedRun[],
  planned: string | null,
): FoundSet {
  return {
    configuration: hashOfSet({ size, numbers, space, dims }, apart),
    ...{ size, space, dims, apart, rows },
    about: [...(numbers.words === '' ? [] : [numbers.words]), ...(apart === null ? [] : apartWords(apart))],
    runs: shown.length,
    isPresent: apart === null && (size === 'fitted' ? numbers.id === planned : size !== 'other'),
    latest: shown.reduce((newest, { ended }) => (ended > newest ? ended : newest), ''),
  };
}

/** By which a configuration is chosen. */
export function hashOfSet({ size, numbers, space, dims }: Base, apart: Apart | null = null): string {
  return sha256(canonicalJson([size, numbers.id, space, dims, ...(apart === null ? [] : [apart])])).slice(0, 8);
}

/** 'quick', 'fitted, 72 pixels, width 0.25, 20 epochs' */
export const nameSet = ({ size, about }: Pick<ResultSet, 'size' | 'about'>): string => [size, ...about].join(', ');

/** What is shown at present before what it hides, the target space before others, real results before a trial, the fullest, the newest. */
export function chooseSet(sets: readonly FoundSet[], { targetSpace }: ProjectFile, choice: ResultChoice): FoundSet | null {
  const { configuration, size, space, dims } = choice;
  const isTarget = (set: FoundSet): number => Number(set.space === targetSpace?.name && set.dims === targetSpace.dims);
  // Of a size that is asked for; of several plans for the time there is that says little.
  const isAsked = (set: FoundSet): number => Number((size ?? configuration) === set.size && set.isPresent);
  const named = configuration === undefined ? sets : bearing(configuration, sets);
  const [first] = named
    .filter((set) => (size ?? set.size) === set.size && (space ?? set.space) === set.space && (dims ?? set.dims) === set.dims)
    .sort(
      (a, b) =>
        Number(b.apart === null) - Number(a.apart === null) ||
        isTarget(b) - isTarget(a) ||
        isAsked(b) - isAsked(a) ||
        Number(isTrial(a.size)) - Number(isTrial(b.size)) ||
        b.runs - a.runs ||
        (a.latest < b.latest ? 1 : -1),
    );
  return first ?? null;
}

/** By hash, by whole name, or by size. */
function bearing(text: string, sets: readonly FoundSet[]): FoundSet[] {
  const plain = (name: string): string => name.trim().toLowerCase();
  const byHash = sets.filter((set) => set.configuration === plain(text));
  if (byHash.length > 0) return byHash;
  const byName = sets.filter((set) => plain(nameSet(set)) === plain(text));
  return byName.length > 0 ? byName : sets.filter(({ size }) => size === plain(text));
}
