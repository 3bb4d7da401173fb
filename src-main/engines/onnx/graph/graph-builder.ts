/** A small writer of ONNX models: nodes, constants, inputs, outputs and bodies of loops in, model bytes out. */
import protobuf from 'protobufjs/minimal.js';
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';

export type ElementType = 'float' | 'uint8' | 'int32' | 'int64' | 'bool';
export type TensorData = Float32Array | Uint8Array | Int32Array | BigInt64Array;
/** A number in a shape is a fixed size, a string a free one of that name ('n'). */
export type GraphShape = readonly (number | string)[];
/** Plain numbers are integers; say `{ float: 0.5 }` for a real one. */
export type Attribute =
  | number
  | string
  | readonly number[]
  | { readonly float: number }
  | { readonly floats: readonly number[] }
  | { readonly tensor: Constant }
  | { readonly graph: Graph };
export type Attributes = Readonly<Record<string, Attribute>>;

export interface Constant {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly data: TensorData;
}

/** Values are their names. Everything returns the value it made, so expressions nest. Same calls, same bytes. */
export interface Graph {
  input(name: string, type: ElementType, shape: GraphShape): string;
  /** Declares `value` an output called `name`; it is renamed, not copied. */
  output(name: string, value: string, type: ElementType, shape: GraphShape): void;
  /** Gives `value` a name that readers of the file will know it by. */
  name(value: string, name: string): string;
  /** Float32Array gives float, Int32Array int32, BigInt64Array int64, Uint8Array uint8 or the type given. */
  constant(data: TensorData, shape: readonly number[], name?: string, type?: ElementType): string;
  /** A one-dimensional int64 constant, shared between equal ones. */
  ints(values: readonly number[]): string;
  /** A float constant without dimensions, shared between equal ones. */
  scalar(value: number): string;
  /** An empty string among the inputs leaves an optional one out. Operators outside ONNX are written 'domain::Name'. */
  node(operator: string, inputs: readonly string[], attributes?: Attributes): string;
  nodes(operator: string, inputs: readonly string[], outputs: number, attributes?: Attributes): string[];
  /** A graph for the body of Loop, Scan or If; its names never clash with those of this one. */
  body(name: string): Graph;
}

export interface ModelOptions {
  readonly producer?: string;
  /** Version of the standard operators; 17 has everything used here and is old enough for any recent runtime. */
  readonly opset?: number;
  readonly metadata?: Readonly<Record<string, string>>;
}

export function createGraph(name: string): Graph {
  return buildGraph(name, { count: 0, domains: new Set() });
}

/** The bytes of the model file. Protocol buffers end at 2 GB; a larger model is refused. */
export function encodeModel(graph: Graph, options: ModelOptions = {}): Uint8Array {
  const contents = contentsOf(graph);
  const weight = contents.constants.reduce((sum, constant) => sum + constant.data.byteLength, 0);
  if (weight > 2 ** 31 - 2 ** 20) {
    throw new AppError('bad-input', say`The network is too large for one model file (2 GB); use a smaller width or image size.`);
  }
  const writer = protobuf.Writer.create();
  writer.uint32(field(1, varint)).int64(8); // ir_version 8 goes with opset 17
  writer.uint32(field(2, bytes)).string(options.producer ?? 'shape-space-studio');
  writer.uint32(field(7, bytes)).fork();
  writeGraph(writer, contents);
  writer.ldelim();
  writeOpset(writer, '', options.opset ?? 17);
  for (const domain of [...contents.shared.domains].sort()) writeOpset(writer, domain, 1);
  for (const [key, value] of Object.entries(options.metadata ?? {})) {
    writer.uint32(field(14, bytes)).fork();
    writer.uint32(field(1, bytes)).string(key).uint32(field(2, bytes)).string(value).ldelim();
  }
  return writer.finish();
}

interface Node {
  readonly operator: string;
  readonly domain: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Attributes;
}
interface Port {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: GraphShape;
}
interface Shared {
  count: number;
  readonly domains: Set<string>;
}
interface Contents {
  readonly name: string;
  readonly shared: Shared;
  readonly nodes: Node[];
  readonly constants: Constant[];
  readonly inputs: Port[];
  readonly outputs: Port[];
  readonly renamed: Map<string, string>;
}

const everyContents = new WeakMap<Graph, Contents>();

function contentsOf(graph: Graph): Contents {
  const contents = everyContents.get(graph);
  if (contents === undefined) throw new Error('a graph must come from createGraph or body');
  return contents;
}

function buildGraph(name: string, shared: Shared): Graph {
  const contents: Contents = { name, shared, nodes: [], constants: [], inputs: [], outputs: [], renamed: new Map() };
  const known = new Map<string, string>();
  const unique = (stem: string) => `${stem}_${shared.count++}`;
  const once = (key: string, make: () => string): string => {
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
  };
  const graph: Graph = {
    input(port, type, shape) {
      contents.inputs.push({ name: port, type, shape });
      return port;
    },
    output(port, value, type, shape) {
      const taken = contents.renamed.has(value) || contents.inputs.some((input) => input.name === value);
      const source = taken ? graph.node('Identity', [value]) : value;
      contents.renamed.set(source, port);
      contents.outputs.push({ name: port, type, shape });
    },
    name(value, label) {
      contents.renamed.set(value, label);
      return value;
    },
    constant(data, shape, stem, type = elementTypeOf(data)) {
      const count = shape.reduce((product, size) => product * size, 1);
      if (count !== data.length) throw new Error(`constant ${stem ?? ''} has ${data.length} values for shape [${shape.join(', ')}]`);
      const constant = { name: stem ?? unique('constant'), type, shape, data };
      contents.constants.push(constant);
      return constant.name;
    },
    ints: (values) => once(`i${values.join()}`, () => graph.constant(BigInt64Array.from(values, BigInt), [values.length])),
    scalar: (value) => once(`f${value}`, () => graph.constant(Float32Array.of(value), [])),
    node: (operator, inputs, attributes) => graph.nodes(operator, inputs, 1, attributes)[0] as string,
    nodes(operator, inputs, outputs, attributes = {}) {
      const separator = operator.indexOf('::');
      const domain = separator < 0 ? '' : operator.slice(0, separator);
      const plain = separator < 0 ? operator : operator.slice(separator + 2);
      if (domain !== '') shared.domains.add(domain);
      const node = unique(plain);
      const values = Array.from({ length: outputs }, (_, index) => (outputs === 1 ? node : `${node}_${index}`));
      contents.nodes.push({ operator: plain, domain, name: node, inputs, outputs: values, attributes });
      return values;
    },
    body: (inner) => buildGraph(unique(inner), shared),
  };
  everyContents.set(graph, contents);
  return graph;
}

function elementTypeOf(data: TensorData): ElementType {
  if (data instanceof Float32Array) return 'float';
  if (data instanceof Int32Array) return 'int32';
  return data instanceof BigInt64Array ? 'int64' : 'uint8';
}

// Field numbers and types of onnx.proto (ONNX IR version 8, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
const varint = 0;
const bytes = 2;
const fixed32 = 5;
const typeCodes = { float: 1, uint8: 2, int32: 6, int64: 7, bool: 9 } as const satisfies Record<ElementType, number>;
const field = (number: number, wire: number) => ((number << 3) | wire) >>> 0;

function writeOpset(writer: protobuf.Writer, domain: string, version: number): void {
  writer.uint32(field(8, bytes)).fork();
  writer.uint32(field(1, bytes)).string(domain).uint32(field(2, varint)).int64(version).ldelim();
}

function writeGraph(writer: protobuf.Writer, contents: Contents): void {
  const nameOf = (value: string) => contents.renamed.get(value) ?? value;
  for (const node of contents.nodes) {
    writer.uint32(field(1, bytes)).fork();
    for (const input of node.inputs) writer.uint32(field(1, bytes)).string(nameOf(input));
    for (const output of node.outputs) writer.uint32(field(2, bytes)).string(nameOf(output));
    writer.uint32(field(3, bytes)).string(node.name).uint32(field(4, bytes)).string(node.operator);
    for (const [name, attribute] of Object.entries(node.attributes)) writeAttribute(writer, name, attribute);
    if (node.domain !== '') writer.uint32(field(7, bytes)).string(node.domain);
    writer.ldelim();
  }
  writer.uint32(field(2, bytes)).string(contents.name);
  for (const constant of contents.constants) {
    writer.uint32(field(5, bytes)).fork();
    writeTensor(writer, { ...constant, name: nameOf(constant.name) });
    writer.ldelim();
  }
  for (const input of contents.inputs) writePort(writer, 11, input);
  for (const output of contents.outputs) writePort(writer, 12, output);
}

function writeAttribute(writer: protobuf.Writer, name: string, value: Attribute): void {
  writer.uint32(field(5, bytes)).fork();
  writer.uint32(field(1, bytes)).string(name);
  const kind = (code: number) => writer.uint32(field(20, varint)).int32(code);
  if (typeof value === 'number') {
    writer.uint32(field(3, varint)).int64(value);
    kind(2);
  } else if (typeof value === 'string') {
    writer.uint32(field(4, bytes)).string(value);
    kind(3);
  } else if ('float' in value) {
    writer.uint32(field(2, fixed32)).float(value.float);
    kind(1);
  } else if ('floats' in value) {
    for (const item of value.floats) writer.uint32(field(7, fixed32)).float(item);
    kind(6);
  } else if ('tensor' in value) {
    writer.uint32(field(5, bytes)).fork();
    writeTensor(writer, value.tensor);
    writer.ldelim();
    kind(4);
  } else if ('graph' in value) {
    writer.uint32(field(6, bytes)).fork();
    writeGraph(writer, contentsOf(value.graph));
    writer.ldelim();
    kind(5);
  } else {
    for (const item of value) writer.uint32(field(8, varint)).int64(item);
    kind(7);
  }
  writer.ldelim();
}

/** Values go in as raw little-endian bytes, which every platform Node runs on has in memory already. */
function writeTensor(writer: protobuf.Writer, constant: Constant): void {
  for (const size of constant.shape) writer.uint32(field(1, varint)).int64(size);
  writer.uint32(field(2, varint)).int32(typeCodes[constant.type]);
  writer.uint32(field(8, bytes)).string(constant.name);
  const { buffer, byteOffset, byteLength } = constant.data;
  writer.uint32(field(9, bytes)).bytes(new Uint8Array(buffer, byteOffset, byteLength));
}

function writePort(writer: protobuf.Writer, number: number, port: Port): void {
  writer.uint32(field(number, bytes)).fork();
  writer.uint32(field(1, bytes)).string(port.name).uint32(field(2, bytes)).fork().uint32(field(1, bytes)).fork();
  writer.uint32(field(1, varint)).int32(typeCodes[port.type]).uint32(field(2, bytes)).fork();
  for (const size of port.shape) {
    writer.uint32(field(1, bytes)).fork();
    if (typeof size === 'number') writer.uint32(field(1, varint)).int64(size);
    else writer.uint32(field(2, bytes)).string(size);
    writer.ldelim();
  }
  writer.ldelim().ldelim().ldelim().ldelim();
}
