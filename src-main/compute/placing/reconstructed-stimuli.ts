/** What networks with a decoder make of the rated drawings: units that can be lent to places between them, and how well each is drawn again. */
import { roleOf } from '../../core/folds/folds';
import { pixelEntropy } from '../../core/statistics/pixel-entropy';
import { plainRecipe } from '../../pipeline/augment/copy-recipe';
import { renderCopy } from '../../pipeline/augment/render-copy';
import type { StimulusData } from '../runs/run-data';
import type { DecoderNetwork } from './decoder-networks';

export interface ReconstructedStimuli {
  /** Of each network: n x units behind the mapping units. */
  readonly others: readonly Float32Array[];
  /** Binary cross-entropy per pixel of each stimulus, by the networks that did not learn from it, else by all. */
  readonly losses: readonly { readonly loss: number; readonly isHeldOut: boolean }[];
}

const imagesAtOnce = 16;

/** `minimumSize`: as in the networks' training. `tell` may throw to stop. */
export async function reconstructStimuli(
  networks: readonly DecoderNetwork[],
  { bank, folds }: Pick<StimulusData, 'bank' | 'folds'>,
  minimumSize: number,
  seed: number,
  tell: (done: number, total: number) => void,
): Promise<ReconstructedStimuli> {
  const { imageSize, bottleneck, dims } = networks[0]!.spec;
  const recipe = plainRecipe(imageSize, minimumSize);
  const pixels = imageSize ** 2;
  const units = bottleneck - dims;
  const n = folds.length;
  const others = networks.map(() => new Float32Array(n * units));
  const losses = networks.map(() => new Float64Array(n));
  for (let start = 0; start < n; start += imagesAtOnce) {
    tell(start, n);
    const count = Math.min(imagesAtOnce, n - start);
    const images = new Float32Array(count * pixels);
    for (let i = 0; i < count; i++) renderCopy(bank, start + i, 0, recipe, seed, images, i * pixels);
    for (const [j, { encoder, decoder }] of networks.entries()) {
      const seen = await encoder.evaluate(images);
      const drawn = await decoder.draw(seen.bottleneck);
      for (let i = 0; i < count; i++) {
        others[j]!.set(seen.bottleneck.subarray(i * bottleneck + dims, (i + 1) * bottleneck), (start + i) * units);
        const own = (values: Float32Array): Float32Array => values.subarray(i * pixels, (i + 1) * pixels);
        losses[j]![start + i] = pixelEntropy(own(images), own(drawn)) / pixels;
      }
    }
  }
  return {
    others,
    losses: folds.map((fold, item) => {
      const unseen = networks.flatMap((network, j) => (roleOf(fold, network.fold) === 'test' ? [losses[j]![item]!] : []));
      const used = unseen.length > 0 ? unseen : losses.map((own) => own[item]!);
      return { loss: used.reduce((sum, value) => sum + value / used.length, 0), isHeldOut: unseen.length > 0 };
    }),
  };
}
