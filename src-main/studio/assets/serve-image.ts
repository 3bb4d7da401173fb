/** Sends an image as stored, or as a PNG of the size asked for; unchanged images are not sent twice. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { AppError } from '../../contract/app-error';
import type { ImageFile } from './image-file';

const largestSize = 2048; // pixels
const largestInput = 64e6; // pixels; a decoded picture of this size is 256 MB

export async function serveImage(file: ImageFile, request: Request, query: URLSearchParams): Promise<Response> {
  const size = readSize(query.get('size'));
  const stamp = await file.stamp().catch((error: unknown) => {
    throw error instanceof AppError
      ? error
      : new AppError('not-found', `The image ${file.path} cannot be found. Put the file back where it was.`, { cause: error });
  });
  const etag = `"${createHash('sha256').update(`${file.path} ${stamp}`).digest('hex').slice(0, 16)}-${size ?? 'stored'}"`;
  // 'no-cache' keeps the picture but asks each time, so that a drawing replaced on disk shows at once.
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const stored = await file.read();
  if (size === null) return new Response(new Uint8Array(stored), { headers: { ...headers, 'Content-Type': file.contentType } });
  return new Response(await scale(stored, size, file.path), { headers: { ...headers, 'Content-Type': 'image/png' } });
}

/** Contained in a white square. Decoded from bytes, not from the path, so that an SVG cannot pull in files beside it. */
async function scale(stored: Uint8Array, size: number, path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const { width, height, format } = await sharp(stored, { limitInputPixels: largestInput }).metadata();
    const density = format === 'svg' ? Math.min(2400, Math.max(1, (72 * size) / Math.max(width, height))) : 72;
    const image = sharp(stored, { limitInputPixels: largestInput, density }).flatten({ background: '#ffffff' });
    return new Uint8Array(await image.resize(size, size, { fit: 'contain', background: '#ffffff' }).png().toBuffer());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('bad-input', `The image ${path} cannot be read: ${reason}. Replace it with a sound PNG, JPEG or SVG file.`, {
      cause: error,
    });
  }
}

function readSize(text: string | null): number | null {
  if (text === null) return null;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1 || size > largestSize)
    throw new AppError('bad-input', `An image can be had in a size of 1 to ${largestSize} pixels, not ‘${text}’.`);
  return size;
}
