/** Makes the photograph network of step 1 out of the weights in the npm package nsfwjs: inception-v3.onnx and its description. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { convertNetwork } from './photograph-network-graph';
import { readSourceNetwork } from './photograph-network-source';

/** The last pooling, before the layers that classify: 2048 activations. */
export const photographLayer = 'average_pooling2d_10';

/** What inception-v3.json holds. Images are given as pixel / 255, as nsfwjs itself does. */
export interface PhotographNetworkDescription {
  readonly name: string;
  readonly description: string;
  readonly layer: string;
  readonly inputSize: number;
  readonly licence: string;
}

export async function preparePhotographNetwork(outFolder: string): Promise<void> {
  const { model, inputSize } = convertNetwork(await readSourceNetwork(), photographLayer);
  const description: PhotographNetworkDescription = {
    name: 'Inception-v3',
    description: 'Inception-v3, initialised on ImageNet and fine-tuned on web photographs (nsfwjs)',
    layer: photographLayer,
    inputSize,
    licence: 'MIT, Copyright (c) 2019 Infinite Red, Inc. (npm package nsfwjs)',
  };
  await mkdir(outFolder, { recursive: true });
  await writeFile(join(outFolder, 'inception-v3.onnx'), model);
  await writeFile(join(outFolder, 'inception-v3.json'), `${JSON.stringify(description, null, 2)}\n`);
}
