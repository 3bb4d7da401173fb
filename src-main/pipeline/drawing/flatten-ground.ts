/** Makes the paper of a scan or photograph white and the ink on it dark: shadows, coloured paper and faint pencil. */
import sharp from 'sharp';
import { shrink, type GreyImage } from '../decode/grey-image';
import { darkestWithin, lightestWithin } from './grey-morphology';
import { quantile } from '../decode/grey-quantile';
import { otsuThreshold } from './ink';

const coarseSide = 512; // pixels of the longer side of the picture in which the paper is looked for
const lineShare = 0.04; // of the longer side: half of what is still taken for a line, not for a dark place of the paper
const inkShare = 0.4; // of the lightest paper: a wide place darker than this is filled with ink, not in a shadow
const darkInk = 40; // grey value that faint ink is made
const leastContrast = 20; // grey values between ink and paper; below, what is seen is the grain of the paper

/** Of a picture with dark ink on a light ground. */
export async function flattenGround(image: GreyImage): Promise<GreyImage> {
  const { width, height } = image;
  const paper = await paperOf(image);
  const flat = image.pixels.map((value, i) => Math.min(255, Math.round((255 * value) / Math.max(1, paper[i]!))));
  const threshold = otsuThreshold(flat);
  if (threshold === null) return { width, height, pixels: flat };
  const ink = quantile(
    flat.filter((value) => value <= threshold),
    0.25,
  );
  const white = quantile(
    flat.filter((value) => value > threshold),
    0.1,
  );
  if (white - ink < leastContrast) return { width, height, pixels: flat };
  const dark = Math.min(ink, darkInk);
  const spread = Uint8Array.from({ length: 256 }, (_, value) =>
    Math.min(255, Math.max(0, Math.round(dark + ((value - ink) * (255 - dark)) / (white - ink)))),
  );
  return { width, height, pixels: flat.map((value) => spread[value]!) };
}

/**
 * The grey value of the paper at each pixel. A closing (the lightest, then the darkest within a disc) takes away what is narrower than
 * the disc, which are the lines, and leaves shadows with their edges where they are.
 */
async function paperOf(image: GreyImage): Promise<Uint8Array> {
  const longer = Math.max(image.width, image.height);
  const scale = Math.min(1, coarseSide / longer);
  const size = (length: number): number => Math.max(1, Math.round(length * scale));
  const coarse = shrink(image, size(image.width), size(image.height));
  const radius = Math.max(2, Math.round(lineShare * longer * scale));
  const closed = darkestWithin(lightestWithin(coarse, radius), radius);
  const lightest = quantile(closed.pixels, 0.95);
  const paper = closed.pixels.map((value) => (value < inkShare * lightest ? lightest : value));
  const raw = { width: coarse.width, height: coarse.height, channels: 1 } as const;
  const { data, info } = await sharp(paper, { raw })
    .resize(image.width, image.height, { fit: 'fill', kernel: 'linear' })
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return info.channels === 1 ? data : data.filter((_, i) => i % info.channels === 0);
}
