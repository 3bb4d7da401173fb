/** Regions of categories: does the convex hull of a category's stimuli keep those of others out, and how far does it reach? */
import { matrixView, valueAt, type MatrixView } from '../../matrix/view';
import { createStream } from '../../random/stream';
import type { Numbers } from '../../statistics/numbers';
import { isInHull } from './hull-membership';

export interface CategoryRegion {
  readonly category: string;
  readonly members: number;
  /** Stimuli of other categories inside the convex hull: 0 = the region is the category's own. */
  readonly intruders: readonly number[];
  /** Mean distance of its stimuli to their centroid, the prototype. */
  readonly size: number;
}

/** One region per category, in the order of first appearance, for n x dims `coordinates`. */
export function describeRegions(coordinates: Numbers, dims: number, categories: readonly string[]): CategoryRegion[] {
  const points = matrixView(coordinates, dims);
  return [...new Set(categories)].map((category) => {
    const members = indicesWhere(categories, (c) => c === category);
    const hull = members.map(points.row);
    const others = indicesWhere(categories, (c) => c !== category);
    const prototype = Array.from({ length: dims }, (_, k) => members.reduce((sum, i) => sum + points.at(i, k), 0) / hull.length);
    return {
      category,
      members: members.length,
      intruders: others.filter((i) => isInHull(points.row(i), hull)),
      size: hull.reduce((sum, p) => sum + Math.hypot(...p.map((v, k) => v - valueAt(prototype, k))), 0) / hull.length,
    };
  });
}

/** Intruders in all regions together, and the mean size of a region. */
export function summariseRegions(regions: readonly CategoryRegion[]): BaselineRegions {
  return {
    intruders: regions.reduce((sum, { intruders }) => sum + intruders.length, 0),
    size: regions.reduce((sum, { size }) => sum + size, 0) / regions.length,
  };
}

export const regionBaselines = ['normal', 'uniform', 'shuffled'] as const;
export type RegionBaseline = (typeof regionBaselines)[number];

export interface BaselineRegions {
  readonly intruders: number;
  /** Mean over the categories. */
  readonly size: number;
}

/**
 * The `index`-th space without structure: coordinates drawn from a normal or a uniform distribution of the variances of each dimension,
 * or the stimuli of the space dealt to the categories at random.
 */
export function drawBaselineRegions(
  baseline: RegionBaseline,
  coordinates: Numbers,
  dims: number,
  categories: readonly string[],
  seed: number,
  index: number,
): BaselineRegions {
  const stream = createStream(seed, 'regions', baseline, index);
  const n = categories.length;
  const points = matrixView(coordinates, dims);
  const deviation = Array.from({ length: dims }, (_, k) => deviationOf(points, k));
  const order = stream.permutation(n);
  const drawn = Float64Array.from({ length: n * dims }, (_, at) => {
    const [i, k] = [Math.floor(at / dims), at % dims];
    switch (baseline) {
      case 'normal':
        return valueAt(deviation, k) * stream.normal();
      case 'uniform':
        return valueAt(deviation, k) * Math.sqrt(12) * (stream.uniform() - 0.5);
      case 'shuffled':
        return points.at(valueAt(order, i), k);
      default:
        return baseline satisfies never;
    }
  });
  return summariseRegions(describeRegions(drawn, dims, categories));
}

function deviationOf({ rows: n, at }: MatrixView, k: number): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < n; i++) sum += at(i, k) / n;
  for (let i = 0; i < n; i++) squares += (at(i, k) - sum) ** 2 / n;
  return Math.sqrt(squares);
}

function indicesWhere(categories: readonly string[], isWanted: (category: string) => boolean): number[] {
  return categories.flatMap((category, i) => (isWanted(category) ? [i] : []));
}
