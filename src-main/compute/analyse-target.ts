/** The two ends of the ladder in the target space: what the grey values of the drawings achieve, and what the ratings allow. */
import type { Analysis } from '../contract/analysis';
import type { SpaceSettings } from '../contract/space';
import type { Stimulus } from '../contract/stimulus';
import { mappingTable } from '../core/experiments/mapping-table';
import { presets } from '../core/experiments/presets';
import { assignFolds, foldCount, roleOf } from '../core/folds/folds';
import { fitLassoPath } from '../core/regression/lasso';
import { predictLinear, type Matrix } from '../core/regression/matrix';
import { gatherRatings } from '../core/spaces/pair-ratings';
import { splitHalf } from '../core/spaces/rating-noise';
import { quantile } from '../core/statistics/paired-comparison';
import { meanAndSd } from '../core/statistics/summary';
import type { ImageBank } from '../pipeline/image-bank';
import { readSpace, readSpaceDescription } from '../store/space-store';
import { readRatings } from '../store/tables';
import { summariseTables } from '../studio/results/summarise-folds';
import { placesOf } from './run-data';
import { blockMeans, drawings, pixelSide } from './stimulus-pixels';

interface Target {
  readonly name: string;
  readonly dims: number;
}

/** 28 x 28 grey values: coarse enough for 36 training drawings, fine enough to see the outline. */
const block = 8;

/** A lasso on the drawings themselves, one copy each; the penalty is chosen on the validation fold, of equals the stronger. */
export async function pixelBaseline(
  folder: string,
  { name, dims }: Target,
  stimuli: readonly Stimulus[],
  bank: ImageBank,
): Promise<Analysis['pixelBaseline']> {
  const n = stimuli.length;
  const coordinates = placesOf(stimuli, await readSpace(folder, name, dims));
  const features = (pixelSide / block) ** 2;
  const pixels = blockMeans(drawings(bank, n, pixelSide, 0), n, pixelSide, block);
  const rows = (items: readonly number[]): Matrix => {
    const data = new Float64Array(items.length * features);
    items.forEach((item, i) => data.set(pixels.subarray(item * features, (item + 1) * features), i * features));
    return { rows: items.length, columns: features, data };
  };
  const targets = (items: readonly number[]): Matrix => {
    return { rows: items.length, columns: dims, data: Float64Array.from(items.flatMap((item) => [...coordinates.subarray(item * dims, (item + 1) * dims)])) }; // prettier-ignore
  };
  const places = { coordinates, n, dims };
  const folds = assignFolds(stimuli);
  const results = Array.from({ length: foldCount }, (_, fold) => {
    const items = (role: string): number[] => folds.flatMap((own, i) => (roleOf(own, fold) === role ? [i] : []));
    const [train, validation, test] = [items('train'), items('validation'), items('test')];
    const fits = fitLassoPath(rows(train), targets(train), presets.quick.lassoBetas);
    const judged = fits.map((fit) => ({ ...fit, error: mappingTable(places, validation, predictLinear(fit.model, rows(validation))).mse! })); // prettier-ignore
    const best = judged.reduce((a, b) => (b.error < a.error || (b.error === a.error && b.beta > a.beta) ? b : a));
    return { beta: best.beta, test, predicted: [...predictLinear(best.model, rows(test))] };
  });
  const pooled = mappingTable(places, results.flatMap(({ test }) => test), results.flatMap(({ predicted }) => predicted)); // prettier-ignore
  const tables = results.map(({ test, predicted }) => mappingTable(places, test, predicted));
  return { block, features, betas: results.map(({ beta }) => beta), metrics: summariseTables(tables, pooled) };
}

const splits = 20;
const ceilingStarts = 4;

/** Without metrics where the ratings are too few to be halved. */
export async function noiseCeiling(
  folder: string,
  { name, dims }: Target,
  stimuli: readonly Stimulus[],
  seed: number,
): Promise<Analysis['noiseCeiling']> {
  const [ratings, space] = await Promise.all([readRatings(folder), readSpaceDescription(folder, name)]);
  const highest = ratings.reduce((most, { rating }) => Math.max(most, rating), 5);
  const lowest = ratings.reduce((least, { rating }) => Math.min(least, rating), highest);
  const pairs = gatherRatings(
    ratings.filter(({ first, second }) => first !== second),
    stimuli.map(({ id }) => id),
    { lowest, highest, highestMeans: 'similar' },
  );
  // An imported space was made by somebody else's program: the method closest to it stands in.
  const { method } = space.settings;
  const settings: SpaceSettings = { ...space.settings, method: method === 'imported' ? 'nonmetric' : method, starts: ceilingStarts };
  if (pairs.some(({ values }) => values.length < 2)) return { splits: 0, metrics: {} };
  const rated = { pairs, statistic: 'mean', dims, settings: { ...settings, seed } } as const;
  const found = Array.from({ length: splits }, (_, index) => splitHalf(rated, stimuli.length, index));
  const metrics = Object.fromEntries(
    Object.keys(found[0]!).map((metric) => {
      const values = Float64Array.from(found, (each) => (each as unknown as Record<string, number>)[metric]!).sort();
      return [metric, { mean: meanAndSd(values).mean, low: quantile(values, 0.025), high: quantile(values, 0.975) }];
    }),
  );
  return { splits, metrics };
}
