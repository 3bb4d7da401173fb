/** How much work and memory a network means: decides between formulations that pay for small or for large ones. */
import type { Layer, NetworkDescription } from '../../core/network/description';

/** Multiplications and additions of one image through the encoder (and the decoder, if any), in millions. */
export function megaflopsPerImage(network: NetworkDescription): number {
  const ofLayer = (layer: Layer): number => {
    if (layer.kind === 'dense') return 2 * layer.input[2] * layer.output[2];
    if (layer.kind !== 'convolution' && layer.kind !== 'transposed-convolution') return 0;
    const positions = layer.kind === 'convolution' ? layer.output : layer.input;
    return 2 * positions[0] * positions[1] * layer.input[2] * layer.output[2] * layer.kernel ** 2;
  };
  return [...network.encoder, ...network.decoder].reduce((sum, layer) => sum + ofLayer(layer), 0) / 1e6;
}

/** Sessions of heavy trainings hold hundreds of megabytes and are not kept for later. */
export function isHeavy(network: NetworkDescription, rows: number): boolean {
  return largestGrid(network) * rows * 4 > 64 * 2 ** 20;
}

/** As many images at a time as keep the largest grid of activations near 16 MB, so that it stays in the processor's cache. */
export function evaluationRows(network: NetworkDescription): number {
  return Math.max(16, Math.min(256, Math.floor(2 ** 22 / largestGrid(network))));
}

function largestGrid(network: NetworkDescription): number {
  return Math.max(...[...network.encoder, ...network.decoder].map(({ output: [height, width, channels] }) => height * width * channels));
}
