/** What a drawing looks like at a glance: the shape of its ink, whatever its size and place. */
import type { ImageLook } from '../../contract/running/image-task';
import { crop, shrink, type GreyImage } from './grey-image';
import { inkBox, otsuThreshold } from '../drawing/ink';

export const glanceSide = 24; // pixels

export function lookAt(image: GreyImage): ImageLook {
  const threshold = otsuThreshold(image.pixels);
  const box = threshold === null ? null : inkBox(image, threshold);
  if (box === null || box.width < glanceSide || box.height < glanceSide) return { glance: null, aspect: 1 };
  const small = shrink(crop(image, box.left, box.top, box.width, box.height), glanceSide, glanceSide);
  return { glance: Buffer.from(small.pixels).toString('base64'), aspect: box.width / box.height };
}
