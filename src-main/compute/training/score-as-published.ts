/**
 * Scores finished trainings as the study did: over all augmented copies of the drawings, noise included, in place of the one in the centre. From the
 * weights of the best epoch; nothing is trained.
 */
import { AppError } from '../../contract/app-error';
import type { RunRecord } from '../../contract/running/run';
import { mappingTable } from '../../core/experiments/mapping-table';
import { roleOf } from '../../core/folds/folds';
import { createStream } from '../../core/random/stream';
import { openWarmNetwork } from '../../engines/onnx/evaluation/warm-network';
import { corrupt } from '../../pipeline/augment/corrupt';
import { plainRecipe } from '../../pipeline/augment/copy-recipe';
import { renderCopy } from '../../pipeline/augment/render-copy';
import { readPublishedScore, writePublishedScore, type PublishedScore } from '../../store/runs/published-score-store';
import { listRuns } from '../../store/runs/run-store';
import { createRunDataSource, type RunData } from '../runs/run-data';
import { readBest } from './checkpointing';

export interface ScoredTrainings {
  readonly scored: number;
  /** Scored already. */
  readonly known: number;
  /** Of those that could not be, a sentence each. */
  readonly problems: readonly string[];
}

const imagesAtOnce = 64;

/** Of all finished trainings that place drawings. */
export async function scoreTrainingsAsPublished(folder: string, tell: (done: number, total: number) => void): Promise<ScoredTrainings> {
  const data = createRunDataSource();
  const trainings = (await listRuns(folder)).filter(
    ({ state, configuration }) => state === 'done' && configuration.kind === 'training' && configuration.objectives.mapping > 0,
  );
  const problems: string[] = [];
  let [scored, known] = [0, 0];
  for (const [i, record] of trainings.entries()) {
    tell(i, trainings.length);
    if ((await readPublishedScore(folder, record.key)) !== null) {
      known++;
      continue;
    }
    try {
      const score = await scoreTraining(folder, record, await data.open(folder, record, () => undefined));
      if (score === null) problems.push(`The weights of ‘${record.label}’ are not in the project.`);
      else await writePublishedScore(folder, record.key, score);
      scored += score === null ? 0 : 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push(`${record.label}: ${error.message}`);
    }
  }
  tell(trainings.length, trainings.length);
  return { scored, known, problems };
}

/** Null where its weights are gone. */
async function scoreTraining(folder: string, { key, fold, configuration }: RunRecord, data: RunData): Promise<PublishedScore | null> {
  const best = await readBest(folder, key);
  if (best === null || configuration.kind !== 'training') return null;
  const { stimuli, folds, bank } = await data.stimuli();
  const { dims, seed, augmentation, regularisation } = configuration;
  const copies = augmentation.stimulusCopies;
  const { imageSize } = best.network.spec;
  const places = { coordinates: await data.places(), n: stimuli.length, dims };
  const recipe = plainRecipe(imageSize, augmentation.minimumSize);
  const network = await openWarmNetwork(best.network, best.state.weights);
  const score = async (role: 'train' | 'test'): Promise<PublishedScore['test']> => {
    const rows = stimuli.flatMap((_, item) =>
      roleOf(folds[item]!, fold) === role ? Array.from({ length: copies }, (__, copy) => ({ item, copy: copy + 1 })) : [],
    );
    if (rows.length === 0) return {};
    const predicted = new Float64Array(rows.length * dims);
    for (let start = 0; start < rows.length; start += imagesAtOnce) {
      const piece = rows.slice(start, start + imagesAtOnce);
      const images = new Float32Array(piece.length * imageSize ** 2);
      for (const [i, { item, copy }] of piece.entries()) {
        const image = images.subarray(i * imageSize ** 2, (i + 1) * imageSize ** 2);
        renderCopy(bank, item, copy, recipe, seed, image, 0);
        corrupt(image, 1, imageSize ** 2, regularisation.noise, createStream(seed, 'published-noise', bank.ids[item]!, copy));
      }
      predicted.set((await network.evaluate(images)).mapping, start * dims);
    }
    return mappingTable(
      places,
      rows.map(({ item }) => item),
      predicted,
    );
  };
  try {
    return { copies, train: await score('train'), test: await score('test') };
  } finally {
    await network.dispose();
  }
}
