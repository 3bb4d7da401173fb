/** Directions in a space along which a rated feature grows, and how well they do. */
import { fitLinear } from '../../regression/linear';
import { spearman } from '../../statistics/correlation';
import type { Numbers } from '../../statistics/numbers';
import { fitLinearSvm } from './linear-svm';
import { valueAt } from '../../matrix/view';

export interface Direction {
  readonly model: 'regression' | 'svm';
  /** Unit vector, dims numbers, pointing to higher values of the feature. */
  readonly vector: Float64Array;
  /** Cohen's kappa of the best threshold along it, on the stimuli at both ends of the feature: at most 1, 0 by chance. */
  readonly kappa: number;
  /** Spearman correlation of the projections with the feature, over all stimuli. */
  readonly spearman: number;
}

/**
 * The two candidates of the Shapes study for n x dims `coordinates`: weights of the linear regression of the feature on the
 * coordinates, over all stimuli, and the normal of a linear support vector machine between the top and the bottom quarter. `categories` settle
 * which of equally rated stimuli belong to a quarter.
 */
export function findDirections(
  coordinates: Float64Array,
  n: number,
  dims: number,
  feature: Numbers,
  categories: readonly string[] = [],
): Direction[] {
  const ends = endsOf(feature, categories);
  const regression = fitLinear({ rows: n, columns: dims, data: coordinates }, { rows: n, columns: 1, data: Float64Array.from(feature) });
  const points = Float64Array.from(ends.flatMap(({ index }) => [...coordinates.subarray(index * dims, (index + 1) * dims)]));
  const svm = fitLinearSvm(
    points,
    dims,
    ends.map(({ isTop }) => isTop),
  );
  return (
    [
      ['regression', regression.weights],
      ['svm', svm.weights],
    ] as const
  ).map(([model, weights]) => assessDirection(model, weights, coordinates, n, dims, feature, categories));
}

/** The unit vector along `weights`, measured as in the study. */
export function assessDirection(
  model: Direction['model'],
  weights: Float64Array,
  coordinates: Numbers,
  n: number,
  dims: number,
  feature: Numbers,
  categories: readonly string[] = [],
): Direction {
  const length = Math.hypot(...weights);
  const vector = weights.map((w) => w / length);
  const along = Float64Array.from({ length: n }, (_, i) => vector.reduce((sum, v, k) => sum + v * valueAt(coordinates, i * dims + k), 0));
  const ends = endsOf(feature, categories).map(({ index, isTop }) => ({ value: valueAt(along, index), isTop }));
  return { model, vector, kappa: bestKappa(ends), spearman: spearman(along, feature) };
}

export interface FilteredDirections<D> {
  /** Candidates that reach the highest kappa, and those that reach the highest Spearman correlation; each mean a unit vector. */
  readonly byKappa: { readonly vector: Float64Array; readonly members: readonly D[] } | null;
  readonly bySpearman: { readonly vector: Float64Array; readonly members: readonly D[] } | null;
}

/**
 * The study's filter: of all candidates for a feature in a space keep the ones of highest kappa, and apart from that the ones of highest
 * Spearman correlation, and average each group. Null where none reaches the least value asked for.
 */
export function filterDirections<D extends Pick<Direction, 'vector' | 'kappa' | 'spearman'>>(
  candidates: readonly D[],
  least: { readonly kappa?: number; readonly spearman?: number } = {},
): FilteredDirections<D> {
  const bestBy = (quality: 'kappa' | 'spearman'): FilteredDirections<D>['byKappa'] => {
    const highest = candidates.reduce((most, candidate) => Math.max(most, candidate[quality]), -Infinity);
    if (!(highest >= (least[quality] ?? -Infinity))) return null;
    const members = candidates.filter((candidate) => candidate[quality] >= highest - 1e-12);
    return { vector: averageDirections(members.map(({ vector }) => vector)), members };
  };
  return { byKappa: bestBy('kappa'), bySpearman: bestBy('spearman') };
}

/** Mean of unit vectors, scaled back to unit length: how the study joins its best candidates. */
export function averageDirections(vectors: readonly Float64Array[]): Float64Array {
  const sum = Float64Array.from(vectors[0] ?? [], (_, k) => vectors.reduce((s, v) => s + valueAt(v, k), 0));
  const length = Math.hypot(...sum);
  return sum.map((v) => v / length);
}

/** Stimuli of the bottom and the top quarter of a feature, which make its classification version. */
function endsOf(feature: Numbers, categories: readonly string[]): { index: number; isTop: boolean }[] {
  const quarter = Math.floor(feature.length / 4);
  const bottom = pickEnd(feature, categories, quarter, 1).map((index) => ({ index, isTop: false }));
  return [...bottom, ...pickEnd(feature, categories, quarter, -1).map((index) => ({ index, isTop: true }))];
}

/**
 * The `count` stimuli of lowest sign * feature. Of equal ratings at the edge the one whose category has fewest places so far comes
 * first, then the one listed later: an end spread over the categories says more about the feature than one that repeats a category.
 */
function pickEnd(feature: Numbers, categories: readonly string[], count: number, sign: 1 | -1): number[] {
  const order = Array.from({ length: feature.length }, (_, i) => i).sort(
    (a, b) => sign * (valueAt(feature, a) - valueAt(feature, b)) || b - a,
  );
  const edge = feature[valueAt(order, count - 1)];
  const end = order.slice(0, count).filter((i) => feature[i] !== edge);
  const waiting = order.filter((i) => feature[i] === edge);
  while (end.length < count) {
    const placesOf = (i: number) => end.filter((j) => categories[j] === categories[i]).length;
    const next = waiting.reduce((first, i) => (placesOf(i) < placesOf(first) ? i : first));
    waiting.splice(waiting.indexOf(next), 1);
    end.push(next);
  }
  return end;
}

/** Cohen (1960): (observed - chance agreement) / (1 - chance agreement), at the threshold where it is highest. */
function bestKappa(points: readonly { readonly value: number; readonly isTop: boolean }[]): number {
  const n = points.length;
  const tops = points.filter(({ isTop }) => isTop).length;
  let best = 0; // all on one side agree as chance does
  for (const { value: threshold } of points) {
    const above = points.filter(({ value }) => value >= threshold);
    const hits = above.filter(({ isTop }) => isTop).length;
    const agreed = (hits + (n - tops - (above.length - hits))) / n;
    const chance = (above.length * tops + (n - above.length) * (n - tops)) / (n * n);
    best = Math.max(best, (agreed - chance) / (1 - chance));
  }
  return best;
}
