/** How the training state lies in the tensors of the graph: small parameters share one vector, large ones stand alone. */
import type { NetworkDescription, Parameter } from '../../core/network/description';
import type { Tensor } from '../../core/network/training-state';

/** Parameters of one kind of decay that are updated together. `shape` is that of the tensor in the graph. */
export interface StateGroup {
  readonly name: string;
  readonly decay: Parameter['decay'];
  readonly shape: readonly number[];
  readonly members: readonly { readonly parameter: Parameter; readonly offset: number; readonly size: number }[];
}

/** Below this many values the cost of a node exceeds the cost of its arithmetic, so sharing a vector pays. */
const smallParameter = 1 << 16;

export function groupParameters(network: NetworkDescription): StateGroup[] {
  const groups: StateGroup[] = [];
  for (const decay of ['encoder', 'decoder', 'none'] as const) {
    const members: { parameter: Parameter; offset: number; size: number }[] = [];
    let offset = 0;
    for (const parameter of network.parameters.filter((candidate) => candidate.decay === decay)) {
      const size = sizeOf(parameter.shape);
      if (size >= smallParameter) {
        groups.push({ name: parameter.name, decay, shape: parameter.shape, members: [{ parameter, offset: 0, size }] });
        continue;
      }
      members.push({ parameter, offset, size });
      offset += size;
    }
    if (members.length > 0) groups.push({ name: `small-${decay}`, decay, shape: [offset], members });
  }
  return groups;
}

/** Copies tensors of the canonical layout into one array per group, by group name. */
export function packState(groups: readonly StateGroup[], tensors: Readonly<Record<string, Tensor>>): Record<string, Float32Array> {
  const packed: Record<string, Float32Array> = {};
  for (const group of groups) {
    const values = new Float32Array(sizeOf(group.shape));
    for (const { parameter, offset, size } of group.members) {
      const data = tensors[parameter.name]?.data;
      if (data?.length !== size) throw new Error(`the state has no tensor ${parameter.name} of ${size} values`);
      values.set(data, offset);
    }
    packed[group.name] = values;
  }
  return packed;
}

/** The inverse of `packState`, in the order of the network's parameters; always copies. */
export function unpackState(
  network: NetworkDescription,
  groups: readonly StateGroup[],
  packed: Readonly<Record<string, Float32Array>>,
): Record<string, Tensor> {
  const places = new Map(groups.flatMap((group) => group.members.map((member) => [member.parameter.name, { group, ...member }])));
  return Object.fromEntries(
    network.parameters.map(({ name, shape }) => {
      const place = places.get(name);
      const whole = place && packed[place.group.name];
      if (place === undefined || whole === undefined) throw new Error(`the packed state has no ${name}`);
      return [name, { shape, data: whole.slice(place.offset, place.offset + place.size) }];
    }),
  );
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);
