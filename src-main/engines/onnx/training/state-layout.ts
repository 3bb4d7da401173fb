/** How the training state lies in the tensors of the graph: small parameters share one vector, large ones stand alone. */
import type { NetworkDescription, Parameter } from '../../../core/network/description';
import type { Tensor } from '../../../core/network/training-state';

/** The stored tensor consists of rows of `rowLength` values of the canonical one, in this order. */
export interface StorageOrder {
  readonly rowLength: number;
  readonly rows: Int32Array;
}

/** Parameters of one kind of decay that are updated together. `shape` is that of the tensor in the graph. */
export interface StateGroup {
  readonly name: string;
  readonly decay: Parameter['decay'];
  readonly shape: readonly number[];
  /** Large dense kernels are cut into this many pieces [chunks, rows, columns]; null: all at once. */
  readonly chunks: number | null;
  readonly members: readonly GroupMember[];
}

export interface GroupMember {
  readonly parameter: Parameter;
  readonly offset: number;
  readonly size: number;
  readonly order: StorageOrder | null; // null: stored as it is
}

/** Below this many values the cost of a node exceeds the cost of its arithmetic, so sharing a vector pays. */
const smallParameter = 1 << 16;

/** From here on the update of a parameter goes through main memory, so it is done piece by piece. */
const largeParameter = 1 << 20;

export interface GroupOptions {
  readonly orderOf: (parameter: Parameter) => StorageOrder | null;
  readonly chunked: boolean;
  /** How many small parameters share a vector at most. */
  readonly mostMembers: number;
}

export function groupParameters(network: NetworkDescription, { orderOf, chunked, mostMembers }: GroupOptions): StateGroup[] {
  const groups: StateGroup[] = [];
  for (const decay of ['encoder', 'decoder', 'none'] as const) {
    let members: GroupMember[] = [];
    let offset = 0;
    const close = () => {
      const name = `small-${decay}-${groups.length}`;
      if (members.length > 0) groups.push({ name, decay, shape: [offset], chunks: null, members });
      [members, offset] = [[], 0];
    };
    for (const parameter of network.parameters.filter((candidate) => candidate.decay === decay)) {
      const size = sizeOf(parameter.shape);
      if (size >= smallParameter) {
        const rows = chunked ? rowsPerChunk(parameter) : null;
        const [height = 1, width = 1] = parameter.shape;
        const chunks = rows === null ? null : height / rows;
        const shape = rows === null || chunks === null ? parameter.shape : [chunks, rows, width];
        const members = [{ parameter, offset: 0, size, order: orderOf(parameter) }];
        groups.push({ name: parameter.name, decay, shape, chunks, members });
        continue;
      }
      members.push({ parameter, offset, size, order: orderOf(parameter) });
      offset += size;
      if (members.length === mostMembers) close();
    }
    close();
  }
  return groups;
}

/**
 * About half a million values, which still fit the last cache (with 64k the calls cost half the time), but at least 32 rows, below which
 * products get slow; a divisor of the rows there are.
 */
function rowsPerChunk({ shape }: Parameter): number | null {
  const [height = 1, width = 1] = shape;
  if (shape.length !== 2 || height * width < largeParameter) return null;
  const most = Math.max(32, Math.floor(2 ** 19 / width));
  for (let rows = Math.min(most, height / 2); rows >= 16; rows--) if (Number.isInteger(rows) && height % rows === 0) return rows;
  return null;
}

/** Copies tensors of the canonical layout into one array per group, by group name. */
export function packState(groups: readonly StateGroup[], tensors: Readonly<Record<string, Tensor>>): Record<string, Float32Array> {
  const packed: Record<string, Float32Array> = {};
  for (const group of groups) {
    const values = new Float32Array(sizeOf(group.shape));
    for (const { parameter, offset, size, order } of group.members) {
      const data = tensors[parameter.name]?.data;
      if (data?.length !== size) throw new Error(`the state has no tensor ${parameter.name} of ${size} values`);
      store(values.subarray(offset, offset + size), data, order);
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
      const stored = whole.subarray(place.offset, place.offset + place.size);
      return [name, { shape, data: restore(stored, place.order) }];
    }),
  );
}

/** The values as they are stored; the same array where the order is the canonical one. */
export function inOrder(data: Float32Array, order: StorageOrder | null): Float32Array {
  if (order === null) return data;
  const stored = new Float32Array(data.length);
  store(stored, data, order);
  return stored;
}

function store(target: Float32Array, data: Float32Array, order: StorageOrder | null): void {
  if (order === null) target.set(data);
  else if (order.rowLength === 1) order.rows.forEach((from, to) => (target[to] = data[from] ?? 0));
  else
    order.rows.forEach((from, to) => target.set(data.subarray(from * order.rowLength, (from + 1) * order.rowLength), to * order.rowLength));
}

function restore(stored: Float32Array, order: StorageOrder | null): Float32Array {
  if (order === null) return stored.slice();
  const { rows, rowLength } = order;
  const data = new Float32Array(stored.length);
  if (rowLength === 1) rows.forEach((to, from) => (data[to] = stored[from] ?? 0));
  else rows.forEach((to, from) => data.set(stored.subarray(from * rowLength, (from + 1) * rowLength), to * rowLength));
  return data;
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);
