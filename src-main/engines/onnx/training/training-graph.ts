/** One training step as ONNX operators: forward, losses, backward, weight decay, Adam. */
import type { NetworkDescription } from '../../../core/network/description';
import { dropoutLayers } from '../../../core/network/initial-state';
import type { Objectives } from '../../engine';
import type { AdamState } from './adam';
import { blockedOrder } from '../blocked/blocked-layout';
import type { ElementType, Graph } from '../graph/graph-builder';
import { updateGroup, type GroupUpdate } from './group-update';
import type { Formulation, Gradient, Gradients, GraphContext } from '../graph/graph-context';
import { binaryCrossEntropy, crossEntropy, oneHot, squaredError, type LossValue } from '../graph/losses';
import { buildNetwork, inputDimensions, type HeadGradients, type NetworkGraph } from '../graph/network-graph';
import { groupParameters, type StateGroup } from './state-layout';

/** What of the objectives shapes the graph. Their amounts are inputs, so that settings that differ in amounts only share a session. */
export interface GraphOptions {
  readonly classification: boolean;
  readonly mapping: boolean;
  readonly reconstruction: boolean;
  readonly encoderDecay: boolean;
  readonly decoderDecay: boolean;
  readonly secondCorpusClasses: readonly number[] | null;
  readonly pooling: GraphContext['pooling'];
  readonly block: number | null;
}

/** What of the objectives a minibatch brings along, as single numbers without dimensions. */
export const amountNames = ['classification', 'reconstruction', 'mapping', 'encoder-decay', 'decoder-decay', 'step-size'] as const;
export const stateParts = ['weights', 'first', 'second'] as const;
/** Order of the values in the output `losses`. */
export const lossNames = ['total', 'classification', 'reconstruction', 'mapping', 'encoderDecay', 'decoderDecay'] as const;

export function graphOptions(network: NetworkDescription, objectives: Objectives, formulation: Formulation): GraphOptions {
  const { weights } = objectives;
  return {
    classification: network.classifier !== null && weights.classification > 0,
    mapping: weights.mapping > 0,
    reconstruction: network.decoder.length > 0 && weights.reconstruction > 0,
    encoderDecay: objectives.encoderDecay > 0,
    decoderDecay: objectives.decoderDecay > 0,
    secondCorpusClasses: network.classifier === null ? null : objectives.secondCorpusClasses,
    ...formulation,
  };
}

/** Where the operators of a step find what they compute with. */
export interface StepPorts {
  /** An input of the minibatch, without the dimension of several minibatches. */
  batch(name: string, type: ElementType, shape: readonly number[]): string;
  state(group: StateGroup): AdamState;
}

export interface StepGraph {
  /** [6], in the order of `lossNames`. */
  readonly losses: string;
  readonly next: ReadonlyMap<StateGroup, AdamState>;
}

/**
 * Reads of the minibatch: 'images' and, with a decoder, 'clean' [n, 1, S, S] (or n x activations behind the convolutions); 'labels' int32 [n]; 'mapping-targets' [n, dims]; sample
 * weights 'classification-weights', 'second-corpus-weights', 'mapping-weights', 'reconstruction-weights' [n]; 'mask/<layer>'
 * [n, units]; and the amounts.
 */
export function buildStep(graph: Graph, ports: StepPorts, network: NetworkDescription, rows: number, options: GraphOptions): StepGraph {
  const groups = stateGroups(network, options);
  const amounts = Object.fromEntries(amountNames.map((name) => [name, ports.batch(name, 'float', [])])) as Amounts;
  const states = new Map(groups.map((group) => [group, ports.state(group)]));
  const weights = memberValues(graph, groups, states, options.block);
  const masks = new Map(dropoutLayers(network).map(({ name, output }) => [name, ports.batch(`mask/${name}`, 'float', [rows, output[2]])]));
  const context: GraphContext = {
    graph,
    rows,
    pooling: options.pooling,
    block: options.block,
    weight: (name) => weights[name] ?? missing(name),
    mask: (name) => masks.get(name) ?? missing(name),
  };
  const images = ports.batch('images', 'float', [rows, ...inputDimensions(network)]);
  const built = buildNetwork(context, network, images, true);
  const losses = buildLosses(graph, ports, network, built, rows, options);
  const gradients = built.backward(headGradients(graph, losses, amounts, options));
  const updates = groups.map((group): [StateGroup, GroupUpdate] => {
    const state = states.get(group) ?? missing(group.name);
    const decays = group.decay !== 'none' && options[`${group.decay}Decay`];
    const decayRate = decays ? amounts[`${group.decay}-decay`] : null;
    const settings = { stepSize: amounts['step-size'], decayRate, wantsSquares: decays };
    return [group, updateGroup(graph, group, state, groupGradient(graph, group, gradients), settings)];
  });
  const next = new Map(updates);
  return { losses: joinLosses(graph, losses, next, amounts), next };
}

/** Taking a vector apart binds a buffer for each part; WebGPU promises 8 to a shader. */
const portableMembers = 7;

/** The tensors that hold the state of this graph. */
export function stateGroups(network: NetworkDescription, { block, pooling }: Formulation): StateGroup[] {
  const isPortable = pooling === 'comparison';
  return groupParameters(network, {
    orderOf: block === null ? () => null : blockedOrder(network, block),
    chunked: !isPortable,
    mostMembers: isPortable ? portableMembers : Infinity,
  });
}

function missing(name: string): never {
  throw new Error(`the graph has no tensor ${name}`);
}

/** Cuts the shared vectors into their parameters. */
function memberValues(
  graph: Graph,
  groups: readonly StateGroup[],
  states: ReadonlyMap<StateGroup, AdamState>,
  block: number | null,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const group of groups) {
    const whole = states.get(group)?.weights ?? missing(group.name);
    if (group.members.length === 1 && group.shape.length > 1) {
      const shape = group.members[0]?.parameter.shape ?? [];
      if (group.chunks !== null) values[group.name] = graph.node('Reshape', [whole, graph.ints(shape)]);
      else values[group.name] = block === null ? whole : aligned(graph, whole, shape);
      continue;
    }
    const sizes = graph.ints(group.members.map(({ size }) => size));
    const parts = group.members.length === 1 ? [whole] : graph.nodes('Split', [whole, sizes], group.members.length, { axis: 0 });
    for (const [index, { parameter }] of group.members.entries()) {
      const part = parts[index] as string;
      values[parameter.name] = parameter.shape.length === 1 ? part : graph.node('Reshape', [part, graph.ints(parameter.shape)]);
    }
  }
  return values;
}

/**
 * Tensors from outside begin anywhere, those of the runtime at a cache line, which the blocked convolutions need for a tenth of their
 * speed. Gather copies, and is never optimised away.
 */
function aligned(graph: Graph, kernel: string, [outputs = 1]: readonly number[]): string {
  return graph.node('Gather', [kernel, graph.ints(Array.from({ length: outputs }, (_, i) => i))], { axis: 0 });
}

interface Losses {
  readonly classification: LossValue | null;
  readonly secondCorpus: LossValue | null;
  readonly mapping: LossValue;
  readonly reconstruction: LossValue | null;
}

/** A head that exists has its loss reported even when its objective is off. */
function buildLosses(
  graph: Graph,
  ports: StepPorts,
  network: NetworkDescription,
  built: NetworkGraph,
  rows: number,
  options: GraphOptions,
): Losses {
  const { dims, classes, imageSize } = network.spec;
  const sampleWeights = (name: string) => ports.batch(`${name}-weights`, 'float', [rows]);
  const targets = ports.batch('mapping-targets', 'float', [rows, dims]);
  const mapping = squaredError(graph, built.mapping, targets, sampleWeights('mapping'));
  let classification: LossValue | null = null;
  let secondCorpus: LossValue | null = null;
  if (built.logits !== null) {
    const truth = oneHot(graph, ports.batch('labels', 'int32', [rows]), classes);
    classification = crossEntropy(graph, built.logits, truth, sampleWeights('classification'));
    if (options.secondCorpusClasses !== null) {
      const allowed = new Uint8Array(classes);
      for (const index of options.secondCorpusClasses) allowed[index] = 1;
      secondCorpus = crossEntropy(graph, built.logits, truth, sampleWeights('second-corpus'), allowed);
    }
  }
  let reconstruction: LossValue | null = null;
  if (built.reconstructionLogits !== null) {
    const clean = ports.batch('clean', 'float', [rows, 1, imageSize, imageSize]);
    reconstruction = binaryCrossEntropy(graph, built.reconstructionLogits, clean, sampleWeights('reconstruction'), imageSize ** 2);
  }
  return { classification, secondCorpus, mapping, reconstruction };
}

type Amounts = Readonly<Record<(typeof amountNames)[number], string>>;

function headGradients(graph: Graph, losses: Losses, amounts: Amounts, options: GraphOptions): HeadGradients {
  const classification = options.classification ? (losses.classification?.gradient(amounts.classification) ?? null) : null;
  // The published code leaves the extra loss at Keras' default weight, 1.
  const second = losses.secondCorpus?.gradient(graph.scalar(1)) ?? null;
  return {
    logits: classification !== null && second !== null ? graph.node('Add', [classification, second]) : (classification ?? second),
    mapping: options.mapping ? losses.mapping.gradient(amounts.mapping) : null,
    reconstruction: options.reconstruction ? (losses.reconstruction?.gradient(amounts.reconstruction) ?? null) : null,
  };
}

function joinLosses(graph: Graph, losses: Losses, updates: ReadonlyMap<StateGroup, GroupUpdate>, amounts: Amounts): string {
  const zero = graph.constant(Float32Array.of(0), [1]);
  const sum = (values: readonly string[]) => values.reduce((left, right) => graph.node('Add', [left, right]));
  const decays = (['encoder', 'decoder'] as const).map((decay) => {
    const squares = [...updates].flatMap(([group, update]) => (group.decay === decay && update.squares !== null ? [update.squares] : []));
    return squares.length === 0 ? zero : graph.node('Mul', [sum(squares), amounts[`${decay}-decay`]]);
  });
  const weighted = (['classification', 'reconstruction', 'mapping'] as const).flatMap((name) => {
    const loss = losses[name]?.loss;
    return loss === undefined ? [] : [graph.node('Mul', [loss, amounts[name]])];
  });
  const second = losses.secondCorpus === null ? [] : [losses.secondCorpus.loss];
  const total = sum([...weighted, ...second, ...decays]);
  const values = [total, losses.classification?.loss ?? zero, losses.reconstruction?.loss ?? zero, losses.mapping.loss, ...decays];
  return graph.node('Concat', values, { axis: 0 });
}

/** Parameters that no objective reaches count 0. */
function groupGradient(graph: Graph, group: StateGroup, gradients: Gradients): Gradient {
  const [only] = group.members;
  if (group.shape.length > 1 && only !== undefined) {
    return gradients[only.parameter.name] ?? graph.node('ConstantOfShape', [graph.ints(group.shape)]);
  }
  const parts = group.members.map(({ parameter, size }) => {
    const gradient = gradients[parameter.name] ?? graph.node('ConstantOfShape', [graph.ints(parameter.shape)]);
    const value = typeof gradient === 'string' ? gradient : graph.node('Gemm', [gradient.input, gradient.output], { transA: 1 });
    return parameter.shape.length === 1 ? value : graph.node('Reshape', [value, graph.ints([size])]);
  });
  return parts.length === 1 ? (parts[0] ?? missing(group.name)) : graph.node('Concat', parts, { axis: 0 });
}
