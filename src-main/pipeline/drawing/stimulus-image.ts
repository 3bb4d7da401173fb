/** A person's image file as a stimulus: what it is, whether it is white on black, and the bytes a project keeps of it. */
import type { ImageDescription, ImageNote } from '../../contract/running/image-task';
import { explainImageError, openImage, decodeImage, readSvgText, usedBits, type Decoded } from '../decode/decode-image';
import { isBitmap } from '../decode/bitmap';
import type { GreyImage } from '../decode/grey-image';
import { negate } from './grey-morphology';
import { inspectDrawing } from './inspect-drawing';
import { isMoreThanDrawing } from '../decode/svg-safety';

export type Described = { readonly ok: true; readonly image: ImageDescription } | { readonly ok: false; readonly reason: string };

/** Decodes the whole picture, so that one that breaks off half-way is found now. The reason completes 'cannot be read: ...'. */
export async function describeImage(bytes: Uint8Array): Promise<Described> {
  const onWhite = await decodeImage(bytes);
  if (!onWhite.ok) return onWhite;
  try {
    const { format, width, height, notes } = await readFacts(bytes, onWhite.image);
    const isEmpty = isUniform(onWhite.image);
    const onBlack = isEmpty && notes.includes('transparent') ? await decodeImage(bytes, '#000000') : null;
    const isWhiteInk = onBlack?.ok === true && !isUniform(onBlack.image);
    const whiteOnBlack = isWhiteInk || (!isEmpty && isDark(onWhite.image));
    const seen = isWhiteInk ? negate(onBlack.image) : whiteOnBlack ? negate(onWhite.image) : onWhite.image;
    notes.push(...inspectDrawing(seen));
    return { ok: true, image: { format, width, height, whiteOnBlack, isBlank: isEmpty && !isWhiteInk, notes } };
  } catch (error) {
    return { ok: false, reason: explainImageError(error) };
  }
}

/** Dark on light: with `invert` light lines are taken for ink, also where they lie on no ground at all. */
export async function decodeUpright(bytes: Uint8Array, invert: boolean): Promise<Decoded> {
  if (!invert) return decodeImage(bytes);
  const onBlack = await decodeImage(bytes, '#000000');
  return onBlack.ok ? { ok: true, image: negate(onBlack.image) } : onBlack;
}

export interface StoredImage {
  readonly bytes: Uint8Array;
  readonly extension: string;
}

/**
 * The file as it came, where every program shows it the same way; else a PNG of it: formats that browsers do not show, colours for
 * print, pictures that are turned only by a remark in the file, vector drawings that hold more than a drawing, and inverted ones.
 */
export async function prepareImage(bytes: Uint8Array, description: ImageDescription, invert: boolean): Promise<StoredImage> {
  const isPlain = !description.notes.includes('converted') && !invert;
  if (isPlain) return { bytes, extension: description.format === 'jpeg' ? 'jpg' : description.format };
  let image = (await openImage(bytes)).autoOrient();
  if (invert) image = image.flatten({ background: '#000000' }).negate({ alpha: false });
  if (description.notes.includes('cmyk')) image = image.toColourspace('srgb');
  return { bytes: await image.timeout({ seconds: 5 }).png({ compressionLevel: 9 }).toBuffer(), extension: 'png' };
}

const shownEverywhere = ['png', 'jpeg', 'svg', 'webp', 'gif'];

async function readFacts(
  bytes: Uint8Array,
  decoded: GreyImage,
): Promise<Pick<ImageDescription, 'format' | 'width' | 'height'> & { notes: ImageNote[] }> {
  if (isBitmap(bytes)) return { format: 'bmp', width: decoded.width, height: decoded.height, notes: ['converted'] };
  const { format, hasAlpha, space, depth, orientation, pages, width, height } = await (await openImage(bytes)).metadata();
  const notes: ImageNote[] = [];
  const isTurned = orientation !== undefined && orientation > 1;
  const isActive = format === 'svg' && isMoreThanDrawing(readSvgText(bytes));
  if (hasAlpha && format !== 'svg') notes.push('transparent');
  if (space === 'cmyk') notes.push('cmyk');
  if (depth === 'ushort') notes.push('sixteen-bit');
  if (isTurned) notes.push('turned');
  if (pages !== undefined && pages > 1) notes.push('pages');
  if (isActive) notes.push('active-content');
  const isDim = depth === 'ushort' && (await usedBits(bytes)) < 16; // as a scanner of 12 bits saves it: nearly black wherever it is shown
  if (isDim || !shownEverywhere.includes(format) || isTurned || isActive || space === 'cmyk' || (pages ?? 1) > 1) notes.push('converted');
  const [w, h] = isTurned && orientation >= 5 ? [height, width] : [width, height];
  return { format, width: w, height: h, notes };
}

const ground = 128;

/** Most of the edge and most of the picture are dark. */
function isDark({ width, height, pixels }: GreyImage): boolean {
  let [edge, darkEdge, dark] = [0, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isInk = pixels[y * width + x]! < ground;
      if (isInk) dark++;
      if (x > 0 && y > 0 && x < width - 1 && y < height - 1) continue;
      edge++;
      if (isInk) darkEdge++;
    }
  return darkEdge > 0.75 * edge && dark > 0.6 * pixels.length;
}

function isUniform({ pixels }: GreyImage): boolean {
  let [low, high] = [255, 0];
  for (const value of pixels) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low < 8;
}
