/** Leaves out rows and columns of the image that no unit of the encoder ever sees: same numbers, less work. */
import type { Layer, Shape } from './description';

export interface TrimmedEncoder {
  /** Side of the upper left square of the image that the encoder looks at. */
  readonly imageSize: number;
  readonly layers: readonly Layer[];
}

/**
 * A `valid` window of size k and stride s that is moved n times reads (n - 1) s + k pixels and ignores the rest. Going from the last
 * layer to the first, every grid shrinks to what the layer after it reads; of 224 pixels 213 are left, of 80 only 69.
 */
export function trimEncoder(encoder: readonly Layer[]): TrimmedEncoder {
  const layers: Layer[] = [];
  let needed: number | null = null; // grid read by the layer that follows; null: all of it
  for (const layer of encoder.toReversed()) {
    const output: Shape = needed === null ? layer.output : [needed, needed, layer.output[2]];
    const read = rowsRead(layer, output[0]);
    needed = read < layer.input[0] || needed !== null ? read : null;
    const input: Shape = needed === null ? layer.input : [needed, needed, layer.input[2]];
    layers.unshift({ ...layer, input, output });
  }
  return { imageSize: layers[0]?.input[0] ?? 0, layers };
}

function rowsRead(layer: Layer, outputRows: number): number {
  if (layer.kind !== 'convolution' && layer.kind !== 'max-pool') return layer.input[0];
  if (layer.padding === 'same') return layer.input[0];
  return (outputRows - 1) * layer.stride + (layer.kind === 'max-pool' ? layer.size : layer.kernel);
}
