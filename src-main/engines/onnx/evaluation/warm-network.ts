/** A trained network that stays open to answer about single images: weights built in, nothing kept for training. */
import { availableParallelism } from 'node:os';
import type { NetworkDescription } from '../../../core/network/description';
import type { Evaluation } from '../../engine';
import { evaluationModel } from './evaluation-graph';
import type { Weights } from './evaluator';
import { inputDimensions } from '../graph/network-graph';
import { createSessionPool, floats } from '../machine/sessions';

export interface WarmNetwork {
  /** n x S x S values in [0, 1], white = 1. The decoder is not asked. */
  evaluate(images: Float32Array): Promise<Omit<Evaluation, 'reconstruction'>>;
  dispose(): Promise<void>;
}

export async function openWarmNetwork(network: NetworkDescription, weights: Weights): Promise<WarmNetwork> {
  const pool = createSessionPool({ device: 'cpu', threads: availableParallelism() });
  const session = await pool.borrow(null, () => evaluationModel(network, { weights, decode: false }));
  const pixels = network.spec.imageSize ** 2;
  return {
    async evaluate(images) {
      const {
        bottleneck,
        mapping,
        logits = null,
      } = await session.run({ image: floats(images, [images.length / pixels, ...inputDimensions(network)]) });
      if (bottleneck === undefined || mapping === undefined) throw new Error('the evaluation gave no places');
      return { bottleneck, mapping, logits };
    },
    async dispose() {
      await session.giveBack();
      await pool.dispose();
    },
  };
}
