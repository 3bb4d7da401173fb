/** Opens single drawings as the pipeline sees them, and keeps the last few: moving a slider asks for the same drawing many times. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { AugmentationLook, DrawingReference } from '../../contract/study/augmentation';
import type { CopyRecipe } from '../../pipeline/augment/copy-geometry';
import { plainRecipe, sketchRecipe } from '../../pipeline/augment/copy-recipe';
import type { ImageBank } from '../../pipeline/bank/image-bank';
import { bankOfOne } from '../../pipeline/bank/open-image-bank';
import { thickenedBy } from '../../pipeline/drawing/thicken-lines';
import type { PlaceKeeper } from '../../store/corpora/place-keeper';
import { readCorpora } from '../../store/corpora/corpus-store';
import { decodeWith, type ImageReader } from '../image-reader';
import { corpusImageFile, stimulusImageFile } from '../assets/image-file';

export interface OpenedDrawing {
  /** Its only item goes by the name that training gives it, so its copies are those a training sees. */
  readonly bank: ImageBank;
  readonly isStimulus: boolean;
}

export interface DrawingBanks {
  open(folder: string, drawing: DrawingReference, look: Pick<AugmentationLook, 'lineThickness'>): Promise<OpenedDrawing>;
}

const keptBanks = 6;

export function createDrawingBanks(places: PlaceKeeper, imageReader: ImageReader): DrawingBanks {
  const kept = new Map<string, Promise<OpenedDrawing>>();
  return {
    open: async (folder, drawing, { lineThickness }) => {
      const { id, file, isStimulus } = await locate(folder, drawing, places);
      const key = JSON.stringify([id, file.path, await file.stamp(), lineThickness]);
      const known =
        kept.get(key) ??
        file.read().then(async (bytes) => {
          const bank = await bankOfOne(id, bytes, thickenedBy(lineThickness, decodeWith(imageReader)));
          if ('problem' in bank)
            throw new AppError('bad-input', say`The image ${file.path} cannot be read: ${bank.problem}. Choose another drawing.`);
          return { bank, isStimulus };
        });
      kept.set(key, known);
      known.catch(() => kept.delete(key));
      for (const old of [...kept.keys()].slice(0, -keptBanks)) kept.delete(old);
      return known;
    },
  };
}

/** Stimuli are never mirrored, turned or slanted. */
export function recipeFor({ isStimulus }: OpenedDrawing, look: AugmentationLook): CopyRecipe {
  return isStimulus ? plainRecipe(look.imageSize, look.minimumSize) : sketchRecipe(look.imageSize, look);
}

async function locate(folder: string, drawing: DrawingReference, places: PlaceKeeper) {
  if ('stimulus' in drawing) return { id: drawing.stimulus, file: await stimulusImageFile(folder, drawing.stimulus), isStimulus: true };
  const { corpora } = await readCorpora(folder);
  const file = await corpusImageFile(folder, corpora, drawing.corpus, String(drawing.index), places);
  const image = corpora.find(({ id }) => id === drawing.corpus)!.images[drawing.index]!;
  return { id: `${drawing.corpus}/${image.path}`, file, isStimulus: false };
}
