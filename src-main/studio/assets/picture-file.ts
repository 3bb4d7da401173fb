/** A picture on its way to the drawing pad: read like any imported one, light lines turned dark, its ground made white, cropped to its largest thing. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { pictureNotesHeader } from '../../contract/study/assets';
import { largest } from '../../files/read-regular';
import type { ImageReader } from '../image-reader';

/** POST the file; answers a PNG of it, with the notes an import has about it as they were before. */
export async function servePicture(request: Request, imageReader: ImageReader): Promise<Response> {
  const bytes = await readBody(request);
  const described = await imageReader.ask({ does: 'describe', source: { bytes } });
  if (described.does === 'failed') throw new AppError('bad-input', say`The picture cannot be read: ${described.reason}.`);
  if (described.image.isBlank) throw new AppError('bad-input', say`The picture shows nothing. Choose another one.`);
  const invert = described.image.whiteOnBlack;
  const mended = await imageReader.ask({
    does: 'mend',
    source: { bytes },
    invert,
    mends: ['flatten', 'crop'],
    onlyNoted: true,
    draws: 'file',
  });
  if (mended.does === 'failed') throw new AppError('bad-input', say`The picture cannot be read: ${mended.reason}.`);
  return new Response(new Uint8Array(mended.png), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'no-store', [pictureNotesHeader]: described.image.notes.join(' ') },
  });
}

/** Counts while reading: a length stated in a header may be missing or wrong. */
async function readBody(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    total += chunk.byteLength;
    if (total > largest.drawing)
      throw new AppError('bad-input', say`The picture is larger than ${largest.drawing / 2 ** 20} MB. Make it smaller.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
