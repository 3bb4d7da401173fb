/** Images to evaluate on: small sets stay in memory for the next epoch and the next run, large ones are drawn again each time. */
import type { BatchLoader } from '../../pipeline/batch/batch-loader';
import type { EvaluationSet } from '../../pipeline/batch/worker-protocol';
import { LatestUsed } from '../training/latest-used';

export interface ImageSource {
  /** In order, in pieces of whole items. `fingerprint` names the images for `EvaluationImages`. */
  pieces(set: EvaluationSet, fingerprint: string): AsyncIterable<Float32Array>;
}

/** Sets of at most this many bytes are remembered, the latest used of them up to `rememberedBytes`. */
const smallBytes = 32 * 2 ** 20;
const rememberedBytes = 256 * 2 ** 20;
const imagesPerPiece = 256;

/** Shared by all runs of a process. */
export class EvaluationImages {
  private readonly sets = new LatestUsed<readonly Float32Array[]>(rememberedBytes, (pieces) =>
    pieces.reduce((sum, { byteLength }) => sum + byteLength, 0),
  );

  from(loader: BatchLoader): ImageSource {
    return { pieces: (set, fingerprint) => this.pieces(loader, set, fingerprint) };
  }

  private async *pieces(loader: BatchLoader, set: EvaluationSet, fingerprint: string): AsyncGenerator<Float32Array> {
    const known = this.sets.get(fingerprint);
    if (known !== undefined) return yield* known;
    const isSmall = set.items.length * set.copies * set.recipe.imageSize ** 2 * 4 <= smallBytes;
    const kept: Float32Array[] = [];
    for await (const { images } of loader.evaluation(set, imagesPerPiece)) {
      if (isSmall) kept.push(images);
      yield images;
    }
    if (isSmall) this.sets.set(fingerprint, kept);
  }
}
