/** Serves the pictures of the Augmentation panel; what is to be drawn stands in the address. */
import sharp from 'sharp';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { augmentationLookSchema, drawingReferenceSchema } from '../../contract/study/augmentation';
import type { GreyImage } from '../../pipeline/decode/grey-image';
import { describeIssue } from '../../store/files/read-json';
import { copiesSheet, meanImage } from '../augmentation/augmentation-images';
import type { DrawingBanks } from '../augmentation/drawing-banks';

export async function augmentationPng(folder: string, banks: DrawingBanks, picture: string, url: URL): Promise<Response> {
  const query = url.searchParams;
  const number = (name: string): number => Number(query.get(name) ?? NaN);
  const stimulus = query.get('stimulus');
  const drawing = drawingReferenceSchema.safeParse(
    stimulus === null ? { corpus: query.get('corpus'), index: number('index') } : { stimulus },
  );
  const look = augmentationLookSchema.safeParse(
    Object.fromEntries(Object.keys(augmentationLookSchema.shape).map((name) => [name, number(name)])),
  );
  if (!drawing.success || !look.success) {
    const issue = drawing.error ?? look.error!;
    throw new AppError('bad-input', say`Copies cannot be drawn from the address ${url.pathname}: ${describeIssue(issue)}.`);
  }
  const image =
    picture === 'copies.png'
      ? await copiesSheet(folder, banks, drawing.data, look.data, Math.max(1, Math.floor(number('from')) || 1))
      : picture === 'mean.png'
        ? await meanImage(folder, banks, drawing.data, look.data)
        : null;
  if (image === null) throw new AppError('not-found', say`There is nothing at ${url.pathname}.`);
  return new Response(await greyPng(image), { headers: { 'Content-Type': 'image/png', 'Cache-Control': 'no-store' } });
}

/** Quick to make matters more than small: the picture goes over the local wire once. */
async function greyPng({ pixels, width, height }: GreyImage): Promise<Uint8Array<ArrayBuffer>> {
  const picture = sharp(pixels, { raw: { width, height, channels: 1 } }).toColourspace('b-w');
  return new Uint8Array(await picture.png({ compressionLevel: 2 }).toBuffer());
}
