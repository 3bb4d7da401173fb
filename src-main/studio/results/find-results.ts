/** The finished results of a project by configuration, and the rows of one of these. */
import { allSteps, isCurve, stepMethods } from '../../core/catalogue/steps';
import { type ExperimentFile, type Step } from '../../contract/running/experiment';
import type { ProjectFile } from '../../contract/study/project';
import type { ResultChoice, ResultSize } from '../../contract/results/results';
import type { RunKey, RunRecord } from '../../contract/running/run';
import { seedsOf } from '../../core/experiments/seeds';
import { isOtherNetworkAlone } from '../../core/catalogue/variants';
import { foldCount } from '../../core/folds/folds';
import { listEveryPlan, listFinishedRuns, type FinishedRun } from './rows/finished-runs';
import type { RunGroup } from './rows/run-groups';
import { runsIn, seedFamilies } from './rows/versions';
import { chooseSet, listSets, type FoundSet } from './result-sets';

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
  readonly sets: readonly FoundSet[];
  /** Null where nothing is finished of what is asked for. */
  readonly chosen: FoundSet | null;
  /** Of the chosen set, in the order of the steps. */
  readonly experiments: readonly FoundExperiment[];
  readonly records: ReadonlyMap<RunKey, RunRecord>;
}

export async function findResults(folder: string, project: ProjectFile, choice: ResultChoice = {}): Promise<FoundResults> {
  const { sets, experimentsOf, records } = await findEveryResult(folder, project);
  const chosen = chooseSet(sets, project, choice);
  return { sets, chosen, experiments: chosen === null ? [] : experimentsOf(chosen), records };
}

export interface EveryResult extends Pick<FoundResults, 'sets' | 'records'> {
  readonly experimentsOf: (set: FoundSet) => FoundExperiment[];
}

/** Of every configuration; the disk is asked once. */
export async function findEveryResult(folder: string, project: ProjectFile): Promise<EveryResult> {
  const plans = await listEveryPlan(folder);
  const { runs, records } = await listFinishedRuns(folder, project, plans);
  const seeds = seedsOf(project);
  const sets = listSets(
    runs,
    plans,
    seeds,
    seedFamilies(
      runs.map(({ seed }) => seed),
      seeds,
    ),
    project,
  );
  const experimentsOf = (set: FoundSet): FoundExperiment[] =>
    allSteps.flatMap((step) => {
      const groups = findGroups(step, set, plans);
      return groups.length === 0 ? [] : [{ step, size: set.size, space: set.space, dims: set.dims, groups }];
    });
  return { sets, experimentsOf, records };
}

/** Of each row the version that the set shows. */
function findGroups(step: Step, set: FoundSet, plans: readonly ExperimentFile[]): FoundGroup[] {
  const own = plans.filter((each) => each.step === step && isPlanOf(each, set));
  const [plan] = own;
  const shown = set.rows.map((versions) => runsIn(versions, set.apart)).filter(([run]) => run !== undefined && isRowOf(step, run, set));
  if (isCurve(step) && plan === undefined && shown.every(([run]) => run!.dims === set.dims)) return [];
  const found = shown.map((all): FoundGroup => {
    const { method, dims, variant, isStale } = all[0]!;
    const keys = new Set(all.map(({ key }) => key));
    const listings = set.apart?.seed === undefined ? own.map((each) => listed(each, { method, dims, variant })) : [];
    const planned = listings.find((runs) => runs.some(({ key }) => keys.has(key)));
    const runs = planned ?? all;
    return {
      ...{ method, dims, isStale, isWhole: planned !== undefined || runs.length >= foldCount * new Set(runs.map(({ seed }) => seed)).size },
      ...(variant === null ? {} : { variant }),
      runs: runs.map(({ key, fold, seed }) => ({ key, fold, seed })),
    };
  });
  return found.sort((a, b) => orderIn(step, a, plan) - orderIn(step, b, plan));
}

/** The runs of a row that a plan names. */
function listed({ runs, seed }: ExperimentFile, row: Pick<FinishedRun, 'method' | 'dims' | 'variant'>): RunGroup['runs'] {
  const own = runs.filter((run) => run.method === row.method && run.dims === row.dims && (run.variant ?? null) === row.variant);
  return own.map((run) => ({ key: run.key, fold: run.fold, seed: run.seed ?? seed }));
}

function isPlanOf({ preset, space, dims }: ExperimentFile, set: Pick<FoundSet, 'size' | 'space' | 'dims'>): boolean {
  return preset === set.size && space === set.space && dims === set.dims;
}

export function isRowOf(step: Step, run: Pick<FinishedRun, 'method' | 'dims' | 'variant'>, set: Pick<FoundSet, 'dims'>): boolean {
  return stepMethods[step].includes(run.method) && (isCurve(step) ? isOnCurveOf(set, run) : run.dims === set.dims);
}

/** The usual settings; a photograph network that is not the first stands with its target's own dimensions in step 1 already. */
function isOnCurveOf(set: Pick<FoundSet, 'dims'>, { variant, dims }: Pick<FinishedRun, 'variant' | 'dims'>): boolean {
  return variant === null || (isOtherNetworkAlone(variant) && dims !== set.dims);
}

/** As the step's plan lists them, its usual settings first. */
function orderIn(step: Step, { method, dims, variant }: RunGroup, plan: ExperimentFile | undefined): number {
  const at = plan?.runs.findIndex((run) => run.method === method && run.dims === dims && run.variant === variant) ?? -1;
  if (at >= 0) return at;
  return 1e6 + stepMethods[step].indexOf(method) * 100 + dims + (variant === undefined ? 0 : 5000);
}
