/** What the networks have seen, as far as it tells whether a new drawing is like it: features and ink of the rated drawings. */
import type { FoldRole } from '../../contract/running/run';
import { roleOf } from '../../core/folds/folds';
import { appearanceOf, usualAppearance } from '../../core/placing/appearance';
import { nearestFeatures } from '../../core/placing/strangeness';
import type { CanvasView } from '../../pipeline/augment/copy-geometry';
import { renderCopy } from '../../pipeline/augment/render-copy';
import type { StimulusData } from '../runs/run-data';
import type { FoldNetworks, Seen } from './fold-networks';

export interface Familiar {
  /** Mean over the networks of the distance to the nearest drawings each learnt from, in units of the largest of a drawing it did not learn from. */
  strangenessOf(seen: readonly Seen[], image: number): number;
  /** Whether an image looks unlike 19 of 20 rated drawings, whatever the networks make of it. */
  isOdd(image: Float32Array): boolean;
  /** Of the ink of the rated drawings. */
  readonly ink: { readonly least: number; readonly most: number };
}

/** As every rated drawing lies. */
export const usualView: CanvasView = { turnDegrees: 0, size: null, right: 0, down: 0 };

const imagesAtOnce = 32;

/** Looks once at every rated drawing. `tell` may throw to stop. */
export async function getFamiliar(
  networks: FoldNetworks,
  { bank, folds }: Pick<StimulusData, 'bank' | 'folds'>,
  seed: number,
  tell: (done: number, total: number) => void,
): Promise<Familiar> {
  const pixels = networks.recipe.imageSize ** 2;
  const n = folds.length;
  const features: Float32Array[] = [];
  let [least, most] = [Infinity, -Infinity];
  const looks: number[][] = [];
  for (let start = 0; start < n; start += imagesAtOnce) {
    tell(start, n);
    const count = Math.min(imagesAtOnce, n - start);
    const images = new Float32Array(count * pixels);
    for (let i = 0; i < count; i++) {
      renderCopy(bank, start + i, 0, networks.recipe, seed, images, i * pixels);
      const image = images.subarray(i * pixels, (i + 1) * pixels);
      looks.push(appearanceOf(image, networks.recipe.imageSize));
      const share = inkShare(image);
      [least, most] = [Math.min(least, share), Math.max(most, share)];
    }
    for (const [fold, seen] of (await networks.see(images, count)).entries()) {
      features[fold] ??= new Float32Array((seen.features.length / count) * n);
      features[fold].set(seen.features, (seen.features.length / count) * start);
    }
  }
  const itemsOf = (role: FoldRole, fold: number): number[] => folds.flatMap((own, item) => (roleOf(own, fold) === role ? [item] : []));
  const learnt = features.map((_, fold) => itemsOf('train', fold));
  const scales = learnt.map((items, fold) => {
    const rows = features[fold]!;
    const length = rows.length / n;
    return Math.max(
      Number.MIN_VALUE,
      ...itemsOf('test', fold).map((item) => nearestFeatures(rows, length, items, rows.subarray(item * length, (item + 1) * length))),
    );
  });
  const usual = usualAppearance(looks);
  return {
    isOdd: (image) => usual !== null && usual.distanceOf(appearanceOf(image, networks.recipe.imageSize)) > 1,
    ink: { least, most },
    strangenessOf: (seen, image) =>
      seen.reduce((sum, each, fold) => {
        const rows = features[fold]!;
        const length = rows.length / n;
        return (
          sum +
          nearestFeatures(rows, length, learnt[fold]!, each.features.subarray(image * length, (image + 1) * length)) /
            scales[fold]! /
            seen.length
        );
      }, 0),
  };
}

/** Mean darkness of an image of floats. */
export function inkShare(image: Float32Array): number {
  return image.reduce((sum, value) => sum + 1 - value, 0) / image.length;
}
