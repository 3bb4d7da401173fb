/** What every layer of a trained encoder makes of images: its activations, from one graph that has all of them as outputs. */
import type { Layer, NetworkDescription } from '../../../core/network/description';
import type { LayerReader } from './layer-reader';
import { createGraph, encodeModel } from './graph-builder';
import { inputDimensions } from './network-graph';
import { runLayers } from './layers';
import { plainContext } from './plain-context';
import { createSessionPool, floats } from '../machine/sessions';
import type { Weights } from '../evaluation/evaluator';

/** Convolutions, poolings and the dense layer by name, then 'bottleneck', whose first units are the mapping units. */
export async function openEncoderLayers(network: NetworkDescription, weights: Weights, threads: number): Promise<LayerReader> {
  const { imageSize, bottleneck } = network.spec;
  const encoder = network.encoder.filter(({ kind }) => kind !== 'dropout' && kind !== 'reshape');
  const layers = [...encoder.map(({ name, output }) => ({ name, units: sizeOf(output) })), { name: 'bottleneck', units: bottleneck }];
  const pool = createSessionPool({ device: 'cpu', threads });
  const session = await pool.borrow(null, () => layerModel(network, weights));
  return {
    inputSize: imageSize,
    channels: 1,
    layers,
    read: (images, n, names) => session.run({ image: floats(images, [n, ...inputDimensions(network)]) }, names),
    async dispose() {
      await session.giveBack();
      await pool.dispose();
    },
  };
}

const sizeOf = ([height, width, channels]: Layer['output']): number => height * width * channels;

/** Nothing is left out or merged for speed here: a layer's activations are all that the description says. */
function layerModel(network: NetworkDescription, weights: Weights): Uint8Array {
  const graph = createGraph('layers');
  const { bottleneck } = network.spec;
  const context = plainContext(graph, weights);
  let value = graph.input('image', 'float', ['n', ...inputDimensions(network)]);
  for (const layer of network.encoder) {
    value = runLayers(context, [layer], value).output;
    // A copy under the layer's name: what follows goes on reading the original.
    if (layer.kind !== 'dropout' && layer.kind !== 'reshape')
      graph.output(layer.name, graph.node('Identity', [value]), 'float', shapeOf(layer));
  }
  const parts = [network.mapping, network.other].flatMap((layer) => (layer === null ? [] : [runLayers(context, [layer], value).output]));
  const units = parts.length === 1 ? graph.node('Identity', parts) : graph.node('Concat', parts, { axis: 1 });
  graph.output('bottleneck', units, 'float', ['n', bottleneck]);
  return encodeModel(graph);
}

function shapeOf({ kind, output: [height, width, channels] }: Layer): (string | number)[] {
  return kind === 'dense' ? ['n', channels] : ['n', channels, height, width];
}
