/**
 * Makes trees of the layout and size of the published corpora, for measuring: the drawings are scribbles, but every file is a PNG of
 * its own with the published pixel size. Usage: node build/bench/run.mjs make-corpora <folder> [share of the full size, 1]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { createStream, type RandomStream } from '../../src-main/core/random/stream';
import { sketchy, tuBerlin } from '../../src-main/core/corpora/published-corpora';

export async function run([folder, share = '1']: readonly string[]): Promise<void> {
  if (folder === undefined) throw new Error('Say which folder to make the corpora in.');
  await makeTuBerlin(join(folder, 'tu-berlin'), Number(share));
  await makeSketchy(join(folder, 'sketchy'), Number(share));
}

/** png/<class>/<n>.png with 1111 pixels, numbered through all classes. */
export async function makeTuBerlin(folder: string, share: number): Promise<number> {
  const drawings = await scribble(40, 1111, 8);
  const perClass = Math.max(1, Math.round(80 * share));
  let number = 0;
  for (const name of tuBerlin.classes) {
    await mkdir(join(folder, 'png', name), { recursive: true });
    for (let i = 0; i < perClass; i++) {
      number++;
      await writeFile(join(folder, 'png', name, `${number}.png`), withNumber(drawings[number % drawings.length]!, number));
    }
  }
  return number;
}

/** sketch/tx_000000000000/<class>/<photograph>-<sketch>.png with 256 pixels. */
export async function makeSketchy(folder: string, share: number): Promise<number> {
  const drawings = await scribble(40, 256, 3);
  const total = Math.round(sketchy.images * share);
  let number = 0;
  for (const [index, name] of sketchy.classes.entries()) {
    const place = join(folder, 'sketch', 'tx_000000000000', name);
    await mkdir(place, { recursive: true });
    const count = Math.floor(((index + 1) * total) / sketchy.classes.length) - Math.floor((index * total) / sketchy.classes.length);
    for (let i = 0; i < count; i++) {
      number++;
      const file = `n${String(2_000_000 + index).padStart(8, '0')}_${100 + Math.floor(i / 6)}-${1 + (i % 6)}.png`;
      await writeFile(join(place, file), withNumber(drawings[number % drawings.length]!, number));
    }
  }
  return number;
}

/** Scribbles of curved strokes, as PNG. */
async function scribble(count: number, side: number, width: number): Promise<Buffer[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const stream = createStream(1, 'scribble', i);
      const strokes = Array.from({ length: 6 + stream.integer(14) }, () => stroke(stream, side)).join('');
      const style = `fill="none" stroke="#000" stroke-width="${width}" stroke-linecap="round"`;
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><g ${style}>${strokes}</g></svg>`;
      return sharp(Buffer.from(svg)).flatten({ background: '#fff' }).toColourspace('b-w').png({ compressionLevel: 6 }).toBuffer();
    }),
  );
}

function stroke(stream: RandomStream, side: number): string {
  const at = (): string => `${(0.05 + 0.9 * stream.uniform()) * side} ${(0.05 + 0.9 * stream.uniform()) * side}`;
  return `<path d="M${at()}Q${at()} ${at()}T${at()}"/>`;
}

/** The same picture with a comment before its end, so that no two files hold the same bytes. */
function withNumber(png: Buffer, number: number): Buffer {
  const text = Buffer.from(`tEXtComment\0${number}`);
  const chunk = Buffer.alloc(text.length + 8);
  chunk.writeUInt32BE(text.length - 4, 0);
  text.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(text), 4 + text.length);
  const end = png.length - 12; // IEND is the last chunk and always twelve bytes
  return Buffer.concat([png.subarray(0, end), chunk, png.subarray(end)]);
}
