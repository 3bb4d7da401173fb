/** Carries out a regression from frozen features to the space on one fold: fit, choose on validation, test. */
import type { RegressionConfiguration } from '../contract/configuration';
import type { FoldRole, MetricsFile, PredictionRow, RunRecord } from '../contract/run';
import { mappingTable, type Places } from '../core/experiments/mapping-table';
import { roleOf } from '../core/folds/folds';
import { createStream } from '../core/random/stream';
import { livelyFeatures, takeFeatures } from '../core/regression/faint-features';
import { fitLassoPath } from '../core/regression/lasso';
import { fitLinear } from '../core/regression/linear';
import { predictLinear, type LinearModel, type Matrix } from '../core/regression/matrix';
import { writeMetrics, writePredictions } from '../store/run-store';
import type { StimulusFeatures } from './feature-memory';
import { createBreath, stopIfAsked, type RunControl, type StopState } from './run-control';
import type { StimulusData } from './run-data';
import { stimulusFeatures } from './stimulus-features';
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
  const all = await stimulusFeatures(folder, record, configuration, stimuli, bench, control);
  if (typeof all === 'string') return all;
  control.progressed({ phase: 'fitting', done: 0, total: 1, fraction: 0.9, remainingMs: null });
  const stop = await createBreath(control, 0)(); // the fit itself is one piece of work: a stop during it ends the process
  if (stop !== null) return stop;

  const roles = stimuli.folds.map((itemFold) => roleOf(itemFold, record.fold));
  const { evaluationCopies } = configuration.augmentation;
  const features = keepLively(all, roles, configuration.augmentation.stimulusCopies);
  const evaluate = (model: LinearModel, role: FoldRole) => measure(model, role, features, roles, evaluationCopies, places);
  const { model, beta } = fit(configuration, stimuli, roles, features, all.features, places, (each) => evaluate(each, 'validation').mse!);
  await writePredictions(folder, record.key, predict(model, stimuli, roles, features, evaluationCopies));
  const metrics: MetricsFile = {
    schemaVersion: 1,
    selected: { epoch: null, beta },
    train: evaluate(model, 'train'),
    validation: evaluate(model, 'validation'),
    test: evaluate(model, 'test'),
  };
  await writeMetrics(folder, record.key, metrics); // last: a run that has metrics is finished
  return 'done';
}

/** Which features take part is decided on the training rows alone. */
function keepLively({ features, clean, noisy }: StimulusFeatures, roles: readonly FoldRole[], copies: number): StimulusFeatures {
  const training = rowsOf(noisy, itemsOf(roles, 'train'), copies, features);
  const lively = livelyFeatures(training);
  const take = (data: Float32Array) => takeFeatures({ rows: data.length / features, columns: features, data }, lively).data as Float32Array;
  return { features: lively.length, clean: take(clean), noisy: take(noisy) };
}

/**
 * On the noisy copies of the training stimuli. Of the lasso's penalties the one with the lowest validation MSE wins, of equals the
 * stronger. A penalty counts per feature of the network (alpha = beta / number of features), those left out included.
 */
function fit(
  { regressor, targets, augmentation, seed }: RegressionConfiguration,
  { stimuli }: StimulusData,
  roles: readonly FoldRole[],
  { features, noisy }: StimulusFeatures,
  allFeatures: number,
  { coordinates, dims }: Places,
  validationError: (model: LinearModel) => number,
): { model: LinearModel; beta: number | null } {
  const training = itemsOf(roles, 'train');
  // One fixed permutation of all stimuli: the control for what can be learnt without any relation between drawing and place.
  const order = targets === 'shuffled' ? createStream(seed, 'shuffled-targets').permutation(stimuli.length) : null;
  const { stimulusCopies: copies } = augmentation;
  const x = rowsOf(noisy, training, copies, features);
  const y: Matrix = { rows: x.rows, columns: dims, data: new Float64Array(x.rows * dims) };
  training.forEach((item, i) => {
    const owner = order?.[item] ?? item;
    for (let row = i * copies; row < (i + 1) * copies; row++)
      for (let k = 0; k < dims; k++) y.data[row * dims + k] = coordinates[owner * dims + k]!;
  });
  if (regressor.type === 'linear') return { model: fitLinear(x, y), beta: null };
  const share = features / allFeatures;
  const fits = fitLassoPath(x, y, regressor.betas.map((beta) => beta * share)); // prettier-ignore
  const judged = fits.map(({ model }, i) => ({ model, beta: regressor.betas[i]!, error: validationError(model) }));
  return judged.reduce((best, each) => (each.error < best.error || (each.error === best.error && each.beta > best.beta) ? each : best));
}

function measure(
  model: LinearModel,
  role: FoldRole,
  { features, clean }: StimulusFeatures,
  roles: readonly FoldRole[],
  copies: number,
  places: Places,
): Record<string, number> {
  const items = itemsOf(roles, role);
  if (items.length === 0) return {};
  const owners = items.flatMap((item) => new Array<number>(copies).fill(item));
  return mappingTable(places, owners, predictLinear(model, rowsOf(clean, items, copies, features)));
}

function predict(
  model: LinearModel,
  { stimuli }: StimulusData,
  roles: readonly FoldRole[],
  { features, clean }: StimulusFeatures,
  copies: number,
): PredictionRow[] {
  const dims = model.intercept.length;
  const predicted = predictLinear(model, { rows: stimuli.length * copies, columns: features, data: clean });
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

/** All copies of the given stimuli. */
function rowsOf(source: Float32Array, items: readonly number[], copies: number, features: number): Matrix {
  const length = copies * features;
  const data = new Float32Array(items.length * length);
  items.forEach((item, i) => data.set(source.subarray(item * length, (item + 1) * length), i * length));
  return { rows: items.length * copies, columns: features, data };
}
