import { expect, it } from 'vitest';
import { createStream } from '../random/stream';
import { fitRidge } from '../regression/ridge';
import { predictLinear, type Matrix } from '../regression/matrix/matrix';
import { fitMappingUnits, withMappingUnits } from './closed-form-heads';
import { describeNetwork } from './describe-network';
import { initialState } from './initial-state';
import type { Tensor } from './training-state';

const spec = { imageSize: 58, widthMultiplier: 1 / 64, bottleneck: 10, classes: 5, decoder: true, encoderDropout: 0, decoderDropout: 0 };
const [source, network] = [describeNetwork({ ...spec, dims: 4 }), describeNetwork({ ...spec, dims: 2 })];
const { weights } = initialState(source, createStream(3, 'source'));
const draw = createStream(3, 'rows');
const code = matrix(60, 8, () => Math.abs(draw.normal()));

it('takes the penalty that suits the validation fold', () => {
  const truth = (x: Matrix) => matrix(x.rows, 1, (row) => x.data[row * x.columns]!);
  const noisy = matrix(60, 1, (row) => code.data[row * 8]! + 0.01 * draw.normal());
  const clean = fitMappingUnits({ x: code, y: noisy }, { x: code, y: truth(code) });
  expect(clean.weights[0]).toBeCloseTo(1, 1);
  // Where nothing carries over, the answer is nearly always the mean.
  const chance = matrix(60, 1, () => draw.normal());
  const opposite = matrix(60, 1, (row) => -chance.data[row]!);
  const model = fitMappingUnits({ x: code, y: chance }, { x: code, y: opposite });
  expect(Math.max(...model.weights.map(Math.abs))).toBeLessThan(0.001);
});

it('replaces the first units by mapping units and leaves classifier and decoder saying what they said', () => {
  const places = fitRidge(
    code,
    matrix(60, 2, () => draw.normal()),
    0.1,
  );
  const before = units(weights, ['mapping', 'other']);
  const now = matrix(60, 10, (row, c) => (c < 2 ? predictLinear(places, code)[row * 2 + c]! : before.data[row * 10 + c]!));
  const replaced = fitRidge(
    now,
    matrix(60, 2, (row, c) => before.data[row * 10 + c]!),
    1e-9,
  );
  const made = withMappingUnits(network, weights, places, replaced);
  expect(made['mapping/kernel']!.shape).toEqual([8, 2]);
  expect(made['other/kernel']!.shape).toEqual([8, 8]);
  const bottleneck = units(made, ['mapping', 'other']);
  bottleneck.data.forEach((value, i) => expect(value).toBeCloseTo(now.data[i]!, 4));
  for (const reader of ['classifier', 'decoder-dense1']) {
    const [said, says] = [layer(weights, reader, before), layer(made, reader, bottleneck)];
    // Ten units of an eight-dimensional code leave nothing out.
    says.data.forEach((value, i) => expect(value, reader).toBeCloseTo(said.data[i]!, 3));
  }
  expect(made['conv1/kernel']).toBe(weights['conv1/kernel']);
});

function matrix(rows: number, columns: number, fill: (row: number, column: number) => number): Matrix & { data: Float64Array } {
  return { rows, columns, data: Float64Array.from({ length: rows * columns }, (_, at) => fill(Math.floor(at / columns), at % columns)) };
}

function layer(from: Readonly<Record<string, Tensor>>, name: string, x: Matrix): Matrix & { data: Float64Array } {
  const [kernel, bias] = [from[`${name}/kernel`]!, from[`${name}/bias`]!];
  const outputs = kernel.shape[1]!;
  return matrix(x.rows, outputs, (row, o) => {
    let sum = bias.data[o]!;
    for (let i = 0; i < x.columns; i++) sum += x.data[row * x.columns + i]! * kernel.data[i * outputs + o]!;
    return sum;
  });
}

function units(from: Readonly<Record<string, Tensor>>, names: readonly string[]): Matrix & { data: Float64Array } {
  const parts = names.map((name) => layer(from, name, code));
  const width = parts.reduce((sum, { columns }) => sum + columns, 0);
  return matrix(60, width, (row, c) =>
    c < parts[0]!.columns ? parts[0]!.data[row * parts[0]!.columns + c]! : parts[1]!.data[row * parts[1]!.columns + c - parts[0]!.columns]!,
  );
}
