/** Images of one size side by side. */
import sharp from 'sharp';

const gap = 4; // pixels of white between them

/** `images`: PNGs of `side` x `side` pixels. */
export async function pngStrip(images: readonly Uint8Array[], side: number): Promise<Uint8Array> {
  const width = images.length * (side + gap) - gap;
  return sharp({ create: { width, height: side, channels: 3, background: '#ffffff' } })
    .composite(images.map((input, i) => ({ input: Buffer.from(input), left: i * (side + gap), top: 0 })))
    .toColourspace('b-w')
    .png()
    .toBuffer();
}
