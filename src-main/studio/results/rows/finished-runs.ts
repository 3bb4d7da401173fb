/** Every finished run of a project with what it is a run of: found by the files in runs/, whatever the present plans say. */
import { allSteps } from '../../../core/catalogue/steps';
import { AppError } from '../../../contract/app-error';
import type { Configuration } from '../../../contract/running/configuration';
import { type ExperimentFile, type Method } from '../../../contract/running/experiment';
import type { ProjectFile } from '../../../contract/study/project';
import type { ResultSize } from '../../../contract/results/results';
import type { RunKey, RunRecord } from '../../../contract/running/run';
import { withNetwork } from '../../../core/catalogue/variants';
import { otherNetworkOf } from '../../../core/experiments/photograph-network';
import { withoutSeeds } from '../../../core/experiments/seeds';
import { inputNetworkOf, recogniseRun, type RecognisedRun } from '../../../core/experiments/recognise';
import { canonicalJson } from '../../../store/files/canonical-json';
import { dataFingerprint, type FingerprintCache } from '../../../store/project/data-fingerprint';
import { readEarlierExperiments, readExperiment } from '../../../store/runs/experiment-store';
import { listRuns, readMetrics } from '../../../store/runs/run-store';
import {
  facetsOf,
  numbersOf,
  numbersOfPlan,
  settleNumbers,
  unknownNumbers,
  type Facets,
  type Numbers,
  type RunNumbers,
} from './settings-of-runs';

export interface FinishedRun {
  readonly key: RunKey;
  readonly fold: number;
  readonly seed: number;
  readonly method: Method;
  readonly dims: number;
  readonly variant: string | null;
  readonly size: ResultSize;
  /** Which numbers of that size; several where it is the same in all of them. */
  readonly numbers: readonly Numbers[];
  /** What it was computed with. */
  readonly facets: Facets;
  readonly space: string;
  /** Of the target space it was made for; null where it would be the same for any. */
  readonly targetDims: number | null;
  /** Equal for all folds and seeds of one configuration on the same data. */
  readonly version: string;
  /** What it was computed from is no longer what the project holds. */
  readonly isStale: boolean;
  readonly ended: string;
}

export async function listPlans(folder: string): Promise<ExperimentFile[]> {
  const files = await Promise.all(allSteps.map((step) => readExperiment(folder, step)));
  return files.filter((file) => file !== null);
}

/** The present ones first, then those that they took the place of. */
export async function listEveryPlan(folder: string): Promise<ExperimentFile[]> {
  const [present, earlier] = await Promise.all([listPlans(folder), readEarlierExperiments(folder)]);
  return [...present, ...earlier];
}

export interface FinishedRuns {
  readonly runs: readonly FinishedRun[];
  /** Every record there is, also of runs that are not finished. */
  readonly records: ReadonlyMap<RunKey, RunRecord>;
}

/** Runs whose record is lost are taken on trust where a plan names them and their metrics are there. */
export async function listFinishedRuns(folder: string, project: ProjectFile, plans: readonly ExperimentFile[]): Promise<FinishedRuns> {
  const records = new Map((await listRuns(folder)).map((record) => [record.key, record]));
  const isStale = createStaleness(folder, project);
  const recognise = createRecognition();
  const planned = namedByPlans(plans);
  const described = await Promise.all(
    [...records.values()].flatMap((record) =>
      record.state === 'done' ? [describe(record, planned.get(record.key), project, isStale, recognise)] : [],
    ),
  );
  const trusted = await Promise.all(
    [...planned.values()]
      .filter(({ run }) => !records.has(run.key))
      .map(async ({ plan, run: { key, fold, seed, method, dims, variant = null } }): Promise<DescribedRun[]> => {
        if ((await readMetrics(folder, key)) === null) return [];
        const { preset: size, space, dims: targetDims } = plan;
        return [
          {
            key,
            fold,
            seed: seed ?? plan.seed,
            method,
            dims,
            variant,
            size,
            space,
            targetDims,
            version: 'without record',
            isStale: false,
            ended: '',
            facets: {},
            made: unknownNumbers,
          },
        ];
      }),
  );
  return { runs: settle([...described, ...trusted.flat()], project), records };
}

type DescribedRun = Omit<FinishedRun, 'numbers'> & { readonly made: RunNumbers };
interface PlannedIn {
  readonly plan: ExperimentFile;
  readonly run: ExperimentFile['runs'][number];
}

/** Of several plans that name a run the first counts. */
export function namedByPlans(plans: readonly ExperimentFile[]): ReadonlyMap<RunKey, PlannedIn> {
  return new Map([...plans].reverse().flatMap((plan) => plan.runs.map((run) => [run.key, { plan, run }] as const)));
}

/** With the numbers that each is of. */
export function settle<T extends { readonly size: ResultSize; readonly made: RunNumbers }>(
  described: readonly T[],
  { fitted }: Pick<ProjectFile, 'fitted'>,
): (Omit<T, 'made'> & { readonly numbers: readonly Numbers[] })[] {
  return [...new Set(described.map(({ size }) => size))].flatMap((size) => {
    const present = size === 'fitted' && fitted !== undefined ? numbersOfPlan(fitted).id : null;
    const own = described.filter((run) => run.size === size);
    const numbers = settleNumbers(
      own.map(({ made }) => made),
      present,
    );
    return own.map(({ made: _, ...run }, i) => ({ ...run, numbers: numbers[i]! }));
  });
}

async function describe(
  record: RunRecord,
  known: PlannedIn | undefined,
  project: ProjectFile,
  isStale: (configuration: Configuration, fingerprint: string) => Promise<boolean>,
  recognise: (configuration: Configuration) => RecognisedRun,
): Promise<DescribedRun> {
  const { configuration, dataFingerprint: fingerprint, ended } = record;
  return {
    ...describeRun(record, known, project, recognise(configuration)),
    facets: facetsOf(configuration),
    version: canonicalJson([withoutSeeds(configuration), fingerprint]),
    isStale: await isStale(configuration, fingerprint),
    ended: ended ?? '',
  };
}

type RunOfRow = Pick<DescribedRun, 'key' | 'fold' | 'seed' | 'method' | 'dims' | 'variant' | 'size' | 'made' | 'space' | 'targetDims'>;

/** What a record is a run of. */
export function describeRun(
  { key, fold, configuration }: RunRecord,
  known: PlannedIn | undefined,
  project: ProjectFile,
  recognised: RecognisedRun,
): RunOfRow {
  const { method, preset, variant, targetDims } = recognised;
  const size = known?.plan.preset ?? preset ?? 'other';
  return {
    key,
    fold,
    seed: configuration.seed,
    method,
    dims: configuration.dims,
    // Results of a network that is no longer the first, or was taken away, stay what they are, under its name.
    variant: withNetwork(known === undefined ? variant : (known.run.variant ?? null), otherNetworkOf(configuration, project)),
    size,
    made: numbersOf(configuration, size, recognised),
    space: configuration.space,
    targetDims,
  };
}

/** The folds of a row have one configuration. */
function createRecognition(): (configuration: Configuration) => RecognisedRun {
  const known = new Map<string, RecognisedRun>();
  return (configuration) => {
    const key = JSON.stringify(configuration);
    const recognised = known.get(key) ?? recogniseRun(configuration);
    known.set(key, recognised);
    return recognised;
  };
}

/** Compares what a run was computed from with what the project holds now; each part of it is read once. */
function createStaleness(folder: string, project: ProjectFile): (configuration: Configuration, fingerprint: string) => Promise<boolean> {
  const cache: FingerprintCache = new Map();
  return async (configuration, fingerprint) => {
    const input = inputNetworkOf(configuration);
    const hasOwnLines = input === 'photograph' && otherNetworkOf(configuration, project) !== null; // which its name says
    if (!hasOwnLines && configuration.augmentation.lineThickness !== project.lineThickness?.[input]) return true;
    const now = await dataFingerprint(folder, configuration, cache).catch((error: unknown) => {
      if (error instanceof AppError) return null; // a drawing or the space is gone
      throw error;
    });
    return now !== fingerprint;
  };
}
