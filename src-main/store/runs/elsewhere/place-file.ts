/** What lies beside model.onnx so that other programs can place drawings with it: place.json, and an example each in Python and R. */
import type { TrainingConfiguration } from '../../../contract/running/configuration';
import type { RunRecord } from '../../../contract/running/run';
import { writeAtomic } from '../../files/write-atomic';
import { runFile } from '../run-store';
import pythonScript from './place.py?raw';
import rScript from './place.R?raw';

/** Of drawings in a bank: see pipeline/bank/image-record. */
const most = 256;

/** In the language of place.json: names of settings are those of place.py. Null for a network that gives no places. */
export function placeFileOf({ configuration, fold }: Pick<RunRecord, 'configuration' | 'fold'>): string | null {
  if (configuration.kind !== 'training' || configuration.objectives.mapping === 0) return null;
  const { network, dims, space, augmentation } = configuration satisfies TrainingConfiguration;
  const { imageSize } = network;
  const file = {
    schemaVersion: 1,
    model: 'model.onnx',
    input: {
      name: 'image',
      shape: ['n', 1, imageSize, imageSize],
      values: 'single precision, from 0 (black ink) to 1 (white paper)',
      preparation:
        "grey on white; cropped to the ink (pixels no lighter than Otsu's threshold); reduced by means over areas until its longer side has `most` pixels, where it has more; scaled until the ink's longer side has `longer_side` pixels; upright, in the middle of a white square of `size` pixels",
      size: imageSize,
      longer_side: Math.round((Math.round(imageSize * augmentation.minimumSize) + imageSize) / 2),
      most,
      lineThickness: augmentation.lineThickness ?? 0, // by which lines grow on each side before, as a share of the ink's longer side
    },
    output: { name: 'mapping', space, axes: Array.from({ length: dims }, (_, k) => `d${k + 1}`) },
    fold: fold + 1, // of five; the mean of the five networks of a row is what the program shows
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

export const placeScripts: Readonly<Record<string, string>> = { 'place.py': pythonScript, 'place.R': rScript };

/** Into the folder of a finished run. */
export async function writePlaceFiles(folder: string, record: Pick<RunRecord, 'key' | 'configuration' | 'fold'>): Promise<void> {
  const described = placeFileOf(record);
  if (described === null) return;
  for (const [name, text] of Object.entries({ ...placeScripts, 'place.json': described }))
    await writeAtomic(runFile(folder, record.key, name), text);
}
