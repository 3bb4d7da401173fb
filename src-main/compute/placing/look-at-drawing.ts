/** A drawing on its way to the networks: decoded and cropped as an imported one is, and looked at for what would make its place worthless. */
import type { PlacingMark, PlacingRefusal } from '../../contract/placing';
import type { DecodeImage } from '../../pipeline/decode-image';
import type { GreyImage } from '../../pipeline/grey-image';
import type { ImageBank } from '../../pipeline/image-bank';
import { inkBox, otsuThreshold } from '../../pipeline/ink';
import { inspectDrawing } from '../../pipeline/inspect-drawing';
import { bankOfOne } from '../../pipeline/open-image-bank';
import { thickenedBy } from '../../pipeline/thicken-lines';

export type LookedAt =
  | { readonly bank: ImageBank; readonly marks: readonly PlacingMark[] }
  | { readonly refused: { readonly why: PlacingRefusal; readonly reason: string } };

/** So small a share of the picture's longer side is a dot; enlarged to the size of a drawing it would be a disc. */
const dotShare = 0.04;
const leastPixels = 8;

export async function lookAtDrawing(bytes: Uint8Array, decode: DecodeImage, lineThickness: number): Promise<LookedAt> {
  const decoded = await decode(bytes);
  if (!decoded.ok) return refuse('unreadable', decoded.reason);
  const { image } = decoded;
  const threshold = otsuThreshold(image.pixels);
  const box = threshold === null ? null : inkBox(image, threshold);
  if (box === null) return refuse(isDark(image) ? 'all-ink' : 'blank');
  const longer = Math.max(box.width, box.height);
  if (longer < Math.max(leastPixels, dotShare * Math.max(image.width, image.height))) return refuse('dot');
  const bank = await bankOfOne(
    'placed',
    bytes,
    thickenedBy(lineThickness, () => Promise.resolve(decoded)),
  );
  if ('problem' in bank) return refuse('unreadable', bank.problem);
  const marks = inspectDrawing(image).filter((note) => note === 'uneven-ground' || note === 'grey-ground' || note === 'faint');
  return { bank, marks };
}

function refuse(why: PlacingRefusal, reason = ''): LookedAt {
  return { refused: { why, reason } };
}

function isDark({ pixels }: GreyImage): boolean {
  return (pixels[0] ?? 255) < 128;
}
