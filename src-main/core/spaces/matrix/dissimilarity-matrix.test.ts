import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ratedPairs, spaceTau } from './dissimilarity-matrix';
import { readPublishedTau, readStudyDissimilarities, readStudySpace, studyFolder } from '../shapes-study.fixture';

const read = (path: string) => readFileSync(path, 'utf8');

describe('dissimilarities', () => {
  it('leave out pairs nobody rated', () => {
    const d = { n: 3, values: Float64Array.of(0, 1, NaN, 1, 0, 2, NaN, 2, 0) };
    expect([...ratedPairs(d).dissimilarity]).toEqual([1, 2]);
    expect(spaceTau(d, [0, 1, 3], 1)).toBe(1);
    expect(() => ratedPairs({ n: 2, values: new Float64Array(3) })).toThrow(RangeError);
  });
});

describe.skipIf(!existsSync(studyFolder))('spaces of the Shapes study (needs the reference data)', () => {
  it('agree with the dissimilarities exactly as published, in all ten dimensions', () => {
    const d = readStudyDissimilarities(read);
    const published = readPublishedTau(read);
    expect(published).toHaveLength(10);
    published.forEach((tau, k) => expect(Math.abs(spaceTau(d, readStudySpace(read, k + 1), k + 1) - tau)).toBeLessThan(1e-9));
  });
});
