import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createStream } from '../../random/stream';
import { compareDistances, measureAgreement, pairDistances, weightedAgreement } from './distance-agreement';
import { ratedPairs } from './dissimilarity-matrix';
import { euclideanDistances } from './distances';
import { readPublishedTau, readStudyDissimilarities, readStudySpace, studyFolder } from '../shapes-study.fixture';

const read = (path: string) => readFileSync(path, 'utf8');

describe('agreement of distances with dissimilarities', () => {
  it('measures distances as named (hand-computed)', () => {
    const pairs = ratedPairs({ n: 2, values: Float64Array.of(0, 1, 1, 0) });
    const by = (measure: Parameters<typeof pairDistances>[3]) => pairDistances(pairs, [3, 0, 0, 4], 2, measure)[0];
    expect([by('Euclidean'), by('Manhattan'), by('cosine'), by('inner product')]).toEqual([5, 7, 1, -0]);
  });

  it('takes equal angles for ties, whatever the last digits of their cosines', () => {
    const line = [0.1, 0.3, 0.7, -0.2, -0.9, -1.1];
    const pairs = ratedPairs({ n: 6, values: new Float64Array(36) });
    expect(new Set(pairDistances(pairs, line, 1, 'cosine'))).toEqual(new Set([0, 2]));
    const directions = line.flatMap((v) => [v, v / 3]);
    expect(new Set(pairDistances(pairs, directions, 2, 'cosine'))).toEqual(new Set([0, 2]));
  });

  it('is perfect for the distances themselves, and by rank or curve for any rising function of them', () => {
    const distances = Float64Array.of(1, 2, 3, 4, 5);
    const perfect = compareDistances(distances, distances);
    for (const value of Object.values(perfect)) expect(value).toBeCloseTo(1, 12);
    const curved = compareDistances(distances, distances.map(Math.exp));
    for (const value of [curved.spearman, curved.kendall, curved.isotonicR2]) expect(value).toBeCloseTo(1, 12);
    expect(curved.linearR2).toBeLessThan(0.9);
    expect(
      compareDistances(
        distances,
        distances.map((v) => -v),
      ).isotonicR2,
    ).toBeCloseTo(0, 12);
    // Equal distances must share one value: means 2 and 4 of the truth 1 3 | 4 4 explain 4 of its 6.
    expect(compareDistances(Float64Array.of(1, 1, 2, 2), Float64Array.of(1, 3, 4, 4)).isotonicR2).toBeCloseTo(1 - 2 / 6, 12);
  });

  it('finds the weights that a space was stretched with', () => {
    const stream = createStream(1, 'stretched');
    const coordinates = Float64Array.from({ length: 60 }, () => stream.normal());
    const stretched = coordinates.map((v, at) => v * [5, 1, 0.2][at % 3]!);
    const d = { n: 20, values: euclideanDistances(stretched, 20, 3) };
    expect(measureAgreement(d, coordinates, 3, 'Euclidean').kendall).toBeLessThan(0.8);
    expect(weightedAgreement(d, coordinates, 3, 'Euclidean', createStream(2)).kendall).toBeGreaterThan(0.9999);
  });
});

describe.skipIf(!existsSync(studyFolder))('agreement in the Shapes study (needs the reference data)', () => {
  it('is as published for every measure, and with fitted weights but for the draw of the folds', () => {
    const matrix = readStudyDissimilarities(read);
    for (const dims of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
      const coordinates = readStudySpace(read, dims);
      const published = (scoring: string, weights = 'fixed') => readPublishedTau(read, scoring, weights)[dims - 1]!;
      for (const [measure, scoring] of [
        ['Euclidean', 'Euclidean'],
        ['Manhattan', 'Manhattan'],
        ['inner product', 'InnerProduct'],
      ] as const) {
        expect(Math.abs(measureAgreement(matrix, coordinates, dims, measure).kendall - published(scoring))).toBeLessThan(1e-9);
        const weighted = weightedAgreement(matrix, coordinates, dims, measure, createStream(42, 'pair-folds')).kendall;
        expect(Math.abs(weighted - published(scoring, 'optimized'))).toBeLessThan(0.005);
      }
    }
  });
});
