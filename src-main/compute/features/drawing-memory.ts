/** Augmented copies small enough to be kept, shared by the epochs and runs of a process. */
import type { CopyRecipe } from '../../pipeline/augment/copy-geometry';
import type { ImageBank } from '../../pipeline/bank/image-bank';
import { createRenderedCopies, type RenderedCopies } from '../../pipeline/augment/rendered-copies';
import { LatestUsed } from '../training/latest-used';

const rememberedBytes = 512 * 2 ** 20;
const mostBytesOfOne = 192 * 2 ** 20;

export class DrawingMemory {
  private readonly sets = new LatestUsed<RenderedCopies>(rememberedBytes, ({ bytes }) => bytes.length);

  /** Null when they are too many to keep. `fingerprint` stands for bank, recipe, seed and number of copies. */
  copiesOf(fingerprint: string, bank: ImageBank, copies: number, recipe: CopyRecipe): RenderedCopies | null {
    if (bank.count * copies * recipe.imageSize ** 2 > mostBytesOfOne) return null;
    const known = this.sets.get(fingerprint) ?? createRenderedCopies(bank, copies, recipe);
    this.sets.set(fingerprint, known);
    return known;
  }
}
