/** A drawing on its way to the networks: decoded and cropped as an imported one is, and looked at for what would make its place worthless. */
import type { DrawingToPlace } from '../../contract/running/compute-protocol';
import type { PlacingMark, PlacingRefusal } from '../../contract/results/placing';
import type { DecodeImage } from '../../pipeline/decode/decode-image';
import type { GreyImage } from '../../pipeline/decode/grey-image';
import type { ImageBank } from '../../pipeline/bank/image-bank';
import { inkBox, otsuThreshold, type Box } from '../../pipeline/drawing/ink';
import { inspectPaper } from '../../pipeline/drawing/inspect-drawing';
import { bankOfImage } from '../../pipeline/bank/open-image-bank';
import { thickenInk } from '../../pipeline/drawing/thicken-lines';

export type LookedAt =
  | { readonly bank: ImageBank; readonly marks: readonly PlacingMark[] }
  | { readonly refused: { readonly why: PlacingRefusal; readonly reason: string } };

/** Ink that fills its box and is so small a share of the picture is a dot; enlarged to the size of a drawing it would be a disc. */
const dotShare = 0.1;
const dotFill = 0.6;
const leastPixels = 8;

export async function readDrawing(drawing: DrawingToPlace, decode: DecodeImage, lineThickness: number): Promise<LookedAt> {
  if ('image' in drawing) return lookAtDrawing(drawing.image, lineThickness);
  const decoded = await decode(drawing.bytes);
  return decoded.ok ? lookAtDrawing(decoded.image, lineThickness) : refuse('unreadable', decoded.reason);
}

function lookAtDrawing(image: GreyImage, lineThickness: number): LookedAt {
  const threshold = otsuThreshold(image.pixels);
  const box = threshold === null ? null : inkBox(image, threshold);
  if (box === null) return refuse(isDark(image) ? 'all-ink' : 'blank');
  const longer = Math.max(box.width, box.height);
  const isSmall = longer < dotShare * Math.max(image.width, image.height);
  if (longer < leastPixels || (isSmall && fillOf(image, box, threshold ?? 0) > dotFill)) return refuse('dot');
  const bank = bankOfImage('placed', lineThickness === 0 ? image : thickenInk(image, lineThickness));
  if ('problem' in bank) return refuse('unreadable', bank.problem);
  return { bank, marks: inspectPaper(image, threshold ?? 0) };
}

function refuse(why: PlacingRefusal, reason = ''): LookedAt {
  return { refused: { why, reason } };
}

/** Which share of its box the ink takes up. */
function fillOf({ width, pixels }: GreyImage, box: Box, threshold: number): number {
  let ink = 0;
  for (let y = box.top; y < box.top + box.height; y++)
    for (let x = box.left; x < box.left + box.width; x++) if (pixels[y * width + x]! <= threshold) ink++;
  return ink / (box.width * box.height);
}

function isDark({ pixels }: GreyImage): boolean {
  return (pixels[0] ?? 255) < 128;
}
