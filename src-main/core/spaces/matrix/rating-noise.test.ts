import { describe, expect, it } from 'vitest';
import type { SpaceSettings } from '../../../contract/study/space';
import { createStream } from '../../random/stream';
import { euclideanDistances } from './distances';
import { fitSpace } from '../mds/fit-space';
import { aggregateRatings, type PairRatings } from './pair-ratings';
import { bootstrapReplicate, scatterOf, splitHalf } from './rating-noise';
import { shepardPoints } from '../judge/shepard';
import { judgeStructure, shuffledStress, structureSettings } from '../mds/structure-test';

const settings: SpaceSettings = { method: 'metric', ties: 'primary', starts: 4, maxIterations: 300, seed: 1 };

/** Fifteen judgements of every pair of n points in a plane, scattered about the true distance. */
function judge(n: number, scatter: number): PairRatings[] {
  const stream = createStream(5, 'judge');
  const distances = euclideanDistances(
    Float64Array.from({ length: 2 * n }, () => stream.normal()),
    n,
    2,
  );
  const pairs: PairRatings[] = [];
  for (let first = 0; first < n; first++) {
    for (let second = first + 1; second < n; second++) {
      const values = Float64Array.from({ length: 15 }, () => Math.max(0, distances[first * n + second]! + scatter * stream.normal()));
      pairs.push({ first, second, values });
    }
  }
  return pairs;
}

const traces = (covariances: Float64Array) =>
  Array.from({ length: covariances.length / 4 }, (_, i) => covariances[4 * i]! + covariances[4 * i + 3]!);
const meanOf = (values: readonly number[]) => values.reduce((s, v) => s + v, 0) / values.length;

describe('noise of ratings', () => {
  const n = 12;

  it('widens the scatter of the points as judgements scatter more', () => {
    const spread = [0.05, 0.5].map((scatter) => {
      const pairs = judge(n, scatter);
      const { coordinates } = fitSpace(aggregateRatings(pairs, n, 'mean').matrix, 2, settings);
      const space = { pairs, statistic: 'mean', dims: 2, settings } as const;
      const replicates = Array.from({ length: 20 }, (_, i) => bootstrapReplicate(space, coordinates, i));
      const covariances = scatterOf(replicates, 2);
      for (let i = 0; i < n; i++)
        expect(covariances[4 * i]! * covariances[4 * i + 3]! - covariances[4 * i + 1]! ** 2).toBeGreaterThanOrEqual(0);
      return meanOf(traces(covariances));
    });
    // Scatter is proportional to the noise: 10 times the noise, 100 times the variance.
    expect(spread[1]! / spread[0]!).toBeGreaterThan(30);
    expect(spread[1]! / spread[0]!).toBeLessThan(300);
  });

  it('lowers the ceiling: perfect judgements could be predicted perfectly', () => {
    const ceiling = (scatter: number) => {
      const space = { pairs: judge(n, scatter), statistic: 'mean', dims: 2, settings } as const;
      return [0, 1, 2].map((index) => splitHalf(space, n, index));
    };
    for (const { r2, mse, rank, knn, kendall } of ceiling(0)) {
      expect(r2).toBeGreaterThan(0.9999);
      expect(mse).toBeLessThan(1e-4);
      expect([rank, knn]).toEqual([1, 1]);
      expect(kendall).toBeGreaterThan(0.999);
    }
    const noisy = meanOf(ceiling(1).map(({ r2 }) => r2));
    expect(noisy).toBeLessThan(0.97);
    expect(noisy).toBeGreaterThan(0.2);
  });

  it('is told apart from no structure at all by the permutation test', () => {
    const { matrix } = aggregateRatings(judge(n, 0.1), n, 'mean');
    const test = (d: typeof matrix) => {
      const { stress1 } = fitSpace(d, 2, structureSettings(settings));
      return judgeStructure(
        stress1,
        Array.from({ length: 19 }, (_, i) => shuffledStress(d, 2, settings, i)),
      );
    };
    const real = test(matrix);
    expect(real.p).toBe(1 / 20);
    expect(real.stress1).toBeLessThan(real.shuffled[0]!);
    const stream = createStream(4, 'structureless');
    const values = new Float64Array(n * n);
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) values[i * n + j] = values[j * n + i] = 1 + stream.uniform();
    expect(test({ n, values }).p).toBeGreaterThan(0.05);
  });
});

describe('Shepard diagram', () => {
  it('shows the same stress as the fit, with disparities rising', () => {
    const { matrix } = aggregateRatings(judge(10, 0.3), 10, 'mean');
    const nonmetric = { ...settings, method: 'nonmetric' } as const;
    const fit = fitSpace(matrix, 2, nonmetric);
    const { points, stress1 } = shepardPoints(matrix, fit.coordinates, 2, nonmetric);
    expect(stress1).toBeCloseTo(fit.stress1, 9);
    expect(points).toHaveLength(45);
    points.forEach((p, i) => i > 0 && expect(p.disparity).toBeGreaterThanOrEqual(points[i - 1]!.disparity - 1e-12));
    const perPoint = new Float64Array(10);
    for (const { first, second, distance, disparity } of points) {
      for (const i of [first, second]) perPoint[i]! += (distance - disparity) ** 2;
    }
    const total = perPoint.reduce((s, v) => s + v, 0);
    perPoint.forEach((v, i) => expect(v / total).toBeCloseTo(fit.stressPerPoint[i]!, 9));
  });
});
