/** Mends what a network would have trouble to see in a drawing: flattens its ground, crops it to its object, thickens its lines. */
import { isMendedBy, mends as inOrder, type DrawingNote, type Mend } from '../../contract/running/image-task';
import { crop, type GreyImage } from '../decode/grey-image';
import { otsuThreshold } from './ink';
import { flattenGround } from './flatten-ground';
import { inspectDrawing, seenInk } from './inspect-drawing';
import { boxOfLargest } from './objects';
import { thickenLines } from './thicken-lines';

export interface MendedDrawing {
  readonly image: GreyImage;
  readonly mends: readonly Mend[]; // carried out, in their order
  readonly notes: readonly DrawingNote[]; // what remains
}

/**
 * Carries out the chosen mends, or with `onlyNoted` those of them whose note the drawing has when its turn comes; one that needs none is
 * the very image that was given.
 */
export async function mendDrawing(image: GreyImage, chosen: readonly Mend[], onlyNoted: boolean): Promise<MendedDrawing> {
  let mended = image;
  let notes: readonly DrawingNote[] = inspectDrawing(image);
  const mends: Mend[] = [];
  for (const mend of inOrder) {
    const isNoted = notes.some((note) => isMendedBy(mend, note));
    if (!chosen.includes(mend) || (onlyNoted && !isNoted)) continue;
    mended = await carryOut[mend](mended);
    mends.push(mend);
    notes = inspectDrawing(mended);
  }
  return { image: mended, mends, notes };
}

const carryOut: Readonly<Record<Mend, (image: GreyImage) => GreyImage | Promise<GreyImage>>> = {
  flatten: flattenGround,
  crop: cropToObject,
  thicken: thickenUntilSeen,
};

const margin = 0.03; // of the longer side of the ink

/** To the ink with a margin; where there are several objects, to that with the most ink. */
function cropToObject(image: GreyImage): GreyImage {
  const threshold = otsuThreshold(image.pixels);
  const box = threshold === null ? null : boxOfLargest(image, threshold);
  if (box === null) return image;
  const wide = Math.round(margin * Math.max(box.width, box.height));
  const [left, top] = [Math.max(0, box.left - wide), Math.max(0, box.top - wide)];
  const right = Math.min(image.width, box.left + box.width + wide);
  const bottom = Math.min(image.height, box.top + box.height + wide);
  return crop(image, left, top, right - left, bottom - top);
}

const stepShare = 0.0015; // of the longer side, on each side of a line
const mostSteps = 6;
const darkEnough = 120; // the darkest fiftieth of the reduced picture

/** By as little as makes them dark at the size of the network. */
function thickenUntilSeen(image: GreyImage): GreyImage {
  const share = stepShare * Math.max(image.width, image.height);
  const radius = share < 1.5 ? Math.max(0.5, share) : Math.round(share);
  let thick = image;
  for (let step = 0; step < mostSteps; step++) {
    thick = thickenLines(thick, radius);
    const threshold = otsuThreshold(thick.pixels);
    if (threshold === null || seenInk(thick, threshold) <= darkEnough) break;
  }
  return thick;
}
