/** Makes the lines of a drawing broader before it is reduced to the size of a network, at which thin ones would vanish. */
import type { GreyImage } from './grey-image';
import { darkestWithin } from './grey-morphology';

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
