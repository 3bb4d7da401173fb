/** The stimuli as numbers: the drawings as networks see them when they are evaluated, and their grey values averaged over blocks. */
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { Stimulus } from '../../../contract/study/stimulus';
import { insideProject } from '../../../files/inside-project';
import { plainRecipe } from '../../../pipeline/augment/copy-recipe';
import { decodeImage, type DecodeImage } from '../../../pipeline/decode/decode-image';
import type { ImageBank } from '../../../pipeline/bank/image-bank';
import { openImageBank, type BankItem, type OpenedBank } from '../../../pipeline/bank/open-image-bank';
import { renderCopy } from '../../../pipeline/augment/render-copy';
import { thickenedBy } from '../../../pipeline/drawing/thicken-lines';
import { bankName } from '../../../store/corpora/bank-name';

/** Side of the drawings where their pixels are looked at, as in the study. */
export const pixelSide = 224;
/** Sides of the blocks their grey values are averaged over. */
export const pixelBlocks = [1, 2, 4, 8, 16, 32] as const;

/** Refuses a stimulus without a drawing; one that cannot be read is listed in `problems`. */
export async function openStimulusBank(
  folder: string,
  stimuli: readonly Stimulus[],
  onProgress: (done: number, total: number) => void,
  decode: DecodeImage = decodeImage,
  lineThickness = 0,
): Promise<OpenedBank> {
  for (const { id, name, image } of stimuli)
    if (image === '')
      throw new AppError(
        'bad-input',
        say`The stimulus ‘${name}’ (${id}) has no drawing. Put its image into stimuli/ and name it in stimuli.csv.`,
      );
  const items = stimuli.map(({ id, image }) => drawingItem(folder, id, image));
  const file = insideProject(folder, 'cache', bankName('stimuli', lineThickness));
  return openImageBank(items, file, onProgress, undefined, thickenedBy(lineThickness, decode));
}

/** A path that is refused names the image in messages, and is so among the problems. */
function drawingItem(folder: string, id: string, image: string): BankItem {
  try {
    return { id, path: insideProject(folder, image) };
  } catch (error) {
    const refuse = () => Promise.reject(error instanceof Error ? error : new Error(String(error)));
    return { id, path: image, stamp: refuse, read: refuse };
  }
}

/** n x side x side values in [0, 1], white = 1: upright and centred. */
export function drawings(bank: ImageBank, n: number, side: number, seed: number): Float32Array {
  const images = new Float32Array(n * side * side);
  for (let i = 0; i < n; i++) renderCopy(bank, i, 0, plainRecipe(side, 0.75), seed, images, i * side * side);
  return images;
}

/** n x (side / block)^2 means of square blocks of n images. */
export function blockMeans(images: Float32Array, n: number, side: number, block: number): Float32Array {
  const grid = side / block;
  const means = new Float32Array(n * grid * grid);
  for (let i = 0; i < n; i++)
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++)
        means[i * grid * grid + Math.floor(y / block) * grid + Math.floor(x / block)]! += images[(i * side + y) * side + x]! / block ** 2;
  return means;
}
