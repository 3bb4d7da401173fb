/** What a training begins with when there is no checkpoint to continue from; every time the same, whatever computes it. */
import type { TrainingConfiguration } from '../../contract/running/configuration';
import type { RunRecord } from '../../contract/running/run';
import { fitStart } from '../../core/network/data-dependent-start';
import type { NetworkDescription } from '../../core/network/description';
import { initialState } from '../../core/network/initial-state';
import type { TrainingState } from '../../core/network/training-state';
import { createStream } from '../../core/random/stream';
import type { BatchLoader } from '../../pipeline/batch/batch-loader';
import type { ImageSource } from '../features/image-source';
import type { TrainingData } from './training-data';
import { warmState } from './warm-start';

export interface StartMaterial {
  readonly folder: string;
  readonly record: RunRecord;
  readonly configuration: TrainingConfiguration;
  readonly network: NetworkDescription;
  readonly data: TrainingData;
  readonly loader: BatchLoader;
  readonly images: ImageSource;
}

export async function startingState({
  folder,
  record,
  configuration,
  network,
  data,
  loader,
  images,
}: StartMaterial): Promise<TrainingState> {
  const { seed, start, warmStart } = configuration;
  if (warmStart !== undefined) return warmState(folder, record, network, data, loader, images);
  const drawn = initialState(network, createStream(seed, 'initial-weights', record.fold), start);
  if (start !== 'data-dependent') return drawn;
  for await (const batch of loader.batches(0))
    return fitStart(network, drawn, batch.images.subarray(0, fittedImages * network.spec.imageSize ** 2));
  return drawn;
}

/** Of the first batch. */
const fittedImages = 32;
