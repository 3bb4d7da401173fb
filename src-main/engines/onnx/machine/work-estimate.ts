/** How much work and memory a network means: decides between formulations that pay for small or for large ones. */
import type { Layer, NetworkDescription } from '../../../core/network/description';
import { trimEncoder } from '../../../core/network/trim-encoder';

/** Multiplications and additions of one image through the encoder (and the decoder, if any), in millions. */
export function megaflopsPerImage(network: NetworkDescription): number {
  return [...network.encoder, ...network.decoder].reduce((sum, layer) => sum + flopsOf(layer), 0) / 1e6;
}

/**
 * Operations of one image in a training step: forward, and twice as many backward (for the input and for the kernel), but for the first
 * layer, whose input is no one's gradient. Only what reaches an output counts.
 */
export function trainingFlops(network: NetworkDescription): number {
  const heads = [network.mapping, network.other, network.classifier].filter((layer) => layer !== null);
  const layers = [...trimEncoder(network.encoder).layers, ...heads, ...network.decoder];
  return layers.reduce((sum, layer, index) => sum + flopsOf(layer) * (index === 0 ? 2 : 3), 0);
}

function flopsOf(layer: Layer): number {
  if (layer.kind === 'dense') return 2 * layer.input[2] * layer.output[2];
  if (layer.kind !== 'convolution' && layer.kind !== 'transposed-convolution') return 0;
  const positions = layer.kind === 'convolution' ? layer.output : layer.input;
  return 2 * positions[0] * positions[1] * layer.input[2] * layer.output[2] * layer.kernel ** 2;
}

/** Sessions of heavy trainings hold hundreds of megabytes and are not kept for later. */
export function isHeavy(network: NetworkDescription, rows: number): boolean {
  return largestGrid(network) * rows * 4 > 64 * 2 ** 20;
}

/** As many images at a time as keep the largest grid of activations near 16 MB; from 32 on the threads have enough to share. */
export function evaluationRows(network: NetworkDescription): number {
  return Math.max(32, Math.min(256, Math.floor(2 ** 22 / largestGrid(network))));
}

function largestGrid(network: NetworkDescription): number {
  return Math.max(...[...network.encoder, ...network.decoder].map(({ output: [height, width, channels] }) => height * width * channels));
}
