/** Makes the lines of a drawing broader before it is reduced to the size of a network, at which thin ones would vanish. */
import type { DecodeImage } from '../decode/decode-image';
import { crop, type GreyImage } from '../decode/grey-image';
import { darkestWithin } from './grey-morphology';
import { inkBox, otsuThreshold } from './ink';

/** `radius`: pixels added on each side of a line. Between two whole numbers the result lies between theirs. */
export function thickenLines(image: GreyImage, radius: number): GreyImage {
  if (radius <= 0) return image;
  const [whole, part] = [Math.floor(radius), radius - Math.floor(radius)];
  const less = darkestWithin(image, whole);
  if (part === 0) return less;
  const more = darkestWithin(image, whole + 1);
  const { width, height } = image;
  return { width, height, pixels: less.pixels.map((value, i) => Math.round(value + part * (more.pixels[i]! - value))) };
}

/** Decodes to drawings whose lines grow on each side by `share` of the longer side of their ink; 0 changes nothing. */
export function thickenedBy(share: number, decode: DecodeImage): DecodeImage {
  if (share === 0) return decode;
  return async (bytes) => {
    const decoded = await decode(bytes);
    return decoded.ok ? { ok: true, image: thickenInk(decoded.image, share) } : decoded;
  };
}

/** By `share` (0 to 0.03) of the longer side of the ink, with room for what lines at the edge grow by. A picture without ink stays as it is. */
export function thickenInk(image: GreyImage, share: number): GreyImage {
  const threshold = otsuThreshold(image.pixels);
  const box = threshold === null ? null : inkBox(image, threshold);
  if (box === null) return image;
  const radius = share * Math.max(box.width, box.height);
  const room = Math.ceil(radius) + 1;
  const ink = crop(image, box.left, box.top, box.width, box.height);
  const [width, height] = [box.width + 2 * room, box.height + 2 * room];
  const pixels = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < ink.height; y++) pixels.set(ink.pixels.subarray(y * ink.width, (y + 1) * ink.width), (y + room) * width + room);
  return thickenLines({ width, height, pixels }, radius);
}
