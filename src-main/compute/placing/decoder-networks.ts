/** The networks of one row of the results, open in both directions: from images to places, and from places to images. */
import { say } from '../../contract/message';
import { AppError } from '../../contract/app-error';
import type { RunRecord } from '../../contract/running/run';
import type { NetworkSpec } from '../../core/network/description';
import { openWarmDecoder, type WarmDecoder } from '../../engines/onnx/evaluation/warm-decoder';
import { openWarmNetwork, type WarmNetwork } from '../../engines/onnx/evaluation/warm-network';
import { readBest } from '../training/checkpointing';

export interface DecoderNetwork {
  readonly fold: number;
  readonly spec: NetworkSpec;
  readonly encoder: WarmNetwork;
  readonly decoder: WarmDecoder;
}

/** `records`: of one configuration, those whose weights are there. */
export async function openDecoderNetworks(folder: string, records: readonly RunRecord[]): Promise<DecoderNetwork[]> {
  return Promise.all(
    records.map(async ({ key, label, fold }) => {
      const best = await readBest(folder, key);
      if (best === null) throw new AppError('not-available', say`The weights of ‘${label}’ are not in the project. Start its step again.`);
      if (best.network.decoder.length === 0)
        throw new AppError('not-available', say`‘${label}’ was not trained to draw. Choose a network that learnt reconstruction.`);
      const { network, state } = best;
      const [encoder, decoder] = await Promise.all([openWarmNetwork(network, state.weights), openWarmDecoder(network, state.weights)]);
      return { fold, spec: network.spec, encoder, decoder };
    }),
  );
}

export async function closeDecoderNetworks(networks: readonly DecoderNetwork[]): Promise<void> {
  await Promise.all(networks.flatMap(({ encoder, decoder }) => [encoder.dispose(), decoder.dispose()]));
}
