/** Creates the sample project: prepared drawings, simulated ratings and corpora, and the space computed from the ratings. */
import { storedWords } from '../../contract/stored-words';
import { writeDissimilarities, readRatings } from '../../store/files/tables';
import { writeProject } from '../../store/project/project-store';
import { aggregateRatings } from '../spaces/fit/aggregate-ratings';
import { computeSpaceInFolder } from '../spaces/fit/compute-space';
import { buildAside } from './build-aside';
import { defaultSeed, newProjectFile } from './create-project';
import { copySampleParts, copySampleResults, readSampleAttribution, readSampleStimuli } from './sample-assets';

export const { sampleTag } = storedWords;

/** The sample's space: quick to compute, and close to the best of many more random starts. */
const sampleSpace = {
  name: 'mean',
  maxDims: 10,
  settings: { method: 'nonmetric', ties: 'primary', starts: 64, maxIterations: 1000, seed: defaultSeed },
} as const;

/** `finished`: with the results of the quick preset, computed when this version was made, as far as the program ships them. */
export async function createSampleProject(assetsFolder: string, folder: string, finished = false): Promise<void> {
  const attribution = await readSampleAttribution(assetsFolder);
  await buildAside(folder, async (aside) => {
    await copySampleParts(assetsFolder, ['stimuli', 'stimuli.csv', 'ratings.csv', 'features.csv', 'corpora', 'corpora.json'], aside);
    if (!finished || !(await copySampleResults(assetsFolder, aside))) {
      const stimuli = await readSampleStimuli(assetsFolder);
      await writeDissimilarities(aside, aggregateRatings(await readRatings(aside), stimuli));
      await computeSpaceInFolder(aside, sampleSpace, storedWords.fromSimulated);
    }
    const file = { ...newProjectFile('Sample project'), tag: sampleTag, attribution };
    await writeProject(aside, { ...file, targetSpace: { name: sampleSpace.name, dims: 4 } });
  });
}
