/** The sixty drawings of the sample: OpenMoji's black outlines and this project's own, as grey PNG on white. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { StimulusDefinition } from './sample-definition';
import { measureShape, type ShapeMeasures } from './sample-shape';

/** Pixels; the study's originals have 283. */
export const stimulusSize = 512;

/** Writes <outFolder>/<id>.png and measures the shape. */
export async function renderStimulus(definition: StimulusDefinition, resourcesFolder: string, outFolder: string): Promise<ShapeMeasures> {
  const svg = await readFile(drawingPath(definition.drawing, resourcesFolder));
  const raw = await sharp(svg, { density: (72 * stimulusSize) / 72 })
    .resize(stimulusSize, stimulusSize, { fit: 'contain', background: '#ffffff00' })
    .flatten({ background: '#ffffff' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  await mkdir(outFolder, { recursive: true });
  const png = await sharp(raw, { raw: { width: stimulusSize, height: stimulusSize, channels: 1 } })
    .png()
    .toBuffer();
  await writeFile(join(outFolder, `${definition.id}.png`), png);
  return measureShape(raw, stimulusSize);
}

function drawingPath(drawing: string, resourcesFolder: string): string {
  if (!drawing.startsWith('openmoji:')) return join(resourcesFolder, drawing);
  const packageFolder = dirname(createRequire(import.meta.url).resolve('openmoji/package.json'));
  return join(packageFolder, 'black', 'svg', `${drawing.slice('openmoji:'.length)}.svg`);
}
