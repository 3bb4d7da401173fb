/** Rows of the results that nothing was trained for: computed from the space, the categories and what looks alike, whatever has been run. */
import { baselineMethods, baselines, features, type BaselineMethod } from '../../../core/catalogue/methods';
import type { NearestFile } from '../../../contract/results/nearest';
import type { ProjectFile } from '../../../contract/study/project';
import type { PredictionRow } from '../../../contract/running/run';
import { nameNetwork } from '../../../core/catalogue/network-name';
import { mappingTable } from '../../../core/experiments/mapping-table';
import { namedNetwork } from '../../../core/experiments/photograph-network';
import { foldCount } from '../../../core/folds/folds';
import { categoryMeans } from '../../../core/regression/baselines';
import { stimuliFingerprint } from '../../../store/project/data-fingerprint';
import { readNearest } from '../../../store/runs/nearest-store';
import { rowsOf, targetsOf } from './baseline-tables';
import type { FoundExperiment } from '../find-results';
import type { JudgedDistances } from '../judged-distances';
import { furtherSource, photographSource } from '../analysis/plan-analysis';
import type { PlacedSpace } from '../placed-space';
import { judgeTest, type FoldResult } from './summarise-folds';

/** The other stimuli by their likeness to one, the most alike first; null where it has not been computed. */
export type LooksAlike = (method: BaselineMethod, fold: number, network?: string) => ((stimulus: string) => readonly string[]) | null;

/** From what the analysis has written down. An encoder speaks for its own fold; networks of other drawings for none. */
export async function readLooksAlike(folder: string, project: ProjectFile, experiments: readonly FoundExperiment[]): Promise<LooksAlike> {
  const file = await readNearest(folder);
  if (file === null || file.fingerprint !== (await stimuliFingerprint(folder))) return () => null;
  const sources = new Map(file.sources.map((each) => [each.source, listsOf(file, each.neighbours)]));
  const groups = experiments.flatMap((experiment) => experiment.groups);
  const further = new Map((project.furtherNetworks ?? []).map((each) => [nameNetwork(namedNetwork(each)), furtherSource(each)]));
  return (method, fold, network) => {
    const { nearestBy } = baselines[method];
    if (nearestBy === null) return null;
    if (nearestBy === 'pixels') return sources.get(nearestBy) ?? null;
    const { encoderOf } = features[nearestBy];
    if (network !== undefined && encoderOf !== null) return null;
    if (encoderOf === null) return sources.get(network === undefined ? photographSource(project) : (further.get(network) ?? '')) ?? null;
    const trained = groups.find((group) => group.method === encoderOf && group.variant === undefined);
    const key = trained?.runs.find((run) => run.fold === fold)?.key;
    return key === undefined ? null : (sources.get(`run ${key}`) ?? null);
  };
}

function listsOf({ stimuli }: NearestFile, neighbours: readonly (readonly number[])[]): (stimulus: string) => readonly string[] {
  const lists = new Map(stimuli.map((id, i) => [id, (neighbours[i] ?? []).flatMap((at) => stimuli[at] ?? [])]));
  return (stimulus) => lists.get(stimulus) ?? [];
}

export interface BaselineRow {
  readonly method: BaselineMethod;
  /** Of a photograph network beside the first. */
  readonly network?: string;
  readonly folds: readonly FoldResult[];
}

/** What baselines there are in a space, each with the test predictions of every fold that can be had; `networks`: photograph networks beside the first. */
export function baselineRows(
  places: PlacedSpace,
  judged: JudgedDistances,
  looksAlike: LooksAlike,
  networks: readonly string[] = [],
): readonly BaselineRow[] {
  return baselineMethods.flatMap((method) => {
    const { nearestBy } = baselines[method];
    const isOfPhotographs = nearestBy !== null && nearestBy !== 'pixels' && features[nearestBy].encoderOf === null;
    return [undefined, ...(isOfPhotographs ? networks : [])].flatMap((network): BaselineRow[] => {
      const folds = baselineFolds(method, places, judged, looksAlike, network);
      return folds.length === 0 ? [] : [{ method, ...(network === undefined ? {} : { network }), folds }];
    });
  });
}

/** The same of one of them; without folds where it cannot be had. */
export function baselineFolds(
  method: BaselineMethod,
  places: PlacedSpace,
  judged: JudgedDistances,
  looksAlike: LooksAlike,
  network?: string,
): readonly FoldResult[] {
  return Array.from({ length: foldCount }, (_, fold) => foldOf(method, fold, places, judged, looksAlike, network)).flat();
}

function foldOf(
  method: BaselineMethod,
  fold: number,
  places: PlacedSpace,
  judged: JudgedDistances,
  looksAlike: LooksAlike,
  network: string | undefined,
): FoldResult[] {
  const [train, test] = [rowsOf(places, fold, 'train'), rowsOf(places, fold, 'test')];
  const predicted = answers[method](places, train, test, looksAlike(method, fold, network));
  if (predicted === null || test.length === 0) return [];
  const { dims, stimuli } = places;
  const predictions = test.map((row, i): PredictionRow => {
    return { stimulus: stimuli[row]!, copy: 0, role: 'test', at: [...predicted.subarray(i * dims, (i + 1) * dims)] };
  });
  const measured = { ...mappingTable(places, test, predicted), ...judgeTest(predictions, judged) };
  const metrics = { schemaVersion: 1, selected: { epoch: null, beta: null }, train: {}, validation: {}, test: measured } as const;
  return [{ key: null, fold, metrics, predictions }];
}

type Answer = (
  places: PlacedSpace,
  train: readonly number[],
  test: readonly number[],
  alike: ReturnType<LooksAlike>,
) => Float64Array | null;

/** Places of the test drawings, row by row; null where they cannot be had. */
const answers: Readonly<Record<BaselineMethod, Answer>> = {
  'category-mean': meansIn,
  'nearest-pixels': nearestIn,
  'nearest-photograph': nearestIn,
  'nearest-sketch': nearestIn,
  'nearest-reconstruction': nearestIn,
};

/** With a single category it would be the mean of all places, which is a baseline already. */
function meansIn(places: PlacedSpace, train: readonly number[], test: readonly number[]): Float64Array | null {
  const { categories } = places;
  const named = new Set(categories.filter((category, row) => category !== '' && places.folds[row] !== -1));
  if (named.size < 2 || train.length === 0) return null;
  return categoryMeans(
    targetsOf(places, train),
    train.map((row) => categories[row]!),
    test.map((row) => categories[row]!),
  );
}

/** Null unless every drawing has a training drawing among those most like it. */
function nearestIn(
  places: PlacedSpace,
  train: readonly number[],
  test: readonly number[],
  alike: ReturnType<LooksAlike>,
): Float64Array | null {
  if (alike === null) return null;
  const trained = new Set(train);
  const owners = test.flatMap((row) => {
    const found = alike(places.stimuli[row]!).find((id) => trained.has(places.indexOf(id) ?? -1));
    return found === undefined ? [] : [places.indexOf(found)!];
  });
  return owners.length < test.length ? null : Float64Array.from(targetsOf(places, owners).data);
}
