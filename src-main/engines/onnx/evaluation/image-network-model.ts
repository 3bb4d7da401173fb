/** Reads the outline of any ONNX model file (what goes in, which tensors there are) and makes an inner tensor an output of it. */
import protobuf from 'protobufjs/minimal.js';

/** A dimension is a number, or null where the model leaves it open. */
export interface ModelInput {
  readonly name: string;
  readonly elementType: number; // TensorProto.DataType; 1 is float
  readonly shape: readonly (number | null)[] | null;
}

export interface ModelOutline {
  readonly inputs: readonly ModelInput[]; // constants left out
  readonly outputs: readonly string[];
  /** Every tensor computed from an input, in the order of computation. */
  readonly computed: readonly string[];
  /** The nodes that compute them; constants are not among their inputs. */
  readonly nodes: readonly ModelNode[];
  /** Some weights lie in files of their own. */
  readonly hasExternalData: boolean;
}

export interface ModelNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Null when the bytes are no ONNX model. */
export function readModelOutline(bytes: Uint8Array): ModelOutline | null {
  try {
    const graphs: Uint8Array[] = [];
    let hasVersion = false;
    readFields(bytes, (field, reader) => {
      if (field === fields.model.graph) graphs.push(reader.bytes());
      else if (field === fields.model.version) hasVersion = Number(reader.int64()) !== 0;
      else return false;
      return true;
    });
    return hasVersion && graphs.length > 0 ? { ...readGraph(graphs), hasExternalData: keepsApart(bytes, 'model') } : null;
  } catch {
    return null; // the reader ran off the end or met an impossible field: these are other bytes
  }
}

/**
 * Tensors that all later computation depends on alone, in order: where blocks of a network meet. A tensor that only goes through
 * something that treats each number by itself (normalisation, activation, reshaping) is left out for what comes out of that.
 */
export function cutLayers({ inputs, computed, nodes }: ModelOutline): string[] {
  const place = new Map(computed.map((name, i) => [name, i]));
  const lastUse = new Map<string, number>();
  const readers = new Map<string, ModelNode[]>();
  for (const node of nodes) {
    const at = Math.max(...node.outputs.map((name) => place.get(name) ?? -1));
    for (const name of node.inputs) {
      lastUse.set(name, Math.max(lastUse.get(name) ?? -1, at));
      readers.set(name, [...(readers.get(name) ?? []), node]);
    }
  }
  let reach = Math.max(-1, ...inputs.map(({ name }) => lastUse.get(name) ?? -1)); // how far the earlier tensors are still needed
  return computed.filter((name, i) => {
    const isCut = reach <= i;
    reach = Math.max(reach, lastUse.get(name) ?? -1);
    const [reader, ...others] = readers.get(name) ?? [];
    return isCut && !(reader !== undefined && others.length === 0 && elementwise.has(reader.operator));
  });
}

const elementwise = new Set(
  'BatchNormalization Relu LeakyRelu PRelu Elu Selu Gelu Clip Sigmoid HardSigmoid HardSwish Tanh Softplus Softmax Add Mul Sub Div Dropout Identity Cast Flatten Reshape Squeeze Unsqueeze Transpose QuantizeLinear DequantizeLinear'.split(
    ' ',
  ),
);

/**
 * The same model with `names` as further outputs. Nothing is decoded for it: a second occurrence of the graph field is merged
 * into the first (Protocol Buffers, "Encoding", section "Last One Wins").
 */
export function withOutputs(bytes: Uint8Array, names: readonly string[]): Uint8Array {
  const writer = protobuf.Writer.create();
  writer.uint32(tag(fields.model.graph)).fork();
  for (const name of names) writer.uint32(tag(fields.graph.output)).fork().uint32(tag(fields.port.name)).string(name).ldelim();
  const addition = writer.ldelim().finish();
  const result = new Uint8Array(bytes.length + addition.length);
  result.set(bytes);
  result.set(addition, bytes.length);
  return result;
}

// Field numbers of onnx.proto, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
const fields = {
  model: { version: 1, graph: 7 },
  graph: { node: 1, initializer: 5, input: 11, output: 12 },
  node: { input: 1, output: 2, operator: 4 },
  tensor: { name: 8, external: 13, location: 14 },
  port: { name: 1, type: 2 },
  type: { tensor: 1 },
  tensorType: { element: 1, shape: 2 },
  shape: { dimension: 1 },
  dimension: { value: 1 },
} as const;

function readGraph(parts: readonly Uint8Array[]): Omit<ModelOutline, 'hasExternalData'> {
  const nodes: ModelNode[] = [];
  const ports: ModelInput[] = [];
  const outputs: string[] = [];
  const constants = new Set<string>();
  for (const part of parts) {
    readFields(part, (field, reader) => {
      if (field === fields.graph.node) nodes.push(readNode(reader.bytes()));
      else if (field === fields.graph.input) ports.push(readPort(reader.bytes()));
      else if (field === fields.graph.output) outputs.push(readPort(reader.bytes()).name);
      else if (field === fields.graph.initializer) {
        constants.add(readInitializerName(reader.bytes()));
      } else return false;
      return true;
    });
  }
  const inputs = ports.filter(({ name }) => !constants.has(name));
  // The standard demands nodes in an order of computation, so one pass finds all that depends on an input.
  const reached = new Set(inputs.map(({ name }) => name));
  const computed: string[] = [];
  const computing: ModelNode[] = [];
  for (const node of nodes) {
    if (!node.inputs.some((name) => reached.has(name))) continue;
    computing.push({ ...node, inputs: node.inputs.filter((name) => reached.has(name)) });
    for (const name of node.outputs.filter((output) => output !== '')) {
      reached.add(name);
      computed.push(name);
    }
  }
  return { inputs, outputs, computed, nodes: computing };
}

function readNode(bytes: Uint8Array): ModelNode {
  let operator = '';
  const inputs: string[] = [];
  const outputs: string[] = [];
  readFields(bytes, (field, reader) => {
    if (field === fields.node.input) inputs.push(reader.string());
    else if (field === fields.node.output) outputs.push(reader.string());
    else if (field === fields.node.operator) operator = reader.string();
    else return false;
    return true;
  });
  return { operator, inputs, outputs };
}

function readInitializerName(bytes: Uint8Array): string {
  let name = '';
  readFields(bytes, (field, reader) => {
    if (field !== fields.tensor.name) return false;
    name = reader.string();
    return true;
  });
  return name;
}

/** Where tensors can stand: as weights, in what nodes are told, in the graphs of branches and loops, and in functions. */
const places: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  model: { 7: 'graph', 25: 'function' },
  graph: { 1: 'node', 5: 'tensor', 15: 'sparse' },
  function: { 7: 'node' },
  node: { 5: 'attribute' },
  attribute: { 5: 'tensor', 6: 'graph', 10: 'tensor', 11: 'graph', 22: 'sparse', 23: 'sparse' },
  sparse: { 1: 'tensor', 2: 'tensor' },
};

/** Whether any tensor names another file as the place of its numbers. */
function keepsApart(bytes: Uint8Array, kind: string): boolean {
  let found = false;
  readFields(bytes, (field, reader) => {
    if (kind === 'tensor') {
      if (field === fields.tensor.external) found = true;
      if (field !== fields.tensor.location) return false;
      found ||= reader.int32() !== 0;
      return true;
    }
    const inner = places[kind]?.[field];
    if (inner === undefined) return false;
    const part = reader.bytes();
    found ||= keepsApart(part, inner);
    return true;
  });
  return found;
}

function readPort(bytes: Uint8Array): ModelInput {
  let name = '';
  let elementType = 0;
  let shape: (number | null)[] | null = null;
  const readTensorType = (field: number, reader: protobuf.Reader): boolean => {
    if (field === fields.tensorType.element) elementType = reader.int32();
    else if (field === fields.tensorType.shape) shape = readShape(reader.bytes());
    else return false;
    return true;
  };
  readFields(bytes, (field, reader) => {
    if (field === fields.port.name) name = reader.string();
    else if (field === fields.port.type)
      readFields(reader.bytes(), (kind, inner) => inside(kind === fields.type.tensor, inner, readTensorType));
    else return false;
    return true;
  });
  return { name, elementType, shape };
}

function readShape(bytes: Uint8Array): (number | null)[] {
  const shape: (number | null)[] = [];
  readFields(bytes, (field, reader) =>
    inside(
      field === fields.shape.dimension,
      reader,
      (kind, inner) => {
        if (kind !== fields.dimension.value) return false;
        shape[shape.length - 1] = Number(inner.int64());
        return true;
      },
      () => shape.push(null),
    ),
  );
  return shape.map((size) => (size !== null && size > 0 ? size : null));
}

type OnField = (field: number, reader: protobuf.Reader) => boolean;

function inside(applies: boolean, reader: protobuf.Reader, onField: OnField, before?: () => void): boolean {
  if (!applies) return false;
  before?.();
  readFields(reader.bytes(), onField);
  return true;
}

/** Calls `onField` for every field; what it does not read (answering false) is skipped. */
function readFields(bytes: Uint8Array, onField: OnField): void {
  const reader = protobuf.Reader.create(bytes);
  while (reader.pos < reader.len) {
    const key = reader.uint32();
    if (key >>> 3 === 0) throw new RangeError('field number 0');
    if (!onField(key >>> 3, reader)) reader.skipType(key & 7);
  }
}

function tag(field: number): number {
  return (field << 3) | 2;
}
