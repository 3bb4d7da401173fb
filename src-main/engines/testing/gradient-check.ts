/** Compares the gradient an engine computed with finite differences of the double-precision reference, direction by direction. */
import type { NetworkDescription } from '../../core/network/description';
import { createStream } from '../../core/random/stream';
import type { Engine, Objectives, StepLosses, TrainingBatch, TrainingState } from '../engine';
import { referenceStep, type Weights } from './reference-network';

export interface DirectionCheck {
  readonly parameter: string;
  readonly expected: number;
  readonly actual: number;
  /** Norm of the gradient along this parameter: what an error is small or large against. */
  readonly scale: number;
}

/** From zero moments, Adam's first moment after one step is (1 - beta1) times the gradient. */
export async function engineGradient(
  engine: Engine,
  network: NetworkDescription,
  objectives: Objectives,
  batch: TrainingBatch,
  state: TrainingState,
): Promise<{ losses: StepLosses; gradient: Record<string, Float64Array> }> {
  const program = await engine.compile(network, objectives, batch.mappingWeights.length);
  await program.load(state);
  const [losses] = await program.steps([batch]);
  const { firstMoments } = await program.save();
  await program.dispose();
  const gradient = Object.fromEntries(
    Object.entries(firstMoments).map(([name, { data }]) => [name, Float64Array.from(data, (m) => m / 0.1)]),
  );
  return { losses: losses!, gradient };
}

/** A random unit direction in the space of every parameter tensor if wanted, and one in each of them at once. */
export function checkDirections(
  network: NetworkDescription,
  objectives: Objectives,
  batch: TrainingBatch,
  state: TrainingState,
  gradient: Readonly<Record<string, Float64Array>>,
  eachByItself: boolean,
): DirectionCheck[] {
  const weights = doubles(state);
  const stream = createStream(5, 'directions');
  const names = network.parameters.map(({ name }) => name);
  return [...(eachByItself ? names.map((name) => [name]) : []), names].map((moved) => {
    const direction = new Map(moved.map((name) => [name, unit(Float64Array.from(weights[name] ?? [], () => stream.normal()))]));
    const lossAt = (step: number) => {
      const shifted = (name: string, data: Float64Array) => data.map((value, i) => value + step * (direction.get(name)?.[i] ?? 0));
      const there = Object.fromEntries(Object.entries(weights).map(([name, data]) => [name, shifted(name, data)]));
      return referenceStep(network, objectives, batch, there).losses.total;
    };
    const step = 1e-6;
    let actual = 0;
    let squares = 0;
    for (const [name, along] of direction) {
      const g = gradient[name] ?? new Float64Array(along.length);
      actual += along.reduce((sum, value, i) => sum + value * (g[i] ?? 0), 0);
      squares += g.reduce((sum, value) => sum + value * value, 0);
    }
    const parameter = moved.length === 1 ? (moved[0] ?? '') : 'all together';
    return { parameter, expected: (lossAt(step) - lossAt(-step)) / (2 * step), actual, scale: Math.sqrt(squares) };
  });
}

export function doubles(state: TrainingState): Weights {
  return Object.fromEntries(Object.entries(state.weights).map(([name, { data }]) => [name, Float64Array.from(data)]));
}

function unit(vector: Float64Array): Float64Array {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / norm);
}
