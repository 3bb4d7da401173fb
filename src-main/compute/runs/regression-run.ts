/** Carries out a regression from frozen features to the space on one fold: fit, choose on validation, test. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { RegressionConfiguration } from '../../contract/running/configuration';
import type { FoldRole, MetricsFile, PredictionRow, RunRecord } from '../../contract/running/run';
import { mappingError } from '../../core/catalogue/metrics';
import { mappingTable } from '../../core/experiments/mapping-table';
import type { Places } from '../../core/experiments/place-metrics';
import { roleOf } from '../../core/folds/folds';
import { createStream } from '../../core/random/stream';
import { predictLinear, type LinearModel } from '../../core/regression/matrix/matrix';
import { fits } from '../../core/regression/fits';
import type { BlockFit, RowBlocks } from '../../core/regression/matrix/row-blocks';
import { writeCoefficients } from '../../store/runs/coefficient-store';
import { readMetrics, writeMetrics, writePredictions } from '../../store/runs/run-store';
import { blocksOf, readBlocks, type CopyKind, type FeatureBlock, type FeatureSet } from '../features/feature-blocks';
import { createStopCheck, RunStopped, stopIfAsked, type RunControl, type StopState } from './run-control';
import type { StimulusData } from './run-data';
import { groupScale, joinBlocks, joinSets, photographPart } from '../features/joined-features';
import { stimulusFeatures } from '../features/stimulus-features';
import type { Workbench } from './workbench';

export async function carryOutRegression(
  folder: string,
  record: RunRecord,
  configuration: RegressionConfiguration,
  bench: Workbench,
  control: RunControl,
): Promise<'done' | StopState> {
  const data = await bench.data.open(folder, record, (done, total) => {
    control.progressed({ phase: 'preparing', done, total, fraction: 0, remainingMs: null });
    stopIfAsked(control);
  });
  const stimuli = await data.stimuli();
  const places = { coordinates: await data.places(), n: stimuli.stimuli.length, dims: configuration.dims };
  const own = await stimulusFeatures(folder, record, configuration, stimuli, bench, control);
  if (typeof own === 'string') return own;
  const photographs = photographPart(configuration);
  const other = photographs === null ? null : await stimulusFeatures(folder, record, photographs, stimuli, bench, control);
  if (typeof other === 'string') return other;

  const roles = stimuli.folds.map((itemFold) => roleOf(itemFold, record.fold));
  const readOne = (of: FeatureSet, kind: CopyKind) => watched(readBlocks(folder, of, kind, bench.features), of, kind, control);
  const groups =
    other === null
      ? null
      : await Promise.all(
          [own, other].map(async (of) => ({ set: of, scale: await groupScale(readOne(of, 'noisy'), of, itemsOf(roles, 'train')) })),
        );
  const set = other === null ? own : joinSets(own, other);
  const read = (kind: CopyKind): AsyncIterable<FeatureBlock> => {
    const [first, second] = (groups ?? []).map((group) => ({ ...group, read: () => readOne(group.set, kind) }));
    return first === undefined || second === undefined ? readOne(own, kind) : joinBlocks(first, second);
  };
  const { models, penalties, featuresUsed: used } = await fit(configuration, set, roles, places, () => read('noisy'));
  // Of the penalties the one with the lowest error on validation wins, of equals the stronger.
  const validation = itemsOf(roles, 'validation');
  const judged = await predict(models, set, validation, () => read('clean'));
  const errors = judged.map((predicted) => measure(predicted, validation, set.copies.clean, places)[mappingError] ?? 0);
  const best = errors.reduce((b, error, i) => (error < errors[b]! || (error === errors[b] && penalties[i]! > penalties[b]!) ? i : b), 0);
  // With four training folds the penalty that validation chose is fitted once more, on the validation fold as well.
  const fitted = fittedRoles(roles, configuration);
  const selected: MetricsFile['selected'] = {
    epoch: null,
    beta: 'betas' in configuration.regressor ? penalties[best]! : null,
    ...('penalties' in configuration.regressor ? { penalty: penalties[best]! } : {}),
  };
  const again =
    configuration.trainingFolds === 4 ? await fit(withPenalty(configuration, selected), set, fitted, places, () => read('noisy')) : null;
  const [model, featuresUsed] = again === null ? [models[best]!, used] : [again.models[0]!, again.featuresUsed];
  const [predicted] = await predict([model], set, [...roles.keys()], () => read('clean'));

  if (configuration.joined === undefined) await writeCoefficients(folder, record.key, model); // drawings are placed by the features of one network
  await writePredictions(folder, record.key, tabulate(predicted!, stimuli, roles, set.copies.clean, places.dims));
  const evaluate = (role: FoldRole) => {
    const items = itemsOf(roles, role);
    const length = set.copies.clean * places.dims;
    return measure(rowsOf(predicted!, items, length), items, set.copies.clean, places);
  };
  const metrics: MetricsFile = {
    schemaVersion: 1,
    selected,
    features: { used: featuresUsed, all: set.features },
    train: evaluate('train'),
    validation: evaluate('validation'),
    test: evaluate('test'),
    asPublished: await asPublished(model, configuration, set, fitted, places, () => read('noisy')),
  };
  await writeMetrics(folder, record.key, metrics); // last: a run that has metrics is finished
  return 'done';
}

/** The regression of a finished run once more, with the penalty that was chosen then: for runs that came without their coefficients. */
export async function fitAgain(
  folder: string,
  record: RunRecord,
  configuration: RegressionConfiguration,
  bench: Workbench,
  control: RunControl,
): Promise<LinearModel> {
  if (configuration.joined !== undefined)
    throw new AppError('not-available', say`‘${record.label}’ stands on the features of two networks. Choose a row that stands on one.`);
  const metrics = await readMetrics(folder, record.key);
  const data = await bench.data.open(folder, record, () => stopIfAsked(control));
  const stimuli = await data.stimuli();
  const places = { coordinates: await data.places(), n: stimuli.stimuli.length, dims: configuration.dims };
  const set = await stimulusFeatures(folder, record, configuration, stimuli, bench, control);
  if (typeof set === 'string') throw new RunStopped(set);
  const roles = stimuli.folds.map((itemFold) => roleOf(itemFold, record.fold));
  const { models } = await fit(withPenalty(configuration, metrics?.selected), set, fittedRoles(roles, configuration), places, () =>
    watched(readBlocks(folder, set, 'noisy', bench.features), set, 'noisy', control),
  );
  await writeCoefficients(folder, record.key, models[0]!);
  return models[0]!;
}

/** Which folds a model is fitted on in the end. */
function fittedRoles(roles: readonly FoldRole[], { trainingFolds }: RegressionConfiguration): FoldRole[] {
  return roles.map((role) => (role === 'validation' && trainingFolds === 4 ? 'train' : role));
}

/** Of the penalties that competed, the one that won. */
function withPenalty(configuration: RegressionConfiguration, selected: MetricsFile['selected'] | undefined): RegressionConfiguration {
  const { regressor } = configuration;
  const chosen = 'betas' in regressor ? selected?.beta : 'penalties' in regressor ? selected?.penalty : null;
  if (typeof chosen !== 'number') return configuration;
  if ('betas' in regressor) return { ...configuration, regressor: { ...regressor, betas: [chosen] } };
  return 'penalties' in regressor ? { ...configuration, regressor: { ...regressor, penalties: [chosen] } } : configuration;
}

/** Every block is a sign of life, and a place to stop at. */
async function* watched(
  blocks: AsyncIterable<FeatureBlock>,
  set: FeatureSet,
  kind: CopyKind,
  control: RunControl,
): AsyncGenerator<FeatureBlock> {
  const checkStop = createStopCheck(control, 0);
  const total = blocksOf(set, kind).length;
  let done = 0;
  for await (const block of blocks) {
    control.progressed({ phase: 'fitting', done, total, fraction: 0.9, remainingMs: null });
    const stop = await checkStop();
    if (stop !== null) throw new RunStopped(stop);
    yield block;
    done++;
  }
}

/** On the noisy copies of the training stimuli; a model per penalty, or one of linear regression. */
async function fit(
  { regressor, targets, seed, featureFilter }: RegressionConfiguration,
  { features, copies: { noisy } }: FeatureSet,
  roles: readonly FoldRole[],
  { coordinates, dims, n }: Places,
  read: () => AsyncIterable<FeatureBlock>,
): Promise<BlockFit & { readonly penalties: readonly number[] }> {
  const training = itemsOf(roles, 'train');
  const order = assignmentOf({ targets, seed }, n);
  const blocks: RowBlocks = {
    rows: training.length * noisy,
    columns: features,
    outputs: dims,
    async *read() {
      for await (const { copies, data } of read()) {
        const rows = training.length * copies;
        const owners = training.flatMap((item) => new Array<number>(copies).fill(order?.[item] ?? item));
        const y = Float64Array.from({ length: rows * dims }, (_, at) => coordinates[owners[Math.floor(at / dims)]! * dims + (at % dims)]!);
        const x = rowsOf(data, training, copies * features);
        yield { x: { rows, columns: features, data: x }, y: { rows, columns: dims, data: y } };
      }
    },
  };
  const penalties = 'betas' in regressor ? regressor.betas : 'penalties' in regressor ? regressor.penalties : [0];
  return { ...(await fits[regressor.type](blocks, penalties, featureFilter)), penalties };
}

/** One fixed permutation of all stimuli: the control for what can be learnt without any relation between drawing and place. */
function assignmentOf({ targets, seed }: Pick<RegressionConfiguration, 'targets' | 'seed'>, n: number): ArrayLike<number> | null {
  return targets === 'shuffled' ? createStream(seed, 'shuffled-targets').permutation(n) : null;
}

/**
 * As the study scored: over all augmented copies, noise included, in place of the one drawing in the centre; and a control against the shuffled
 * places it learnt, which it keeps for the test drawings as well.
 */
async function asPublished(
  model: LinearModel,
  configuration: RegressionConfiguration,
  set: FeatureSet,
  roles: readonly FoldRole[],
  places: Places,
  read: () => AsyncIterable<FeatureBlock>,
): Promise<NonNullable<MetricsFile['asPublished']>> {
  const { noisy: copies } = set.copies;
  const { n, dims, coordinates } = places;
  const order = assignmentOf(configuration, n);
  const scored =
    order === null
      ? places
      : {
          ...places,
          coordinates: Float64Array.from({ length: n * dims }, (_, at) => coordinates[order[Math.floor(at / dims)]! * dims + (at % dims)]!),
        };
  const score = async (role: FoldRole) => {
    const items = itemsOf(roles, role);
    const [predicted] = await predict([model], { ...set, copies: { clean: copies, noisy: copies } }, items, read);
    return measure(predicted!, items, copies, scored);
  };
  return { copies, train: await score('train'), test: await score('test') };
}

/** Of each model items x clean copies x dims. */
async function predict(
  models: readonly LinearModel[],
  { features, copies: { clean } }: FeatureSet,
  items: readonly number[],
  read: () => AsyncIterable<FeatureBlock>,
): Promise<Float64Array[]> {
  const dims = models[0]!.intercept.length;
  const predicted = models.map(() => new Float64Array(items.length * clean * dims));
  for await (const { first, copies, data } of read()) {
    const x = { rows: items.length * copies, columns: features, data: rowsOf(data, items, copies * features) };
    models.forEach((model, m) => {
      const rows = predictLinear(model, x);
      items.forEach((_, i) => predicted[m]!.set(rows.subarray(i * copies * dims, (i + 1) * copies * dims), (i * clean + first) * dims));
    });
  }
  return predicted;
}

function measure(predicted: Float64Array, items: readonly number[], copies: number, places: Places): ReturnType<typeof mappingTable> {
  if (items.length === 0) return {};
  return mappingTable(
    places,
    items.flatMap((item) => new Array<number>(copies).fill(item)),
    predicted,
  );
}

function tabulate(
  predicted: Float64Array,
  { stimuli }: StimulusData,
  roles: readonly FoldRole[],
  copies: number,
  dims: number,
): PredictionRow[] {
  return stimuli.flatMap(({ id }, i) =>
    Array.from({ length: copies }, (_, copy) => {
      const start = (i * copies + copy) * dims;
      return { stimulus: id, copy, role: roles[i]!, at: [...predicted.subarray(start, start + dims)] };
    }),
  );
}

function itemsOf(roles: readonly FoldRole[], role: FoldRole): number[] {
  return roles.flatMap((each, i) => (each === role ? [i] : []));
}

/** What belongs to the given stimuli, of which each has `length` numbers. */
function rowsOf<A extends Float32Array | Float64Array>(source: A, items: readonly number[], length: number): A {
  const rows = source.slice(0, items.length * length) as A;
  items.forEach((item, i) => rows.set(source.subarray(item * length, (item + 1) * length), i * length));
  return rows;
}
