/** The network without noise, dropout and gradients, for any number of images; weights go in as inputs or as constants of the model. */
import type { NetworkDescription, Parameter } from '../../../core/network/description';
import type { Tensor } from '../../../core/network/training-state';
import { blockedOrder } from '../blocked/blocked-layout';
import { createGraph, encodeModel } from '../graph/graph-builder';
import type { GraphContext } from '../graph/graph-context';
import { buildNetwork, inputDimensions } from '../graph/network-graph';
import { inOrder } from '../training/state-layout';

export interface EvaluationOptions {
  /** Constants let the runtime lay out the kernels once and for all; without them every parameter is an input of its name. */
  readonly weights: Readonly<Record<string, Tensor>> | null;
  readonly decode: boolean;
  /** As in `GraphContext`, for the encoder; only with weights. */
  readonly block?: number | null;
  readonly metadata?: Readonly<Record<string, string>>;
}

export function evaluationParameters(network: NetworkDescription, decode: boolean): Parameter[] {
  if (decode) return [...network.parameters];
  const decoder = new Set(network.decoder.flatMap(({ name }) => [`${name}/kernel`, `${name}/bias`]));
  return network.parameters.filter(({ name }) => !decoder.has(name));
}

/** Input 'image' [n, 1, S, S] in [0, 1] (or activations); outputs 'bottleneck' [n, units], 'mapping' [n, dims], and where they exist 'logits' and 'reconstruction'. */
export function evaluationModel(network: NetworkDescription, options: EvaluationOptions): Uint8Array {
  const graph = createGraph('evaluation');
  const { imageSize, bottleneck, dims, classes } = network.spec;
  const { block = null } = options;
  const orderOf = block === null ? () => null : blockedOrder({ ...network, decoder: [] }, block);
  const known = new Set(
    evaluationParameters(network, options.decode).map((parameter) => {
      const { name, shape } = parameter;
      const data = options.weights?.[name]?.data;
      return data === undefined ? graph.input(name, 'float', shape) : graph.constant(inOrder(data, orderOf(parameter)), shape, name);
    }),
  );
  const context: GraphContext = {
    graph,
    rows: null,
    pooling: 'indices',
    block,
    weight: (name) => {
      if (!known.has(name)) throw new Error(`the network has no parameter ${name}`);
      return name;
    },
    mask: () => null,
  };
  const built = buildNetwork(context, network, graph.input('image', 'float', ['n', ...inputDimensions(network)]), options.decode);
  graph.output('mapping', built.mapping, 'float', ['n', dims]);
  graph.output('bottleneck', built.bottleneck, 'float', ['n', bottleneck]);
  if (built.logits !== null) graph.output('logits', built.logits, 'float', ['n', classes]);
  if (built.reconstruction !== null) graph.output('reconstruction', built.reconstruction, 'float', ['n', 1, imageSize, imageSize]);
  return encodeModel(graph, { metadata: options.metadata ?? {} });
}
