/** Images of a network as files. */
import sharp from 'sharp';

/** `side` x `side` values in [0, 1], white = 1. */
export async function greyPng(values: Float32Array, side: number): Promise<Uint8Array> {
  const pixels = Uint8Array.from(values, (value) => Math.round(255 * Math.min(1, Math.max(0, value))));
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .png()
    .toBuffer();
}

/** `side` x `side` pixels of red, green and blue. */
export async function colourPng(colours: Uint8Array, side: number): Promise<Uint8Array> {
  return sharp(colours, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();
}
