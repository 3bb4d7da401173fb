/** Heads that are calculated rather than trained: mapping units by ridge regression, and what reads the units they replace. */
import { fitRidge } from '../regression/ridge';
import { predictLinear, type LinearModel, type Matrix } from '../regression/matrix/matrix';
import type { NetworkDescription } from './description';
import type { Tensor } from './training-state';
import { valueAt } from '../matrix/view';

export interface LabelledRows {
  readonly x: Matrix;
  readonly y: Matrix;
}

/** Penalties in units of the mean squared length of a centred row, from hardly any to 'always the mean'. */
const penalties = Array.from({ length: 15 }, (_, i) => 10 ** (i / 2 - 4));

/**
 * Ridge regression on centred features of one common scale; the penalty with the lowest squared error on `validation` wins, of equals the
 * stronger. Dropout of rate r, which the units will meet in training, is itself a penalty of r / (1 - r) times the features' squares (Wager,
 * Wang and Liang 2013, section 2), so that no weaker one is of use.
 */
export function fitMappingUnits(training: LabelledRows, validation: LabelledRows, dropout = 0): LinearModel {
  const scale = Math.max(squaredSpread(training.x), Number.MIN_VALUE);
  const usable = penalties.filter((penalty) => penalty >= dropout / (1 - dropout));
  const models = usable.map((penalty) => fitRidge(training.x, training.y, penalty * scale, { scaled: false }));
  const errors = models.map((model) => squaredError(model, validation));
  return valueAt(
    models,
    errors.reduce((best, error, i) => (error <= valueAt(errors, best) ? i : best), 0),
  );
}

/** Sum of squares of the centred features, divided by their number: the mean eigenvalue of X'X. */
function squaredSpread({ rows, columns, data }: Matrix): number {
  const means = new Float64Array(columns);
  for (let at = 0; at < data.length; at++) means[at % columns]! += data[at]! / rows;
  let sum = 0;
  for (let at = 0; at < data.length; at++) sum += (data[at]! - means[at % columns]!) ** 2;
  return sum / columns;
}

function squaredError(model: LinearModel, { x, y }: LabelledRows): number {
  const predicted = predictLinear(model, x);
  return predicted.reduce((sum, value, i) => sum + (value - y.data[i]!) ** 2, 0);
}

type Weights = Readonly<Record<string, Tensor>>;

/**
 * The weights of `source` in a network whose first units are `mapping` (on the dense layer's activations). The other units are those of the
 * source. Classifier and decoder go on saying what they said: what they read of the replaced units is written as `replaced`, a linear
 * function of the new bottleneck, and goes into their weights for that.
 */
export function withMappingUnits(network: NetworkDescription, source: Weights, mapping: LinearModel, replaced: LinearModel): Weights {
  const { dims, bottleneck } = network.spec;
  const units = columnsBeside(source['mapping/kernel']!, source['other/kernel']);
  const biases = [...source['mapping/bias']!.data, ...(source['other/bias']?.data ?? [])];
  const readers = [network.classifier?.name, network.decoder.find(({ kind }) => kind === 'dense')?.name].filter(
    (name) => name !== undefined,
  );
  const read = readers.flatMap((name): [string, Tensor][] => {
    const { kernel, bias } = rewire(source[`${name}/kernel`]!, source[`${name}/bias`]!, replaced, dims);
    return [
      [`${name}/kernel`, kernel],
      [`${name}/bias`, bias],
    ];
  });
  const kept = network.parameters.map(({ name, shape }): [string, Tensor] => [name, source[name] ?? { shape, data: new Float32Array(0) }]);
  const weights: Record<string, Tensor> = {
    ...Object.fromEntries(kept),
    'mapping/kernel': { shape: [units.rows, dims], data: Float32Array.from(mapping.weights) },
    'mapping/bias': { shape: [dims], data: Float32Array.from(mapping.intercept) },
    ...Object.fromEntries(read),
  };
  if (network.other === null) return weights;
  const rest = bottleneck - dims;
  const data = new Float32Array(units.rows * rest);
  for (let row = 0; row < units.rows; row++) data.set(units.data.subarray(row * bottleneck + dims, (row + 1) * bottleneck), row * rest);
  return {
    ...weights,
    'other/kernel': { shape: [units.rows, rest], data },
    'other/bias': { shape: [rest], data: Float32Array.from(biases.slice(dims)) },
  };
}

function columnsBeside(left: Tensor, right: Tensor | undefined): { rows: number; data: Float32Array } {
  const [rows = 0, a = 0] = left.shape;
  const b = right?.shape[1] ?? 0;
  const data = new Float32Array(rows * (a + b));
  for (let row = 0; row < rows; row++) {
    data.set(left.data.subarray(row * a, (row + 1) * a), row * (a + b));
    if (right !== undefined) data.set(right.data.subarray(row * b, (row + 1) * b), row * (a + b) + a);
  }
  return { rows, data };
}

/** u_replaced = z A + a for the new bottleneck z, so u C + c = z (A C_replaced + C_kept) + (a C_replaced + c). */
function rewire(kernel: Tensor, bias: Tensor, replaced: LinearModel, dims: number): { kernel: Tensor; bias: Tensor } {
  const [units = 0, outputs = 0] = kernel.shape;
  const data = new Float64Array(units * outputs);
  data.set(kernel.data);
  data.fill(0, 0, dims * outputs);
  const shifted = Float64Array.from(bias.data);
  for (let k = 0; k < dims; k++)
    for (let o = 0; o < outputs; o++) {
      const weight = kernel.data[k * outputs + o]!;
      shifted[o]! += replaced.intercept[k]! * weight;
      for (let unit = 0; unit < units; unit++) data[unit * outputs + o]! += replaced.weights[unit * dims + k]! * weight;
    }
  return { kernel: { shape: kernel.shape, data: Float32Array.from(data) }, bias: { shape: bias.shape, data: Float32Array.from(shifted) } };
}
