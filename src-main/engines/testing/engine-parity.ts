/** Holds one engine to another: same state, same batches, and what must agree afterwards. Call it from a test file. */
import { beforeAll, describe, expect, it } from 'vitest';
import { describeNetwork } from '../../core/network/describe-network';
import type { NetworkSpec } from '../../core/network/description';
import type { Engine, Objectives, TrainingState } from '../engine';
import { exampleBatch, exampleState, everyObjective, smallSpec } from './example-batch';
import { engineGradient } from './gradient-check';
import { tolerances, type ParityTolerances } from './tolerances';

export interface ParityCase {
  readonly name: string;
  readonly spec: NetworkSpec;
  readonly objectives: Objectives;
  readonly rows: number;
}

/** A quarter of the width: whole blocks of 16 channels. The grids before the last pooling are 1, 5 and 4 wide. */
export const parityCases: readonly ParityCase[] = [
  { name: 'every objective', spec: { ...smallSpec, widthMultiplier: 0.25, imageSize: 58 }, objectives: everyObjective, rows: 16 },
  {
    name: 'classification and mapping, odd grids, a batch of odd size',
    spec: { ...smallSpec, widthMultiplier: 0.25, imageSize: 110, decoder: false },
    objectives: { ...everyObjective, secondCorpusClasses: null },
    rows: 5,
  },
  {
    name: 'reconstruction, even grids',
    spec: { ...smallSpec, widthMultiplier: 0.25, imageSize: 97, classes: 0, encoderDropout: 0 },
    objectives: { ...everyObjective, secondCorpusClasses: null, encoderDecay: 0, decoderDecay: 0 },
    rows: 6,
  },
  {
    name: 'reconstruction and mapping, half the width, where every layer of the decoder has whole blocks',
    spec: { ...smallSpec, widthMultiplier: 0.5, imageSize: 59, classes: 0, encoderDropout: 0, decoderDropout: 0 },
    objectives: { ...everyObjective, secondCorpusClasses: null },
    rows: 3,
  },
  {
    name: 'every objective in the layers of the first round',
    spec: { ...smallSpec, widthMultiplier: 0.25, imageSize: 64, layout: 'first-study' },
    objectives: everyObjective,
    rows: 3,
  },
];

export function describeParity(
  name: string,
  openOne: () => Promise<Engine>,
  openOther: () => Promise<Engine>,
  cases = parityCases,
  within: ParityTolerances = tolerances,
): void {
  describe(name, () => {
    let one: Engine;
    let other: Engine;
    beforeAll(async () => {
      [one, other] = [await openOne(), await openOther()];
    });

    it.each(cases)('$name: losses, gradients, outputs and three steps agree', async ({ spec, objectives, rows }) => {
      const network = describeNetwork(spec);
      const state = exampleState(network, 11);
      const batch = exampleBatch(network, rows, 12);
      const [a, b] = [
        await engineGradient(one, network, objectives, batch, state),
        await engineGradient(other, network, objectives, batch, state),
      ];
      for (const key of Object.keys(a.losses) as (keyof typeof a.losses)[]) {
        expect(Math.abs(a.losses[key] - b.losses[key]), `loss ${key}`).toBeLessThan(within.loss * Math.max(1, Math.abs(b.losses[key])));
      }
      for (const { name: key } of network.parameters) {
        expect(relativeDistance(a.gradient[key], b.gradient[key]), `gradient of ${key}`).toBeLessThan(within.gradientOfEngines);
      }
      const [after, expected] = [
        await threeSteps(one, spec, objectives, rows, state),
        await threeSteps(other, spec, objectives, rows, state),
      ];
      for (const { name: key } of network.parameters) {
        const error = relativeDistance(after.state.weights[key]?.data, expected.state.weights[key]?.data);
        expect(error, `weights of ${key} after three steps`).toBeLessThan(within.engines);
      }
      for (const key of ['bottleneck', 'mapping', 'logits', 'reconstruction'] as const) {
        expect(after.evaluation[key]?.length, key).toBe(expected.evaluation[key]?.length);
        expect(relativeDistance(after.evaluation[key], expected.evaluation[key]), key).toBeLessThan(within.engines);
      }
    });
  });
}

async function threeSteps(engine: Engine, spec: NetworkSpec, objectives: Objectives, rows: number, state: TrainingState) {
  const network = describeNetwork(spec);
  const program = await engine.compile(network, objectives, rows);
  await program.load(state);
  for (const seed of [1, 2, 3]) await program.steps([exampleBatch(network, rows, seed)]);
  const evaluation = await program.evaluate(exampleBatch(network, 3, 4).images, { reconstruction: true });
  const after = { state: await program.save(), evaluation };
  await program.dispose();
  return after;
}

type Numbers = Float32Array | Float64Array | null | undefined;

/** |a - b| / |b| in the Euclidean norm; 0 for two things that are not there. */
function relativeDistance(a: Numbers, b: Numbers): number {
  if (!a || !b) return a === b ? 0 : Infinity;
  let difference = 0;
  let norm = 0;
  for (let i = 0; i < b.length; i++) {
    difference += ((a[i] ?? NaN) - (b[i] ?? NaN)) ** 2;
    norm += (b[i] ?? NaN) ** 2;
  }
  return difference === 0 ? 0 : Math.sqrt(difference / norm);
}
