/** Where the training state lives between steps: in main memory, or in the memory of the device, which it then leaves only to be read. */
import type * as ort from 'onnxruntime-node';
import { createGraph, encodeModel } from '../graph/graph-builder';
import { dataOf, floats, type BorrowedSession, type Feeds, type SessionPool } from './sessions';
import type { StateGroup } from '../training/state-layout';
import { stateParts } from '../training/training-graph';

type Part = (typeof stateParts)[number];
type PackedPart = Record<string, Float32Array>;

export interface StateHome {
  /** The outputs of the training graph that hold the next state. */
  readonly outputs: readonly string[];
  write(packed: Readonly<Record<Part, PackedPart>>): void;
  /** The state as inputs of the training graph. */
  feeds(): Feeds;
  /** Puts the outputs of a step in place of the state before it. */
  take(outputs: Readonly<Record<string, ort.Tensor>>): void;
  read(part: Part): Promise<PackedPart>;
  dispose(): Promise<void>;
}

export function createStateHome(pool: SessionPool, groups: readonly StateGroup[]): StateHome {
  const names = stateParts.flatMap((part) => groups.map((group) => `${part}/${group.name}`));
  let tensors = new Map<string, ort.Tensor>();
  let copying: Promise<BorrowedSession> | null = null;
  const replace = (next: Map<string, ort.Tensor>): void => {
    for (const tensor of tensors.values()) if (tensor.location === 'gpu-buffer') tensor.dispose();
    tensors = next;
  };
  const tensorOf = (name: string): ort.Tensor => {
    const tensor = tensors.get(name);
    if (tensor === undefined) throw new Error(`the state has no ${name}`);
    return tensor;
  };
  return {
    outputs: names.map((name) => `next/${name}`),
    write(packed) {
      const entries = stateParts.flatMap((part) =>
        groups.map(({ name, shape }): [string, ort.Tensor] => [`${part}/${name}`, floats(packed[part][name] ?? new Float32Array(), shape)]),
      );
      replace(new Map(entries));
    },
    feeds: () => Object.fromEntries(names.map((name) => [name, tensorOf(name)])),
    take(outputs) {
      replace(
        new Map(names.flatMap((name): [string, ort.Tensor][] => (outputs[`next/${name}`] ? [[name, outputs[`next/${name}`]!]] : []))),
      );
    },
    async read(part) {
      const of = (read: (group: StateGroup) => ort.Tensor) => Object.fromEntries(groups.map((group) => [group.name, read(group)]));
      const there = of(({ name }) => tensorOf(`${part}/${name}`));
      if (Object.values(there).every(({ location }) => location === 'cpu')) return dataOf(there);
      copying ??= pool.borrow(JSON.stringify(['copy', groups.map(({ name, shape }) => [name, shape])]), () => copyModel(groups));
      const copied = await (await copying).run({ ...there, one: floats(Float32Array.of(1), []) });
      return Object.fromEntries(groups.map(({ name }) => [name, copied[`copy/${name}`] ?? new Float32Array()]));
    },
    async dispose() {
      replace(new Map());
      const session = await copying?.catch(() => null); // a reading that failed has said why
      copying = null;
      await session?.giveBack();
    },
  };
}

/** Brings tensors from the device: the runtime can only read what a model put out, so this one multiplies by an input that is 1. */
function copyModel(groups: readonly StateGroup[]): Uint8Array {
  const graph = createGraph('copy');
  const one = graph.input('one', 'float', []);
  const read = groups.map(({ name, shape }) => ({ name, shape, value: graph.node('Mul', [graph.input(name, 'float', shape), one]) }));
  for (const { name, shape, value } of read) graph.output(`copy/${name}`, value, 'float', shape);
  return encodeModel(graph);
}
