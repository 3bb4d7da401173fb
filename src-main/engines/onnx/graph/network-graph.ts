/** The whole network as ONNX nodes: encoder, bottleneck, heads and decoder, with the way back through all of them. */
import { inputShape, type DenseLayer, type NetworkDescription } from '../../../core/network/description';
import { trimEncoder } from '../../../core/network/trim-encoder';
import { runBlockedEncoder } from '../blocked/blocked-encoder';
import { runBlockedDecoder } from '../blocked/blocked-decoder';
import { blockedDecoderLayers } from '../blocked/blocked-layout';
import type { Graph } from './graph-builder';
import { runLayers } from './layers';
import type { Forward, Gradients, GraphContext } from './graph-context';

/** Gradients of the heads' outputs; null where a head is missing or its objective is off. */
export interface HeadGradients {
  readonly mapping: string | null;
  readonly logits: string | null;
  readonly reconstruction: string | null; // of the logits of the pixels
}

export interface NetworkGraph {
  readonly bottleneck: string;
  readonly mapping: string;
  readonly logits: string | null;
  readonly reconstruction: string | null;
  readonly reconstructionLogits: string | null;
  backward(heads: HeadGradients): Gradients;
}

/** The dimensions of an input besides that of the images: 1 x S x S pixels, or activations in a row. */
export function inputDimensions(network: NetworkDescription): number[] {
  const [height, width, channels] = inputShape(network);
  return network.spec.afterConvolutions === undefined ? [channels, height, width] : [channels];
}

function cutToSquare(graph: Graph, images: string, side: number): string {
  return graph.node('Slice', [images, graph.ints([0, 0]), graph.ints([side, side]), graph.ints([2, 3])]);
}

/** `images` are n x 1 x S x S, or n x activations behind the convolutions. Without `decode` the decoder is left out. */
export function buildNetwork(context: GraphContext, network: NetworkDescription, images: string, decode: boolean): NetworkGraph {
  const { graph } = context;
  const trimmed = trimEncoder(network.encoder);
  const isWhole = trimmed.imageSize === inputShape(network)[0];
  const seen = isWhole ? images : cutToSquare(graph, images, trimmed.imageSize);
  const run = (layer: DenseLayer, input: string) => runLayers(context, [layer], input);
  const { rows, block } = context;
  const encoder =
    block === null
      ? runLayers(context, trimmed.layers, seen)
      : runBlockedEncoder({ ...context, rows: rows ?? -1, block }, trimmed.layers, seen);
  const mapping = run(network.mapping, encoder.output);
  const other = network.other && run(network.other, encoder.output);
  const bottleneck = other === null ? mapping.output : graph.node('Concat', [mapping.output, other.output], { axis: 1 });
  const classifier = network.classifier && run(network.classifier, bottleneck);
  const decoder = decode && network.decoder.length > 0 ? runDecoder(bottleneck) : null;
  const { dims, bottleneck: units } = network.spec;
  const add = (values: readonly (string | null | undefined)[]) =>
    values
      .filter((value) => typeof value === 'string')
      .reduce<string | null>((sum, value) => (sum === null ? value : graph.node('Add', [sum, value])), null);
  const back = (head: Forward | null, gradient: string | null, gradients: Gradients) =>
    head === null || gradient === null ? null : head.backward(gradient, gradients, true);
  return {
    bottleneck,
    mapping: mapping.output,
    logits: classifier?.output ?? null,
    reconstruction: decoder?.output ?? null,
    reconstructionLogits: decoder?.logits ?? null,
    backward(heads) {
      const gradients: Gradients = {};
      const units_ = add([back(classifier, heads.logits, gradients), back(decoder, heads.reconstruction, gradients)]);
      const [ofMapping, ofOther] = splitUnits(units_);
      const code = add([back(mapping, add([ofMapping, heads.mapping]), gradients), back(other, ofOther, gradients)]);
      if (code !== null) encoder.backward(code, gradients, false);
      return gradients;
    },
  };

  function runDecoder(input: string) {
    const { inner } = blockedDecoderLayers(network.decoder, block ?? 1);
    return rows !== null && block !== null && inner.length > 0
      ? runBlockedDecoder({ ...context, rows, block }, network.decoder, input)
      : runLayers(context, network.decoder, input);
  }

  function splitUnits(gradient: string | null): [string | null, string | null] {
    if (gradient === null || other === null) return [gradient, null];
    return graph.nodes('Split', [gradient, graph.ints([dims, units - dims])], 2, { axis: 1 }) as [string, string];
  }
}
