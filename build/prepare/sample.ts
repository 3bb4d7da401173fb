/** Prepares the sample project's material: stimuli, simulated ratings, two sketch corpora, attribution. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CorporaFile } from '../../src-main/contract/corpus';
import { assignImageFolds } from '../../src-main/core/folds/folds';
import { writeCorpora } from '../../src-main/store/corpus-store';
import { writeFeatures, writeRatings, writeStimuli } from '../../src-main/store/tables';
import { writeAttribution } from './sample-attribution';
import { readSampleDefinition, type CorpusDefinition } from './sample-definition';
import { measuredFeatures, simulateRatings, type MeasuredStimulus } from './sample-ratings';
import { renderSketches, type Sketch } from './sample-sketches';
import { renderStimulus } from './sample-stimuli';

export const sampleSeed = 42;

/**
 * Fills `outFolder` with the parts of a project folder: stimuli.csv, stimuli/, ratings.csv, features.csv, corpora.json, corpora/, and
 * ATTRIBUTION.txt and attribution.json. Starts afresh, so that nothing of an earlier version stays.
 */
export async function prepareSample(resourcesFolder: string, outFolder: string, report: (line: string) => void): Promise<void> {
  await rm(outFolder, { recursive: true, force: true });
  const definition = await readSampleDefinition(resourcesFolder);
  report('sample: drawing 60 stimuli');
  const stimuli: MeasuredStimulus[] = [];
  for (const stimulus of definition.stimuli)
    stimuli.push({ definition: stimulus, measures: await renderStimulus(stimulus, resourcesFolder, join(outFolder, 'stimuli')) });
  await writeStimuli(outFolder, definition.stimuli.map(({ id, name, category }) => ({ id, name, category, image: `stimuli/${id}.png` }))); // prettier-ignore
  await writeFeatures(outFolder, measuredFeatures(stimuli));
  await writeRatings(outFolder, simulateRatings(stimuli, sampleSeed));
  const corpora = await renderSketches(definition.corpora, definition.classTable, join(outFolder, 'corpora'), (done, total) => {
    if (done % 10 === 0 || done === total) report(`sample: sketches of ${done} of ${total} classes`);
  });
  await writeCorpora(outFolder, describeCorpora(definition.corpora, corpora.sketches));
  const used = corpora.sets.filter((set) => corpora.sketches.some((sketch) => sketch.set === set.prefix));
  await writeAttribution(outFolder, used, new Map(definition.corpora.map(({ id, name }) => [id, name])));
}

/** In the order of class and path, so that the folds do not depend on the order of drawing. */
function describeCorpora(definitions: readonly CorpusDefinition[], sketches: readonly Sketch[]): CorporaFile {
  const corpora = definitions.map(({ id, name }) => {
    const paths = sketches.filter((sketch) => sketch.corpus === id).map((sketch) => `${sketch.class}/${sketch.set}-${sketch.icon}.png`).sort(); // prettier-ignore
    const classes = paths.map((path) => path.slice(0, path.indexOf('/')));
    const folds = assignImageFolds(classes, sampleSeed);
    const images = paths.map((path, i) => ({ path, class: classes[i]!, fold: folds[i]! }));
    return { id, name, kind: 'corpus' as const, root: `corpora/${id}`, images };
  });
  return { schemaVersion: 1, corpora };
}
