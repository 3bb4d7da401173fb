/** Sends an image as stored, or as a PNG of the size asked for; unchanged images are not sent twice. */
import { createHash } from 'node:crypto';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { readMends } from '../../contract/study/assets';
import type { ImageReader } from '../image-reader';
import type { ImageFile } from './image-file';

const largestSize = 2048; // pixels

export async function serveImage(file: ImageFile, request: Request, query: URLSearchParams, imageReader: ImageReader): Promise<Response> {
  const size = readSize(query.get('size'));
  const shown = readSize(query.get('shown'));
  const mends = query.get('mends');
  const stamp = await file.stamp().catch((error: unknown) => {
    throw error instanceof AppError
      ? error
      : new AppError('not-found', say`The image ${file.path} cannot be found. Put the file back where it was.`, { cause: error });
  });
  const etag = `"${createHash('sha256').update(`${file.path} ${stamp}`).digest('hex').slice(0, 16)}-${size ?? 'stored'}-${shown ?? 'any'}${mends === null ? '' : `-${readMends(mends).mends.join('+')}`}"`;
  // 'no-cache' keeps the picture but asks each time, so that a drawing replaced on disk shows at once.
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const stored = await file.read();
  if (mends !== null)
    return new Response(await mend(stored, mends, file.path, imageReader), { headers: { ...headers, 'Content-Type': 'image/png' } });
  if (size === null) return new Response(new Uint8Array(stored), { headers: { ...headers, 'Content-Type': file.contentType } });
  return new Response(await scale(stored, size, shown, file.path, imageReader), { headers: { ...headers, 'Content-Type': 'image/png' } });
}

/** From bytes, not from the path, so that an SVG cannot pull in files beside it. */
async function scale(
  stored: Uint8Array,
  size: number,
  shown: number | null,
  path: string,
  imageReader: ImageReader,
): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await imageReader.ask({
    does: 'draw',
    source: { bytes: stored },
    size,
    invert: false,
    ...(shown === null ? {} : { shown }),
  });
  if (answer.does === 'failed')
    throw new AppError(
      'bad-input',
      say`The image ${path} cannot be read: ${answer.reason}. Replace it with a sound PNG, JPEG or SVG file.`,
    );
  return new Uint8Array(answer.png);
}

async function mend(stored: Uint8Array, wanted: string, path: string, imageReader: ImageReader): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await imageReader.ask({ does: 'mend', source: { bytes: stored }, invert: false, ...readMends(wanted), draws: 'seen' });
  if (answer.does === 'failed') throw new AppError('bad-input', say`The image ${path} cannot be mended: ${answer.reason}.`);
  return new Uint8Array(answer.png);
}

function readSize(text: string | null): number | null {
  if (text === null) return null;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1 || size > largestSize)
    throw new AppError('bad-input', say`An image can be had in a size of 1 to ${largestSize} pixels, not ‘${text}’.`);
  return size;
}
