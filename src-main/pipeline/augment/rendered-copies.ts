/** Copies that were drawn before: small ones are kept as bytes, so that epochs and runs which share them draw each once. */
import type { CopyRecipe } from './copy-geometry';
import type { ImageBank } from '../bank/image-bank';
import { renderCopy } from './render-copy';

/** Of all items of one bank, with one recipe and seed. Plain data in shared memory: worker threads fill and read the same. */
export interface RenderedCopies {
  readonly copies: number;
  readonly bytes: Uint8Array; // count x copies x pixels
  readonly drawn: Uint8Array; // count x copies; 1 once the bytes are there
}

export function createRenderedCopies(bank: ImageBank, copies: number, { imageSize }: CopyRecipe): RenderedCopies {
  const shared = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));
  return { copies, bytes: shared(bank.count * copies * imageSize ** 2), drawn: shared(bank.count * copies) };
}

/** What `renderCopy` writes, to the last bit; `copy` counts from 1. */
export function drawCopy(
  store: RenderedCopies | null,
  bank: ImageBank,
  item: number,
  copy: number,
  recipe: CopyRecipe,
  seed: number,
  out: Float32Array,
  offset: number,
): void {
  if (store === null) return renderCopy(bank, item, copy, recipe, seed, out, offset);
  const pixels = recipe.imageSize ** 2;
  const place = item * store.copies + copy - 1;
  const start = place * pixels;
  // Two threads may draw the same copy at once; they write the same bytes, and only then say so.
  if (Atomics.load(store.drawn, place) === 0) {
    renderCopy(bank, item, copy, recipe, seed, store.bytes, start);
    Atomics.store(store.drawn, place, 1);
  }
  for (let i = 0; i < pixels; i++) out[offset + i] = unit[store.bytes[start + i]!]!;
}

const unit = Float32Array.from({ length: 256 }, (_, value) => value / 255);
