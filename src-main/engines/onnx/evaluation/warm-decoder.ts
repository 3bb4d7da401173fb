/** The decoder of a trained network, open to draw what the units of the bottleneck stand for. */
import { availableParallelism } from 'node:os';
import type { NetworkDescription } from '../../../core/network/description';
import { createGraph, encodeModel } from '../graph/graph-builder';
import { plainContext } from '../graph/plain-context';
import { runLayers } from '../graph/layers';
import { createSessionPool, floats } from '../machine/sessions';
import type { Weights } from './evaluator';

export interface WarmDecoder {
  /** n x bottleneck units, the mapping units first; answers n x S x S values in [0, 1], white = 1. */
  draw(units: Float32Array): Promise<Float32Array>;
  dispose(): Promise<void>;
}

export async function openWarmDecoder(network: NetworkDescription, weights: Weights): Promise<WarmDecoder> {
  const pool = createSessionPool({ device: 'cpu', threads: availableParallelism() });
  const session = await pool.borrow(null, () => decoderModel(network, weights));
  const { bottleneck } = network.spec;
  return {
    async draw(units) {
      const { reconstruction } = await session.run({ units: floats(units, [units.length / bottleneck, bottleneck]) });
      if (reconstruction === undefined) throw new Error('the decoder drew nothing');
      return reconstruction;
    },
    async dispose() {
      await session.giveBack();
      await pool.dispose();
    },
  };
}

function decoderModel(network: NetworkDescription, weights: Weights): Uint8Array {
  const graph = createGraph('decoder');
  const { bottleneck, imageSize } = network.spec;
  const context = plainContext(graph, weights);
  const drawn = runLayers(context, network.decoder, graph.input('units', 'float', ['n', bottleneck]));
  graph.output('reconstruction', drawn.output, 'float', ['n', 1, imageSize, imageSize]);
  return encodeModel(graph);
}
