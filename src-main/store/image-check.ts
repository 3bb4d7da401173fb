/** A quick look at an image file: is it there, and does it begin like an image? The pixels are read when they are needed. */
import sharp from 'sharp';
import { AppError } from '../contract/app-error';
import { largest, readRegular } from '../files/read-regular';
import { isMissing } from './read-json';

/** What image files of stimuli and corpora may be called. */
export const imageNamePattern = /\.(png|jpe?g|svg|webp|gif|tiff?|bmp)$/i;

/** A clause that completes 'The drawing x ...', or null when nothing is wrong. */
export async function findImageProblem(path: string): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    bytes = await readRegular(path, largest.drawing);
  } catch (error) {
    if (error instanceof AppError) return 'is not a regular file of at most 50 MB';
    return isMissing(error) ? 'is missing' : 'cannot be read from the disk';
  }
  if (bytes.length === 0) return 'is an empty file';
  if (bytes[0] === 0x42 && bytes[1] === 0x4d) return null; // 'BM', a Windows bitmap, which sharp does not know
  try {
    await sharp(bytes, { limitInputPixels: 100e6 }).metadata();
    return null;
  } catch {
    return 'is not an image that can be read';
  }
}
