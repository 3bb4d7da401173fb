/** Makes a project from the published data of the Shapes or the NOUN study, with the sample's drawings and corpora where the originals are not public. */
import { storedWords } from '../../contract/stored-words';
import { phrase } from '../../contract/message';
import { copyFile, mkdir } from 'node:fs/promises';
import { join, parse, resolve } from 'node:path';
import type { ProjectSummary } from '../../contract/study/project';
import type { Space } from '../../contract/study/space';
import { assignFolds } from '../../core/folds/folds';
import { spaceTau, type DissimilarityMatrix } from '../../core/spaces/matrix/dissimilarity-matrix';
import { normaliseSpace } from '../../core/spaces/mds/normalise-space';
import type { StudyData } from '../../store/importers/study-data';
import type { StudySpace } from '../../store/importers/study-spaces';
import { itemKey } from '../../store/importers/study-tables';
import { writeProject } from '../../store/project/project-store';
import { writeSpace } from '../../store/project/space-store';
import { writeDissimilarities, writeFeatures, writeRatings, writeStimuli } from '../../store/files/tables';
import type { StudioContext } from '../context';
import { computeSpaceInFolder } from '../spaces/fit/compute-space';
import { toRows } from '../spaces/files/to-rows';
import { toMatrix } from '../spaces/files/dissimilarity-table';
import { buildAside } from './build-aside';
import { defaultSeed, newProjectFile } from './create-project';
import { describeProjectFolder } from './describe-project';
import { matchDrawings, type MatchedDrawing } from './match-drawings';
import { copySampleParts, readSampleAttribution, readSampleStimuli, sampleFolder } from './sample-assets';

export const standInTag = phrase`Published ratings, stand-in drawings`;

/** What the study set, where its spaces are concerned (study's space_analysis.sh: R smacof, 256 random starts, seed 42). */
const publishedSettings = { method: 'imported', ties: 'primary', starts: 256, maxIterations: 1000, seed: 42 } as const;
const computedSettings = { ...publishedSettings, method: 'nonmetric', starts: 16, seed: defaultSeed } as const;

/** The problems of the answer also say what the study's folder did not have. */
export async function importStudy(
  context: Pick<StudioContext, 'assetsFolder' | 'tables'>,
  input: { readonly source: string; readonly folder: string },
): Promise<ProjectSummary> {
  const source = resolve(input.source);
  const folder = resolve(input.folder);
  const standIns = await readSampleStimuli(context.assetsFolder);
  const study = await context.tables.read('study', source, new Map(standIns.map(({ name, category }) => [itemKey(name), category])));
  const drawings = await matchDrawings(study.stimuli, join(source, 'images'), standIns, sampleFolder(context.assetsFolder));
  await buildAside(folder, async (aside) => {
    const stimuli = await copyDrawings(drawings, aside);
    await writeStimuli(aside, stimuli);
    if (study.ratings.length > 0) await writeRatings(aside, study.ratings);
    if (study.dissimilarities.length > 0) await writeDissimilarities(aside, study.dissimilarities);
    if (study.features.length > 0) await writeFeatures(aside, study.features);
    const { name, attribution, takesStandIns } = studies[study.study];
    if (takesStandIns) await copySampleParts(context.assetsFolder, ['corpora', 'corpora.json'], aside);
    const target = await writeSpaces(study, aside);
    await writeProject(aside, {
      ...newProjectFile(name),
      tag: takesStandIns && drawings.some(({ isOriginal }) => !isOriginal) ? standInTag : null,
      targetSpace: target,
      attribution: [...attribution, ...(takesStandIns ? await readSampleAttribution(context.assetsFolder) : [])],
    });
  });
  const summary = await describeProjectFolder(folder);
  return { ...summary, problems: [...study.missing, ...describeFolds(study), ...summary.problems] };
}

const repository = 'https://github.com/lbechberger/LearningPsychologicalSpaces';

/** Of the Shapes study the drawings are not public, so those of the sample stand in, with its corpora; the NOUN study comes with its photographs. */
const studies = {
  shapes: {
    name: 'Shapes study',
    takesStandIns: true,
    ofMeans: (space: string) => space === 'mean', // the dissimilarities are means, so only the space of the means is compared with them
    attribution: [
      {
        what: 'Ratings, features and similarity spaces of the Shapes study',
        who: 'Lucas Bechberger and Margit Scheibel',
        licence: 'MIT',
        url: repository,
      },
    ],
  },
  noun: {
    name: 'NOUN study',
    takesStandIns: false,
    ofMeans: () => true,
    attribution: [
      { what: 'Similarity spaces of the NOUN study', who: 'Lucas Bechberger and Elektra Kypridemou', licence: 'MIT', url: repository },
      {
        what: 'Novel objects and similarity judgements (NOUN database)',
        who: 'Jessica S. Horst and Michael C. Hout',
        licence: 'not stated',
        url: 'http://www.sussex.ac.uk/wordlab/noun',
      },
    ],
  },
} as const;

async function copyDrawings(drawings: readonly MatchedDrawing[], folder: string): Promise<MatchedDrawing['stimulus'][]> {
  await mkdir(join(folder, 'stimuli'), { recursive: true });
  const stimuli = [];
  for (const { stimulus, file } of drawings) {
    const image = file === null ? '' : `stimuli/${stimulus.id}_${itemKey(stimulus.name)}${parse(file).ext.toLowerCase()}`;
    if (file !== null) await copyFile(file, join(folder, image));
    stimuli.push({ ...stimulus, image });
  }
  return stimuli;
}

/** The published spaces, or one computed here when there are only dissimilarities. Answers the target: the study's is 4-D, of the means. */
async function writeSpaces(study: StudyData, folder: string): Promise<{ name: string; dims: number } | null> {
  if (study.spaces.length === 0) {
    const input = { name: 'mean', maxDims: 10, settings: computedSettings };
    const { dimensions } = await computeSpaceInFolder(folder, input, storedWords.fromPublished);
    return { name: 'mean', dims: Math.min(4, dimensions.length) };
  }
  const matrix = study.dissimilarities.length === 0 ? null : toMatrix(study.dissimilarities, study.stimuli);
  for (const space of study.spaces) await writePublishedSpace(space, study, matrix, folder);
  const named = (wanted: string): StudySpace | undefined => study.spaces.find(({ name }) => name === wanted);
  const target = named('mean') ?? named('nonmetric_SMACOF') ?? study.spaces[0]!;
  const dims = target.dimensions.map((entry) => entry.dims);
  return { name: target.name, dims: dims.includes(4) ? 4 : dims.at(-1)! };
}

async function writePublishedSpace(space: StudySpace, study: StudyData, matrix: DissimilarityMatrix | null, folder: string): Promise<void> {
  const n = study.stimuli.length;
  const ids = study.stimuli.map(({ id }) => id);
  const placed = space.dimensions.map(({ dims, stress1, coordinates }) => ({ dims, stress1, flat: asNormalised(coordinates, n, dims) }));
  const description: Space = {
    schemaVersion: 1,
    name: space.name,
    settings: publishedSettings,
    source:
      study.study === 'noun'
        ? phrase`published with the NOUN study (${space.name})`
        : phrase`published with the Shapes study, from ratings aggregated by the ${space.name}`,
    dimensions: placed.map(({ dims, stress1, flat }) => ({
      dims,
      stress1,
      kendallTau: matrix === null || !studies[study.study].ofMeans(space.name) ? null : spaceTau(matrix, flat, dims),
      converged: null,
    })),
  };
  const tables = placed.map(({ dims, flat }) => ({ name: space.name, dims, stimuli: ids, coordinates: toRows(flat, n, dims) }));
  await writeSpace(folder, description, tables);
}

/** Published coordinates are normalised already and keep their digits; others are normalised here. */
export function asNormalised(rows: readonly (readonly number[])[], n: number, dims: number): Float64Array {
  const flat = Float64Array.from(rows.flat());
  const normalised = normaliseSpace(flat, n, dims);
  return flat.every((value, i) => Math.abs(value - normalised[i]!) < 1e-9) ? flat : normalised;
}

/** Our folds follow the study's rule; a list that differs is said, as its published numbers then belong to other folds. */
function describeFolds({ stimuli, folds }: StudyData): string[] {
  if (folds === null) return [];
  const ours = assignFolds(stimuli);
  const different = stimuli.filter(({ id }, i) => folds.get(id) !== ours[i]);
  if (different.length === 0) return [];
  return [
    phrase`The study's list puts ${different.length} items into other folds than this program does, among them ‘${different[0]!.name}’; the published numbers are then not comparable fold by fold.`,
  ];
}
