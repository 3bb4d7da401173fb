/** Gives a network of one's own some drawings, in a process that can be ended: what it is given, as pictures, and what it answers. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { CheckedNetwork } from '../../contract/running/network-check';
import type { ComputeCommand } from '../../contract/running/compute-protocol';
import { prepareImages, restoreImage } from '../../core/network/image-input';
import { judgeFeatures } from '../../core/network/judge-features';
import { plainRecipe } from '../../pipeline/augment/copy-recipe';
import { renderCopy } from '../../pipeline/augment/render-copy';
import { bankOfOne } from '../../pipeline/bank/open-image-bank';
import { colourPng } from '../../pipeline/decode/network-png';
import { decodeImage } from '../../pipeline/decode/decode-image';
import { thickenedBy } from '../../pipeline/drawing/thicken-lines';

/** The drawing itself, in the centre, as regressions are tested on: no seed has a part in it. */
const [itself, anySeed, anyShare] = [0, 0, 1];

export async function tryNetwork({ file, layer, input, lineThickness, drawings }: Extract<ComputeCommand, { type: 'tryNetwork' }>): Promise<CheckedNetwork> {
  const { openImageNetwork } = await import('../../engines/onnx/evaluation/image-network');
  const network = await openImageNetwork(file, layer, { size: input.size, tokens: input.tokens });
  try {
    const { inputSize, channels } = network;
    const pixels = inputSize ** 2;
    const n = drawings.length;
    const images = new Float32Array(n * pixels);
    for (const [i, { id, bytes }] of drawings.entries()) {
      const bank = await bankOfOne(id, bytes, thickenedBy(lineThickness, decodeImage));
      if ('problem' in bank) throw new AppError('bad-input', say`The drawing of ‘${id}’ cannot be read: ${bank.problem}. Choose another drawing.`);
      renderCopy(bank, 0, itself, plainRecipe(inputSize, anyShare), anySeed, images, i * pixels);
    }
    const given = prepareImages(images, n, pixels, channels, input);
    const features = await network.run(given, n);
    const check = judgeFeatures({ drawings: drawings.map(({ id }) => id), given, images, features, imageSize: inputSize, channels, wantedSize: input.size ?? null });
    const pictures = drawings.map((_, i) => {
      return colourPng(restoreImage(given.subarray(i * channels * pixels, (i + 1) * channels * pixels), pixels, channels, input), inputSize);
    });
    return { check, pictures: await Promise.all(pictures) };
  } finally {
    await network.dispose();
  }
} // prettier-ignore
