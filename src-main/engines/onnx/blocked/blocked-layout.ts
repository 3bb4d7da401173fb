/** Where the blocked formulation can be used, and how its parameters lie in memory; only loading and saving converts. */
import type { ConvolutionLayer, Layer, NetworkDescription, Parameter } from '../../../core/network/description';
import type { StorageOrder } from '../training/state-layout';

/** Every grid but the image must consist of whole blocks of channels. */
export function suitsBlocks(network: NetworkDescription, block: number): boolean {
  const convolutions = network.encoder.filter(({ kind }) => kind === 'convolution');
  return convolutions.length > 0 && convolutions.every(({ output }) => output[2] % block === 0);
}

/**
 * Kernels [O, I, h, w] are stored as [O/b, I/b, h, w, b of I, b of O], the first one, with a single input channel, as [O/b, h, w, b].
 * The dense kernel after the last grid has its rows in the order in which the blocked grid lies in memory: [C/b, h, w, b].
 */
export function blockedOrder(network: NetworkDescription, block: number): (parameter: Parameter) => StorageOrder | null {
  const flattened = network.encoder.find((layer) => layer.kind === 'reshape');
  const first = network.encoder.find((layer) => layer.kind === 'dense');
  const { inner, last } = blockedDecoderLayers(network.decoder, block);
  const convolutions = [...network.encoder.filter((layer) => layer.kind === 'convolution'), ...inner, ...(last === null ? [] : [last])];
  const kernels = new Set(convolutions.map(({ name }) => `${name}/kernel`));
  return ({ name, shape }) => {
    if (kernels.has(name)) return { rowLength: 1, rows: kernelOrder(shape, block) };
    if (flattened === undefined || name !== `${first?.name}/kernel`) return null;
    const [height, width, channels] = flattened.input;
    return { rowLength: shape[1] ?? 1, rows: gridOrder(channels, height * width, block) };
  };
}

/**
 * The transposed convolutions that have whole blocks on both sides, from the first one on; and the last one, to a single channel, when
 * all before it have.
 */
export function blockedDecoderLayers(
  decoder: readonly Layer[],
  block: number,
): { inner: ConvolutionLayer[]; last: ConvolutionLayer | null } {
  const layers = decoder.flatMap((layer) => (layer.kind === 'transposed-convolution' ? [layer] : []));
  const isWhole = ({ input, output }: ConvolutionLayer) => input[2] % block === 0 && output[2] % block === 0;
  const end = layers.findIndex((layer) => !isWhole(layer));
  const inner = end < 0 ? layers : layers.slice(0, end);
  const next = layers[inner.length];
  const last = next !== undefined && next.output[2] === 1 && next.input[2] % block === 0 ? next : null;
  return { inner, last };
}

function kernelOrder(shape: readonly number[], block: number): Int32Array {
  const [outputs = 1, inputs = 1, height = 1, width = 1] = shape;
  const inputBlock = inputs === 1 ? 1 : block;
  const order = new Int32Array(outputs * inputs * height * width);
  let next = 0;
  for (let o = 0; o < outputs; o += block)
    for (let i = 0; i < inputs; i += inputBlock)
      for (let tap = 0; tap < height * width; tap++)
        for (let inner = 0; inner < inputBlock; inner++)
          for (let outer = 0; outer < block; outer++) order[next++] = ((o + outer) * inputs + i + inner) * height * width + tap;
  return order;
}

function gridOrder(channels: number, pixels: number, block: number): Int32Array {
  const order = new Int32Array(channels * pixels);
  let next = 0;
  for (let c = 0; c < channels; c += block)
    for (let pixel = 0; pixel < pixels; pixel++) for (let inner = 0; inner < block; inner++) order[next++] = (c + inner) * pixels + pixel;
  return order;
}
