/** Prepares the sample project's material: stimuli, simulated ratings, two sketch corpora, attribution. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CorporaFile } from '../../src-main/contract/study/corpus';
import { assignImageFolds } from '../../src-main/core/folds/folds';
import { writeCorpora } from '../../src-main/store/corpora/corpus-store';
import { carryOutImageTask } from '../../src-main/pipeline/decode/image-task';
import { hashOf, openImageVerdicts } from '../../src-main/studio/reading/image-verdicts';
import { writeFeatures, writeRatings, writeStimuli } from '../../src-main/store/files/tables';
import { writeAttribution } from './sample-attribution';
import { readSampleDefinition, type CorpusDefinition } from './sample-definition';
import { measuredFeatures, simulateRatings, type MeasuredStimulus } from './sample-ratings';
import { renderSketches, type Sketch } from './sample-sketches';
import { renderStimulus } from './sample-stimuli';

export const sampleSeed = 42;

/**
 * Fills `outFolder` with the parts of a project folder: stimuli.csv, stimuli/, ratings.csv, features.csv, corpora.json, corpora/, and
 * ATTRIBUTION.txt and attribution.json, and beside them what is found out
 * about the drawings when they are looked at, so that a first start need not. Starts afresh, so that nothing of an earlier version stays.
 */
export async function prepareSample(resourcesFolder: string, outFolder: string, report: (line: string) => void): Promise<void> {
  await rm(outFolder, { recursive: true, force: true });
  const definition = await readSampleDefinition(resourcesFolder);
  report('sample: drawing 60 stimuli');
  const stimuli: MeasuredStimulus[] = [];
  for (const stimulus of definition.stimuli)
    stimuli.push({ definition: stimulus, measures: await renderStimulus(stimulus, resourcesFolder, join(outFolder, 'stimuli')) });
  await judgeDrawings(
    outFolder,
    definition.stimuli.map(({ id }) => join(outFolder, 'stimuli', `${id}.png`)),
  );
  await writeStimuli(
    outFolder,
    definition.stimuli.map(({ id, name, category }) => ({ id, name, category, image: `stimuli/${id}.png` })),
  );
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
    const paths = sketches
      .filter((sketch) => sketch.corpus === id)
      .map((sketch) => `${sketch.class}/${sketch.set}-${sketch.icon}.png`)
      .sort();
    const classes = paths.map((path) => path.slice(0, path.indexOf('/')));
    const folds = assignImageFolds(classes, sampleSeed);
    const images = paths.map((path, i) => ({ path, class: classes[i]!, fold: folds[i]! }));
    return { id, name, kind: 'corpus' as const, root: `corpora/${id}`, images };
  });
  return { schemaVersion: 1, corpora };
}

async function judgeDrawings(outFolder: string, paths: readonly string[]): Promise<void> {
  const verdicts = openImageVerdicts(outFolder, () => 0);
  for (const path of paths) {
    const hash = await hashOf({ path });
    if (hash === null) throw new Error(`${path} cannot be read`);
    for (const does of ['look', 'describe'] as const) {
      const task = { does, source: { path } };
      await verdicts.keep(hash, task, await carryOutImageTask(task), false);
    }
  }
  await verdicts.save();
}
