/** Carries out what is asked about an image file: describes it, decodes it, draws it small, or makes what a project keeps of it. */
import sharp from 'sharp';
import type { ImageAnswer, ImageSource, ImageTask } from '../../contract/running/image-task';
import { AppError } from '../../contract/app-error';
import { phrase } from '../../contract/message';
import { keepLines } from '../../core/figures/scene/keep-lines';
import { largest, readRegular } from '../../files/read-regular';
import { whiteToAlpha } from '../../core/figures/scene/white-to-alpha';
import { decodeImage, explainImageError, openImage } from './decode-image';
import type { GreyImage } from './grey-image';
import { lookAt } from './look-at';
import { mendDrawing } from '../drawing/mend-drawing';
import { onSquare } from '../drawing/inspect-drawing';
import { decodeUpright, describeImage, prepareImage } from '../drawing/stimulus-image';

/** Never rejects. */
export async function carryOutImageTask(task: ImageTask): Promise<ImageAnswer> {
  try {
    return await carryOut(task, await read(task.source));
  } catch (error) {
    return { does: 'failed', reason: explainImageError(error) };
  }
}

async function carryOut(task: ImageTask, bytes: Uint8Array): Promise<ImageAnswer> {
  switch (task.does) {
    case 'describe': {
      const described = await describeImage(bytes);
      return described.ok ? { does: 'describe', image: described.image } : { does: 'failed', reason: described.reason };
    }
    case 'decode': {
      const decoded = await decodeImage(bytes);
      return decoded.ok ? { does: 'decode', image: decoded.image } : { does: 'failed', reason: decoded.reason };
    }
    case 'look': {
      const decoded = await decodeImage(bytes);
      return decoded.ok ? { does: 'look', look: lookAt(decoded.image) } : { does: 'failed', reason: decoded.reason };
    }
    case 'draw': {
      const png = await draw(bytes, task);
      return { does: 'draw', png: task.cutOut === true ? await cutOut(png) : png };
    }
    case 'mend': {
      const upright = await decodeUpright(bytes, task.invert);
      if (!upright.ok) return { does: 'failed', reason: upright.reason };
      const { image, mends, notes } = await mendDrawing(upright.image, task.mends, task.onlyNoted);
      const png = await pngOf(task.draws === 'file' ? image : onSquare(image));
      return { does: 'mend', png, mends: [...mends], notes: [...notes] };
    }
    case 'prepare': {
      const stored = await prepareImage(bytes, task.description, task.invert);
      return { does: 'prepare', bytes: stored.bytes === bytes ? null : stored.bytes, extension: stored.extension };
    }
    default:
      return task satisfies never;
  }
}

async function read(source: ImageSource): Promise<Uint8Array> {
  if ('bytes' in source) return source.bytes;
  return readRegular(source.path, largest.any).catch((error: unknown) => {
    if (error instanceof AppError) throw new RangeError(error.message);
    throw new RangeError(phrase`the file cannot be opened; check that it is there and may be read`);
  });
}

/** A PNG, contained in a white square. */
async function draw(bytes: Uint8Array, { size, invert, shown }: Extract<ImageTask, { does: 'draw' }>): Promise<Uint8Array> {
  const picture = (await openImage(bytes, size)).autoOrient();
  const turned = invert ? picture.flatten({ background: '#000000' }).negate({ alpha: false }) : picture.flatten({ background: '#ffffff' });
  const square = turned.resize(size, size, { fit: 'contain', background: '#ffffff' }).timeout({ seconds: 5 });
  if (shown === undefined || shown >= size) return square.png().toBuffer();
  const { data, info } = await square.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return sharp(keepLines(data, size, channels, shown), { raw: { width, height, channels } })
    .png()
    .toBuffer();
}

async function cutOut(png: Uint8Array): Promise<Uint8Array> {
  const { data, info } = await sharp(png).toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  whiteToAlpha(data);
  const { width, height } = info;
  return sharp(data, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

async function pngOf({ width, height, pixels }: GreyImage): Promise<Uint8Array> {
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 9 })
    .toBuffer();
}
