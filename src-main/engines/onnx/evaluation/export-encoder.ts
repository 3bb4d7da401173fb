/** Writes a trained network as an ONNX model of its own, which this program, Python and R can run without anything else. */
import { countParameters } from '../../../core/network/initial-state';
import type { NetworkDescription } from '../../../core/network/description';
import type { Tensor } from '../../../core/network/training-state';
import { evaluationModel } from './evaluation-graph';

/**
 * Input 'image' [n, 1, S, S] in [0, 1], white = 1. Outputs 'mapping' [n, dims] (the coordinates), 'bottleneck' [n, units] (the first
 * `dims` columns are the mapping) and, where the network has the head, 'logits' [n, classes] and 'reconstruction' [n, 1, S, S].
 */
export function exportEncoder(network: NetworkDescription, weights: Readonly<Record<string, Tensor>>): Uint8Array {
  for (const { name, shape } of network.parameters) {
    const size = shape.reduce((product, count) => product * count, 1);
    if (weights[name]?.data.length !== size) throw new Error(`the weights have no tensor ${name} of ${size} values`);
  }
  const metadata = { network: JSON.stringify(network.spec), parameters: String(countParameters(network)) };
  return evaluationModel(network, { weights, decode: true, metadata });
}
