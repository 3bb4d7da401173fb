/** The network description with every rule carried out, so that a program in another language need not know them. */
import type { Layer, NetworkDescription } from './description';
import { padsOf } from './padding';

/** Layers that move windows over a grid get `pads`: zero rows (and columns) before and after the finer grid. */
export function writeOut(network: NetworkDescription) {
  return { ...network, encoder: network.encoder.map(padded), decoder: network.decoder.map(padded) };
}

function padded(layer: Layer) {
  if (layer.kind !== 'convolution' && layer.kind !== 'transposed-convolution' && layer.kind !== 'max-pool') return layer;
  const { before, after } = padsOf(layer);
  return { ...layer, pads: [before, after] };
}
