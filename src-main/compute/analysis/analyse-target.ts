/** The two ends of the ladder in the target space: what the grey values of the drawings achieve, and what the ratings allow. */
import type { Analysis } from '../../contract/results/analysis';
import type { Stimulus } from '../../contract/study/stimulus';
import { mappingError } from '../../core/catalogue/metrics';
import { mappingTable } from '../../core/experiments/mapping-table';
import { presets } from '../../core/experiments/presets';
import { assignFolds, foldCount, roleOf } from '../../core/folds/folds';
import { fitLassoPath } from '../../core/regression/lasso/lasso';
import { predictLinear, type LinearModel, type Matrix } from '../../core/regression/matrix/matrix';
import { fitRidgePath } from '../../core/regression/ridge';
import type { ImageBank } from '../../pipeline/bank/image-bank';
import { readSpace, readSpaceDescription } from '../../store/project/space-store';
import { readJudgedDistances } from '../../studio/results/judged-distances';
import { summariseTables } from '../../studio/results/rows/summarise-folds';
import { ceilingSplits, measureCeiling } from '../../studio/spaces/judge/judge-noise';
import { readPairRatings } from '../../studio/spaces/judge/space-data';
import type { TellWork } from '../../studio/work-progress';
import { blockMeans, drawings, pixelSide } from '../../studio/spaces/judge/stimulus-pixels';
import { placesInOrder } from '../runs/run-data';

interface Target {
  readonly name: string;
  readonly dims: number;
}

type PixelRegression = NonNullable<Analysis['pixelRidge']>;

/** 28 x 28 grey values: coarse enough for 36 training drawings, fine enough to see the outline. */
export const baselineBlock = 8;

/** A regression on the drawings themselves, one copy each; the penalty is chosen on the validation fold, of equals the stronger. */
async function pixelRegression(
  folder: string,
  { name, dims }: Target,
  stimuli: readonly Stimulus[],
  bank: ImageBank,
  tell: TellWork,
  fit: (x: Matrix, y: Matrix) => readonly { readonly penalty: number; readonly model: LinearModel }[],
): Promise<PixelRegression> {
  const n = stimuli.length;
  const coordinates = placesInOrder(stimuli, await readSpace(folder, name, dims));
  const features = (pixelSide / baselineBlock) ** 2;
  const pixels = blockMeans(drawings(bank, n, pixelSide, 0), n, pixelSide, baselineBlock);
  const rows = (items: readonly number[]): Matrix => {
    const data = new Float64Array(items.length * features);
    items.forEach((item, i) => data.set(pixels.subarray(item * features, (item + 1) * features), i * features));
    return { rows: items.length, columns: features, data };
  };
  const targets = (items: readonly number[]): Matrix => {
    return {
      rows: items.length,
      columns: dims,
      data: Float64Array.from(items.flatMap((item) => [...coordinates.subarray(item * dims, (item + 1) * dims)])),
    };
  };
  const places = { coordinates, n, dims };
  const folds = assignFolds(stimuli);
  tell(0, foldCount);
  const results = Array.from({ length: foldCount }, (_, fold) => {
    const items = (role: string): number[] => folds.flatMap((own, i) => (roleOf(own, fold) === role ? [i] : []));
    const [train, validation, test] = [items('train'), items('validation'), items('test')];
    const fits = fit(rows(train), targets(train));
    const judged = fits.map((each) => ({
      ...each,
      error: mappingTable(places, validation, predictLinear(each.model, rows(validation)))[mappingError]!,
    }));
    const best = judged.reduce((a, b) => (b.error < a.error || (b.error === a.error && b.penalty > a.penalty) ? b : a));
    tell(fold + 1, foldCount);
    return { penalty: best.penalty, test, predicted: [...predictLinear(best.model, rows(test))] };
  });
  const judged = await readJudgedDistances(folder, stimuli);
  const measure = (items: readonly number[], predicted: readonly number[]): Record<string, number> => {
    const far = judged.judge(
      items.map((item) => stimuli[item]!.id),
      predicted,
    );
    return { ...mappingTable(places, items, predicted), ...far };
  };
  const pooled = measure(
    results.flatMap(({ test }) => test),
    results.flatMap(({ predicted }) => predicted),
  );
  const tables = results.map(({ test, predicted }) => measure(test, predicted));
  return { block: baselineBlock, features, penalties: results.map(({ penalty }) => penalty), metrics: summariseTables(tables, pooled) };
}

/** With the penalties of the preset 'quick'. */
export async function pixelBaseline(
  folder: string,
  target: Target,
  stimuli: readonly Stimulus[],
  bank: ImageBank,
  tell: TellWork,
): Promise<NonNullable<Analysis['pixelBaseline']>> {
  const { penalties: betas, ...found } = await pixelRegression(folder, target, stimuli, bank, tell, (x, y) =>
    fitLassoPath(x, y, presets.quick.lassoBetas).map(({ beta, model }) => ({ penalty: beta, model })),
  );
  return { ...found, betas };
}

export async function pixelRidge(
  folder: string,
  target: Target,
  stimuli: readonly Stimulus[],
  bank: ImageBank,
  tell: TellWork,
): Promise<PixelRegression> {
  const { ridgePenalties } = presets.quick;
  return pixelRegression(folder, target, stimuli, bank, tell, (x, y) =>
    fitRidgePath(x, y, ridgePenalties).map((model, i) => ({ penalty: ridgePenalties[i]!, model })),
  );
}

/** Of the space as it was made; without metrics where the ratings are too few to be halved. */
export async function noiseCeiling(
  folder: string,
  { name, dims }: Target,
  stimuli: readonly Stimulus[],
  tell: TellWork,
): Promise<Analysis['noiseCeiling']> {
  const { settings } = await readSpaceDescription(folder, name);
  const { statistic, limit } = settings.ratings ?? { statistic: 'mean', limit: null };
  const pairs = await readPairRatings(folder, stimuli, limit, settings.seed);
  if (pairs.some(({ values }) => values.length < 2)) return { splits: 0, metrics: {} };
  const { splits, metrics } = await measureCeiling({ pairs, statistic, dims, settings }, stimuli.length, ceilingSplits, { tell });
  return {
    splits,
    metrics: Object.fromEntries(Object.entries(metrics).map(([metric, { mean, low, high }]) => [metric, { mean, low, high }])),
  };
}
