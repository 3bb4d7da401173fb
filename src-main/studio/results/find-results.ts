/** The finished results of a project in sets of one size and one space, and the rows of one of these sets. */
import { allSteps, isCurve, isOnCurve, stepMethods } from '../../core/catalogue/steps';
import { type ExperimentFile, type Step } from '../../contract/running/experiment';
import type { ProjectFile } from '../../contract/study/project';
import { isTrial, type ResultChoice, type ResultSet, type ResultSize } from '../../contract/results/results';
import type { RunKey, RunRecord } from '../../contract/running/run';
import { seedsOf } from '../../core/experiments/seeds';
import { isOtherNetworkAlone } from '../../core/catalogue/variants';
import { foldCount } from '../../core/folds/folds';
import { listFinishedRuns, listPlans, type FinishedRun } from './rows/finished-runs';
import type { RunGroup } from './rows/run-groups';

export interface FoundExperiment {
  readonly step: Step;
  readonly size: ResultSize;
  readonly space: string;
  readonly dims: number; // of the target space
  readonly groups: readonly FoundGroup[];
}

export interface FoundGroup extends RunGroup {
  /** Whether `runs` are all there will be. */
  readonly isWhole: boolean;
  readonly isStale: boolean;
}

export interface FoundResults {
  readonly sets: readonly ResultSet[];
  /** Null where nothing is finished of what is asked for. */
  readonly chosen: ResultSet | null;
  /** Of the chosen set, in the order of the steps. */
  readonly experiments: readonly FoundExperiment[];
  readonly records: ReadonlyMap<RunKey, RunRecord>;
}

export async function findResults(folder: string, project: ProjectFile, choice: ResultChoice = {}): Promise<FoundResults> {
  const plans = await listPlans(folder);
  const { runs, records } = await listFinishedRuns(folder, project, plans);
  const sets = listSets(runs, plans);
  const chosen = chooseSet(sets, project, choice);
  const experiments = chosen === null ? [] : allSteps.flatMap((step) => {
    const groups = findGroups(step, chosen, runs, plans, seedsOf(project));
    return groups.length === 0 ? [] : [{ step, size: chosen.size, space: chosen.space, dims: chosen.dims, groups }];
  }); // prettier-ignore
  return { sets, chosen, experiments, records };
}

/** The target space before others, real results before a trial, the fullest, the newest. */
function chooseSet(
  sets: readonly (ResultSet & { latest: string })[],
  { targetSpace }: ProjectFile,
  choice: ResultChoice,
): ResultSet | null {
  const { size, space, dims } = choice;
  const isTarget = (set: ResultSet): number => Number(set.space === targetSpace?.name && set.dims === targetSpace.dims);
  const [first] = sets
    .filter((set) => (size ?? set.size) === set.size && (space ?? set.space) === set.space && (dims ?? set.dims) === set.dims)
    .sort(
      (a, b) =>
        isTarget(b) - isTarget(a) || Number(isTrial(a.size)) - Number(isTrial(b.size)) || b.runs - a.runs || (a.latest < b.latest ? 1 : -1),
    );
  return first === undefined ? null : { size: first.size, space: first.space, dims: first.dims, runs: first.runs };
}

/**
 * A plan names its own set. Of other runs, those tell the target's number of dimensions that are computed in no other; the methods of the
 * dimension curve do so only where nothing else is left of a space.
 */
function listSets(runs: readonly FinishedRun[], plans: readonly ExperimentFile[]): (ResultSet & { latest: string })[] {
  const keys = new Map<string, { size: ResultSize; space: string; dims: number }>();
  const add = (size: ResultSize, space: string, dims: number): void => void keys.set(JSON.stringify([size, space, dims]), { size, space, dims }); // prettier-ignore
  for (const { preset, space, dims } of plans) add(preset, space, dims);
  for (const { size, space, targetDims, dims, method } of runs)
    if (targetDims !== null || !isOnCurve(method)) add(size, space, targetDims ?? dims);
  for (const { size, space, dims } of runs)
    if (![...keys.values()].some((set) => set.size === size && set.space === space)) add(size, space, dims);
  return [...keys.values()].flatMap((set) => {
    const own = runs.filter((run) => isOf(run, set));
    const latest = own.reduce((newest, { ended }) => (ended > newest ? ended : newest), '');
    return own.length === 0 ? [] : [{ ...set, runs: own.length, latest }];
  });
}

function isOf(run: FinishedRun, { size, space, dims }: Pick<ResultSet, 'size' | 'space' | 'dims'>): boolean {
  return run.size === size && run.space === space && (run.targetDims ?? dims) === dims && (run.dims === dims || isOnCurve(run.method));
} // prettier-ignore

/** Of each row the version that fits the present data, else the fullest, else that of the project's seed, else the newest; of that version all seeds of the project. */
function findGroups(
  step: Step,
  set: ResultSet,
  runs: readonly FinishedRun[],
  plans: readonly ExperimentFile[],
  seeds: readonly number[],
): FoundGroup[] {
  // prettier-ignore
  const plan = plans.find((each) => each.step === step && each.preset === set.size && each.space === set.space && each.dims === set.dims);
  const own = runs.filter((run) => isOf(run, set) && stepMethods[step].includes(run.method) && (isCurve(step) ? isOnCurveOf(set, run) : run.dims === set.dims)); // prettier-ignore
  if (isCurve(step) && plan === undefined && own.every(({ dims }) => dims === set.dims)) return [];
  const rows = groupBy(own, ({ method, dims, variant }) => JSON.stringify([method, dims, variant]));
  const found = rows.map((row): FoundGroup => {
    const versions = groupBy(row, ({ version, seed }) => JSON.stringify([version, seed]));
    const wanted = (version: readonly FinishedRun[]): number => (seeds.includes(version[0]!.seed) ? 1 : 0);
    const newest = (version: readonly FinishedRun[]): string => version.reduce((last, { ended }) => (ended > last ? ended : last), '');
    const [best] = versions.sort(
      (a, b) =>
        Number(a[0]!.isStale) - Number(b[0]!.isStale) || b.length - a.length || wanted(b) - wanted(a) || (newest(a) < newest(b) ? 1 : -1),
    ); // prettier-ignore
    const { method, dims, variant, isStale, version } = best![0]!;
    const all = wanted(best!) === 1 ? seeds.flatMap((seed) => row.filter((run) => run.version === version && run.seed === seed)) : best!; // prettier-ignore
    const keys = new Set(all.map(({ key }) => key));
    const planned = plan?.runs.filter((run) => run.method === method && run.dims === dims && (run.variant ?? null) === variant) ?? [];
    const isPlanned = planned.some(({ key }) => keys.has(key));
    const listed = isPlanned ? planned.map((run) => ({ ...run, seed: run.seed ?? plan!.seed })) : all;
    return {
      ...{ method, dims, isStale, isWhole: isPlanned || listed.length >= foldCount * new Set(listed.map(({ seed }) => seed)).size },
      ...(variant === null ? {} : { variant }),
      runs: listed.map(({ key, fold, seed }) => ({ key, fold, seed })),
    };
  });
  return found.sort((a, b) => orderIn(step, a, plan) - orderIn(step, b, plan));
}

/** The usual settings; a photograph network that is not the first stands with its target's own dimensions in step 1 already. */
function isOnCurveOf(set: ResultSet, { variant, dims }: FinishedRun): boolean {
  return variant === null || (isOtherNetworkAlone(variant) && dims !== set.dims);
}

/** As the step's plan lists them, its usual settings first. */
function orderIn(step: Step, { method, dims, variant }: RunGroup, plan: ExperimentFile | undefined): number {
  const at = plan?.runs.findIndex((run) => run.method === method && run.dims === dims && run.variant === variant) ?? -1;
  if (at >= 0) return at;
  return 1e6 + stepMethods[step].indexOf(method) * 100 + dims + (variant === undefined ? 0 : 5000);
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return [...groups.values()];
}
