/** Takes the white paper out of a drawing, so that in a figure it does not cover what lies below it. */

/**
 * Changes RGBA pixels (0..255, four per pixel) in place: as transparent as possible while looking the same on white, also where they were
 * transparent before. Files need this because blending modes are slow or missing in programs that read SVG.
 */
export function whiteToAlpha(pixels: Uint8Array | Uint8ClampedArray): void {
  for (let i = 0; i < pixels.length; i += 4) {
    const before = pixels[i + 3]! / 255;
    const onWhite = [0, 1, 2].map((k) => 255 - (255 - pixels[i + k]!) * before);
    const alpha = 1 - Math.min(...onWhite) / 255;
    for (let k = 0; k < 3; k++) pixels[i + k] = alpha === 0 ? 0 : Math.round(255 - (255 - onWhite[k]!) / alpha);
    pixels[i + 3] = Math.round(alpha * 255);
  }
}
