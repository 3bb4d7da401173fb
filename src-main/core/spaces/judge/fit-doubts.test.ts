import { describe, expect, it } from 'vitest';
import { defaultDims, type SpaceSettings } from '../../../contract/study/space';
import { createStream } from '../../random/stream';
import { doubtsAbout } from './fit-doubts';
import { fitSpace } from '../mds/fit-space';

const settings: SpaceSettings = { method: 'nonmetric', ties: 'primary', starts: 4, maxIterations: 500, seed: 1 };

function matrixOf(n: number, rows: readonly (readonly [number, number, number])[]): { n: number; values: Float64Array } {
  const values = new Float64Array(n * n).fill(NaN);
  for (let i = 0; i < n; i++) values[i * n + i] = 0;
  for (const [i, j, value] of rows) values[i * n + j] = values[j * n + i] = value;
  return { n, values };
}

const codes = (matrix: { n: number; values: Float64Array }, dims: number, changed: Partial<SpaceSettings> = {}): string[] =>
  doubtsAbout(matrix, fitSpace(matrix, dims, { ...settings, ...changed }), { ...settings, ...changed }).map(({ code }) => code);

describe('fits that mean nothing', () => {
  it('a chain of four judged pairs among five stimuli', () => {
    const chain = matrixOf(5, [
      [0, 1, 3],
      [1, 2, 5],
      [2, 3, 2],
      [3, 4, 4],
    ]);
    expect(codes(chain, 2)).toEqual(['near-zero-stress', 'few-judged-pairs', 'more-parameters']);
    expect(doubtsAbout(chain, { dims: 2, stress1: 0.1 }, settings)).toEqual([
      { code: 'few-judged-pairs', stimuli: 5, least: 3 },
      { code: 'more-parameters', parameters: 7, judged: 4 },
    ]);
  });

  it('two clusters far apart, whose insides nonmetric scaling does not see', () => {
    const group = (i: number): number => (i < 3 ? 0 : 1);
    const rows = Array.from({ length: 6 }, (_, i) =>
      Array.from({ length: i }, (__, j) => [j, i, group(i) === group(j) ? 1 + (i + j) / 20 : 9 + (i * j) / 50] as const),
    ).flat();
    const doubts = doubtsAbout(matrixOf(6, rows), { dims: 1, stress1: 0 }, settings);
    expect(doubts).toContainEqual({ code: 'far-clusters', sizes: [3, 3] });
    expect(codes(matrixOf(6, rows), 1, { method: 'metric' })).not.toContain('far-clusters');
  });

  it('dissimilarities that are all equal', () => {
    const rows = Array.from({ length: 8 }, (_, i) => Array.from({ length: i }, (__, j) => [j, i, 4] as const)).flat();
    expect(codes(matrixOf(8, rows), 2)).toContain('equal-dissimilarities');
  });

  it('not a plain study, nor distances that fit in proportion', () => {
    const stream = createStream(2, 'plain');
    const rows = Array.from({ length: 16 }, (_, i) => Array.from({ length: i }, (__, j) => [j, i, 1 + stream.uniform()] as const)).flat();
    expect(codes(matrixOf(16, rows), 3)).toEqual([]);
    const line = Array.from({ length: 9 }, (_, i) => Array.from({ length: i }, (__, j) => [j, i, i - j] as const)).flat();
    expect(codes(matrixOf(9, line), 1, { method: 'metric' })).toEqual([]);
  });

  it('twelve stimuli are not opened in four dimensions', () => {
    expect([3, 5, 9, 12, 16, 17, 60].map(defaultDims)).toEqual([1, 1, 2, 2, 3, 4, 4]);
  });
});
