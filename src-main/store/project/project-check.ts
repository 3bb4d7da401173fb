/** Looks through a whole project folder and says, in sentences, what does not fit together. */
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import { insideProject } from '../../files/inside-project';
import { largest, statRegular } from '../../files/read-regular';
import { isIncluded, type Dissimilarity, type Stimulus } from '../../contract/study/stimulus';
import { itemsOf } from '../../contract/study/triplets';
import { checkCorpus, shorten } from '../corpora/check-corpus';
import { readCorpora } from '../corpora/corpus-store';
import { readProject } from './project-store';
import { isMissing, readError } from '../files/read-json';
import { checkAnswers } from '../rating-study/check-answers';
import { listRunKeys, readEpochs, readMetrics, readPredictions, readRun } from '../runs/run-store';
import { describeDamage } from './set-aside';
import { listSpaces, readSpace } from './space-store';
import { readDissimilarities, readFeatures, readRatings, readStimuli } from '../files/tables';
import { readTriplets } from './triplet-store';

/** An empty list means that everything fits. Reads every file; throws only when the folder is no project at all. */
export async function checkProject(folder: string): Promise<string[]> {
  const problems = await checkData(folder);
  const file = await collect([], () => readCorpora(folder)); // a damaged corpora.json is among the problems already
  for (const corpus of file?.corpora ?? []) problems.push(...(await checkCorpus(folder, corpus)));
  await checkRuns(folder, problems);
  return problems;
}

/** The same without runs and without looking for every image of the corpora: quick enough for each opening. */
export async function checkData(folder: string): Promise<string[]> {
  const project = await readProject(folder);
  const problems: string[] = [];
  const stimuli = (await collect(problems, () => readStimuli(folder))) ?? [];
  await checkStimuli(folder, stimuli, problems);
  await checkJudgements(folder, stimuli, problems);
  await checkSpaces(folder, stimuli, project.targetSpace, problems);
  problems.push(...(await describeDamage(folder)));
  return problems;
}

async function checkStimuli(folder: string, stimuli: readonly Stimulus[], problems: string[]): Promise<void> {
  if (stimuli.length === 0) problems.push(phrase`stimuli.csv lists no stimuli. Import ratings or a study first.`);
  for (const { id, name, image } of stimuli.filter(isIncluded)) {
    if (image === '')
      problems.push(phrase`The stimulus ‘${name}’ (${id}) has no drawing. Put its image into stimuli/ and name it in stimuli.csv.`);
    else await collect(problems, () => checkDrawing(folder, image, name, id));
  }
}

async function checkJudgements(folder: string, stimuli: readonly Stimulus[], problems: string[]): Promise<void> {
  const known = new Set(stimuli.map(({ id }) => id));
  const ratings = (await collect(problems, () => readRatings(folder))) ?? [];
  const dissimilarities = (await collect(problems, () => readDissimilarities(folder))) ?? [];
  const features = (await collect(problems, () => readFeatures(folder))) ?? [];
  reportUnknown(
    'ratings.csv',
    ratings.flatMap(({ first, second }) => [first, second]),
    known,
    problems,
  );
  reportUnknown(
    'dissimilarities.csv',
    dissimilarities.flatMap(({ first, second }) => [first, second]),
    known,
    problems,
  );
  const triplets = (await collect(problems, () => readTriplets(folder))) ?? [];
  reportUnknown('triplets.csv', triplets.flatMap(itemsOf), known, problems);
  problems.push(...((await collect(problems, () => checkAnswers(folder, known))) ?? []));
  reportUnknown(
    'features.csv',
    features.map(({ stimulus }) => stimulus),
    known,
    problems,
  );
  if (dissimilarities.length > 0) reportMissingPairs(stimuli.filter(isIncluded), dissimilarities, problems);
}

/** Names the file and up to five ids that stimuli.csv does not have. */
function reportUnknown(file: string, ids: readonly string[], known: ReadonlySet<string>, problems: string[]): void {
  const unknown = [...new Set(ids)].filter((id) => !known.has(id));
  if (unknown.length > 0)
    problems.push(phrase`${file} names stimuli that stimuli.csv does not have: ${shorten(unknown)}. Correct one of the two files.`);
}

function reportMissingPairs(stimuli: readonly Stimulus[], dissimilarities: readonly Dissimilarity[], problems: string[]): void {
  const there = new Set(dissimilarities.flatMap(({ first, second }) => [`${first} ${second}`, `${second} ${first}`]));
  const missing: string[] = [];
  stimuli.forEach((a, i) => {
    for (const b of stimuli.slice(i + 1)) if (!there.has(`${a.id} ${b.id}`)) missing.push(`${a.name} and ${b.name}`);
  });
  if (missing.length > 0) problems.push(phrase`${missing.length} of all pairs have no dissimilarity, among them ${shorten(missing)}.`);
}

async function checkSpaces(
  folder: string,
  stimuli: readonly Stimulus[],
  target: { readonly name: string; readonly dims: number } | null,
  problems: string[],
): Promise<void> {
  const spaces = (await collect(problems, () => listSpaces(folder))) ?? [];
  const hasTarget = spaces.some((space) => space.name === target?.name && space.dimensions.some(({ dims }) => dims === target.dims));
  if (target !== null && !hasTarget)
    problems.push(phrase`The target space ‘${target.name}’ in ${target.dims} dimensions is not there. Compute it, or choose another one.`);
  for (const { name, dimensions } of spaces)
    for (const { dims } of dimensions) {
      const space = await collect(problems, () => readSpace(folder, name, dims));
      if (space === null) continue;
      const placed = new Set(space.stimuli);
      const missing = stimuli.filter((stimulus) => isIncluded(stimulus) && !placed.has(stimulus.id)).map((stimulus) => stimulus.name);
      if (missing.length > 0)
        problems.push(phrase`The space ‘${name}’ in ${dims} dimensions has no place for ${shorten(missing)}. Compute it again.`);
      reportUnknown(`spaces/${name}/${dims}D.csv`, space.stimuli, new Set(stimuli.map(({ id }) => id)), problems);
    }
}

async function checkRuns(folder: string, problems: string[]): Promise<void> {
  for (const key of (await collect(problems, () => listRunKeys(folder))) ?? []) {
    const run = await collect(problems, () => readRun(folder, key));
    await collect(problems, () => readEpochs(folder, key));
    const predictions = await collect(problems, () => readPredictions(folder, key));
    const metrics = await collect(problems, () => readMetrics(folder, key));
    if (run?.state === 'done' && (predictions === null || metrics === null))
      problems.push(
        phrase`The run ‘${run.label}’ (runs/${key}) is done but its results are missing. Delete that folder and repeat the run.`,
      );
  }
}

/** Turns the sentence of an expected failure into a problem and carries on. */
async function collect<T>(problems: string[], read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problems.push(error.message);
    return null;
  }
}

async function checkDrawing(folder: string, image: string, name: string, id: string): Promise<void> {
  const path = insideProject(folder, image);
  await statRegular(path, largest.drawing).catch((error: unknown) => {
    if (!isMissing(error)) throw readError(error, path);
    throw new AppError('not-found', say`The drawing ${image} of ‘${name}’ (${id}) is missing. Put the file back, or correct stimuli.csv.`);
  });
}
