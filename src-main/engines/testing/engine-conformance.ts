/** What every engine must do, as one suite of tests: call it from the test file of an engine. */
import { beforeAll, describe, expect, it } from 'vitest';
import { describeNetwork } from '../../core/network/describe-network';
import type { NetworkSpec } from '../../core/network/description';
import type { Engine, Objectives, TrainingBatch, TrainingState } from '../engine';
import { exampleBatch, exampleState, everyObjective, smallSpec } from './example-batch';
import { checkDirections, doubles, engineGradient } from './gradient-check';
import { referenceStep } from './reference-network';
import { tolerances } from './tolerances';

const noObjective: Objectives = {
  weights: { classification: 0, reconstruction: 0, mapping: 0 },
  encoderDecay: 0,
  decoderDecay: 0,
  learningRate: 1e-3,
  secondCorpusClasses: null,
};
const encoderOnly: NetworkSpec = { ...smallSpec, decoder: false, encoderDropout: 0, decoderDropout: 0 };

const withDropout: NetworkSpec = { ...encoderOnly, encoderDropout: 0.5 };

interface Case {
  readonly name: string;
  readonly spec: NetworkSpec;
  readonly objectives: Objectives;
  readonly blank?: boolean;
  /** Of the weights; one for which no unit sits so close to the kink of its ReLU that a finite difference steps over it. */
  readonly seed?: number;
}

/** The first case can check every parameter by itself, the others check all parameters together. */
const cases: readonly Case[] = [
  { name: 'every objective, decay and dropout', spec: smallSpec, objectives: everyObjective },
  {
    name: 'classification alone',
    spec: encoderOnly,
    objectives: { ...noObjective, weights: { classification: 1, reconstruction: 0, mapping: 0 } },
  },
  {
    name: 'mapping alone, with decay on units that nothing else reaches',
    spec: { ...encoderOnly, classes: 0, encoderDropout: 0.5 },
    objectives: { ...noObjective, weights: { classification: 0, reconstruction: 0, mapping: 2 }, encoderDecay: 0.01 },
  },
  {
    name: 'reconstruction alone, odd grids, a bottleneck of mapping units only',
    spec: { ...smallSpec, imageSize: 61, classes: 0, bottleneck: 3, dims: 3, decoderDropout: 0 },
    objectives: { ...noObjective, weights: { classification: 0, reconstruction: 1, mapping: 0 } },
    seed: 12,
  },
  {
    name: 'the layers behind the convolutions alone, for which activations come in',
    spec: { ...smallSpec, decoder: false, afterConvolutions: true },
    objectives: { ...everyObjective, weights: { classification: 1, reconstruction: 0, mapping: 0.5 } },
  },
  {
    name: 'half-blank drawings, where many pixels tie for the maximum',
    spec: encoderOnly,
    objectives: { ...noObjective, weights: { classification: 1, reconstruction: 0, mapping: 1 } },
    blank: true,
  },
];

interface Extent {
  /** Check the gradient of every parameter by itself; takes a few seconds longer. */
  readonly everyParameter?: boolean;
  /** Train for fewer steps, for engines that need seconds for one. */
  readonly isSlow?: boolean;
}

export function describeEngine(name: string, open: () => Promise<Engine>, { everyParameter = false, isSlow = false }: Extent = {}): void {
  const rows = 4;
  describe(name, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open();
    });

    it.each(cases)('agrees with finite differences: $name', async ({ spec, objectives, blank = false, seed = 2 }) => {
      const network = describeNetwork(spec);
      const batch = blank ? blankHalf(exampleBatch(network, rows, 1), spec.imageSize) : exampleBatch(network, rows, 1);
      const state = exampleState(network, seed);
      const { losses, gradient } = await engineGradient(engine, network, objectives, batch, state);
      const expected = referenceStep(network, objectives, batch, doubles(state)).losses;
      for (const [key, value] of Object.entries({ ...expected })) {
        expect(relative(losses[key as keyof typeof losses], value), `loss ${key}`).toBeLessThan(tolerances.loss);
      }
      const eachByItself = everyParameter && spec === smallSpec;
      for (const check of checkDirections(network, objectives, batch, state, gradient, eachByItself)) {
        const error = Math.abs(check.actual - check.expected);
        expect(error, check.parameter).toBeLessThan(tolerances.gradient * check.scale + tolerances.finiteDifference);
      }
    });

    it('updates weights by Adam, from moments under way', async () => {
      const network = describeNetwork(encoderOnly);
      const batch = exampleBatch(network, rows, 3);
      const objectives: Objectives = { ...everyObjective, secondCorpusClasses: null };
      const fresh = exampleState(network, 4);
      const { gradient } = await engineGradient(engine, network, objectives, batch, fresh);
      const state: TrainingState = { ...exampleState(network, 4, 6), weights: fresh.weights };
      const program = await engine.compile(network, objectives, rows);
      await program.load(state);
      await program.steps([batch]);
      const after = await program.save();
      await program.dispose();
      expect(after.step).toBe(7);
      for (const { name: key } of network.parameters) {
        const [m, v, w] = [state.firstMoments[key]?.data ?? [], state.secondMoments[key]?.data ?? [], state.weights[key]?.data ?? []];
        const g = gradient[key] ?? new Float64Array();
        // Kingma and Ba 2015, algorithm 1, with Keras' epsilon: 7th update, rate 1e-3.
        const first = g.map((value, i) => 0.9 * (m[i] ?? NaN) + 0.1 * value);
        const second = g.map((value, i) => 0.999 * (v[i] ?? NaN) + 0.001 * value * value);
        const rate = (1e-3 * Math.sqrt(1 - 0.999 ** 7)) / (1 - 0.9 ** 7);
        const moved = first.map((value, i) => (w[i] ?? NaN) - (rate * value) / (Math.sqrt(second[i] ?? NaN) + 1e-7));
        expect(distance(after.firstMoments[key]?.data, first), key).toBeLessThan(tolerances.update);
        expect(distance(after.secondMoments[key]?.data, second), key).toBeLessThan(tolerances.update);
        expect(distance(after.weights[key]?.data, moved), key).toBeLessThan(tolerances.update);
      }
    });

    it('evaluates without noise and dropout, any number of images', async () => {
      const network = describeNetwork(smallSpec);
      const state = exampleState(network, 5);
      const program = await engine.compile(network, everyObjective, rows);
      await program.load(state);
      const batch = exampleBatch(network, 37, 6);
      const evaluation = await program.evaluate(batch.images, { reconstruction: true });
      const expected = referenceStep(network, everyObjective, { ...batch, dropoutMasks: {} }, doubles(state));
      expect(distance(evaluation.bottleneck, expected.bottleneck)).toBeLessThan(tolerances.output);
      expect(distance(evaluation.logits, expected.logits)).toBeLessThan(tolerances.output);
      expect(distance(evaluation.reconstruction, expected.reconstruction)).toBeLessThan(tolerances.output);
      const columns = (row: number) => evaluation.bottleneck.subarray(row * 6, row * 6 + 2);
      for (let row = 0; row < 37; row++) expect(evaluation.mapping.subarray(row * 2, row * 2 + 2)).toEqual(columns(row));
      const plain = await program.evaluate(batch.images.subarray(0, 2 * 58 * 58));
      expect(plain.reconstruction).toBeNull();
      expect(
        distance(
          plain.mapping,
          expected.bottleneck.filter((_, i) => i < 12 && i % 6 < 2),
        ),
      ).toBeLessThan(tolerances.output);
      expect((await program.evaluate(new Float32Array(0))).mapping).toEqual(new Float32Array(0));
      await program.steps([{ ...exampleBatch(network, rows, 1) }]);
      const later = await program.evaluate(batch.images.subarray(0, 58 * 58));
      expect(later.mapping).not.toEqual(evaluation.mapping.subarray(0, 2));
      await program.dispose();
    });

    it('goes on from a saved state exactly as if it had never stopped', async () => {
      const network = describeNetwork(withDropout);
      const batches = [1, 2, 3].map((seed) => exampleBatch(network, rows, seed));
      const whole = await train(engine, exampleState(network, 7), batches);
      const half = await train(engine, exampleState(network, 7), batches.slice(0, 2));
      expect(half.step).toBe(2);
      expect(bytesOf(await train(engine, half, batches.slice(2)))).toBe(bytesOf(whole));
      expect(bytesOf(await train(await open(), exampleState(network, 7), batches))).toBe(bytesOf(whole));
      expect(bytesOf(half)).not.toBe(bytesOf(whole));
    });

    it('gives back exactly the state it was given', async () => {
      const network = describeNetwork(smallSpec);
      const state = exampleState(network, 8, 3);
      const program = await engine.compile(network, everyObjective, rows);
      await program.load(state);
      expect(bytesOf(await program.save())).toBe(bytesOf(state));
      await program.dispose();
    });

    it('takes the learning rate of a batch in place of that of the objectives', async () => {
      const state = exampleState(describeNetwork(withDropout), 7);
      const batch = exampleBatch(describeNetwork(withDropout), rows, 3);
      const weightsAfter = async (learningRate?: number) =>
        (await train(engine, state, [learningRate === undefined ? batch : { ...batch, learningRate }])).weights['dense/kernel']!.data;
      const [before, usual, ten] = [state.weights['dense/kernel']!.data, await weightsAfter(), await weightsAfter(1e-2)];
      expect(await weightsAfter(everyObjective.learningRate)).toEqual(usual);
      const moved = (after: Float32Array) => after.reduce((sum, value, i) => sum + Math.abs(value - before[i]!), 0);
      expect(moved(ten) / moved(usual)).toBeCloseTo(10, 1);
    });

    it('learns: the loss of one batch falls', async () => {
      const network = describeNetwork(encoderOnly);
      const program = await engine.compile(
        network,
        { ...everyObjective, learningRate: 5e-3, encoderDecay: 0, secondCorpusClasses: null },
        rows,
      );
      await program.load(exampleState(network, 9));
      const batch = exampleBatch(network, rows, 9);
      const [first] = await program.steps([batch]);
      for (let i = 0; i < (isSlow ? 4 : 15); i++) await program.steps([batch]);
      const [last] = await program.steps([batch]);
      expect(last!.total).toBeLessThan((isSlow ? 0.95 : 0.75) * first!.total);
      await program.dispose();
    });
  });
}

async function train(engine: Engine, state: TrainingState, batches: readonly TrainingBatch[]): Promise<TrainingState> {
  const network = describeNetwork(withDropout);
  const program = await engine.compile(network, everyObjective, batches[0]?.mappingWeights.length ?? 0);
  await program.load(state);
  for (const batch of batches) await program.steps([batch]);
  const after = await program.save();
  await program.dispose();
  return after;
}

function bytesOf({ step, weights, firstMoments, secondMoments }: TrainingState): string {
  const hex = (tensors: TrainingState['weights']) =>
    Object.entries(tensors).map(([name, { shape, data }]) => {
      return [name, shape.join('x'), Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64')];
    });
  return JSON.stringify([step, hex(weights), hex(firstMoments), hex(secondMoments)]);
}

/** The lower half of every image becomes white paper. */
function blankHalf(batch: TrainingBatch, imageSize: number): TrainingBatch {
  const images = batch.images.map((value, index) => (index % imageSize ** 2 >= imageSize ** 2 / 2 ? 1 : value));
  return { ...batch, images };
}

function relative(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-3);
}

/** Largest difference against the largest value. */
function distance(actual: ArrayLike<number> | null | undefined, expected: Float64Array): number {
  if (actual?.length !== expected.length) return Infinity;
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-30);
  return expected.reduce((most, value, i) => Math.max(most, Math.abs(value - (actual[i] ?? NaN))), 0) / largest;
}
