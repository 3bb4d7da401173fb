/** Salt and pepper noise: a share of the pixels turns black or white. */
import type { RandomStream } from '../../core/random/stream';

/**
 * Changes `images`, n x pixels values in [0, 1], in place: each pixel becomes 0 or 1, with equal chances, with probability
 * `share`. Masks are drawn per image; `sharedMask` draws one for all of them, as the published code did.
 */
export function corrupt(images: Float32Array, n: number, pixels: number, share: number, stream: RandomStream, sharedMask = false): void {
  if (share <= 0) return;
  const end = sharedMask ? Math.min(n, 1) * pixels : n * pixels;
  // Drawing how far the next changed pixel is, instead of asking every pixel, needs as many draws as there are changes.
  // The gaps are geometric: floor(ln u / ln(1 - share)) for uniform u (Devroye 1986, Non-Uniform Random Variate Generation, X.2).
  const factor = 1 / Math.log(1 - Math.min(share, 1));
  const words = new Uint32Array(256);
  for (let at = -1; at < end;) {
    stream.words(words);
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      at += 1 + Math.floor(Math.log(((word >>> 1) + 0.5) * 2 ** -31) * factor);
      if (at >= end) break;
      const value = word & 1;
      if (!sharedMask) images[at] = value;
      else for (let image = 0; image < n; image++) images[image * pixels + at] = value;
    }
  }
}
