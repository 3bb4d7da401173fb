/** Feature blocks of the last used networks, so that folds, dimensions and regressors that share them read them once. */
import { LatestUsed } from '../training/latest-used';

const rememberedBytes = 512 * 2 ** 20;

export class FeatureMemory {
  /** Features per image of the sets whose blocks are all stored. */
  readonly stored = new Map<string, number>();
  private readonly blocks = new LatestUsed<Float32Array>(rememberedBytes, ({ byteLength }) => byteLength);

  get(path: string): Float32Array | undefined {
    return this.blocks.get(path);
  }

  /** Of a set larger than the memory every block would be forgotten before it is asked for again: it stays on disk. */
  set(path: string, block: Float32Array, bytesOfSet: number): void {
    if (bytesOfSet <= rememberedBytes) this.blocks.set(path, block);
  }
}
