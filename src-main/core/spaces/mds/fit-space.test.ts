import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SpaceSettings } from '../../../contract/study/space';
import { createStream } from '../../random/stream';
import { euclideanDistances } from '../matrix/distances';
import { spaceTau } from '../matrix/dissimilarity-matrix';
import { fitSpace } from './fit-space';
import { procrustes } from '../judge/procrustes';
import { readPublishedStress, readStudyDissimilarities, readStudySpace, studyFolder } from '../shapes-study.fixture';

const read = (path: string) => readFileSync(path, 'utf8');
const nonmetric: SpaceSettings = { method: 'nonmetric', ties: 'primary', starts: 16, maxIterations: 1000, seed: 1 };
const metric: SpaceSettings = { ...nonmetric, method: 'metric' };

function drawConfiguration(n: number, dims: number, seed = 1): Float64Array {
  const stream = createStream(seed, 'fit-space-test');
  return Float64Array.from({ length: n * dims }, () => stream.normal());
}

describe('fitting a space', () => {
  const truth = drawConfiguration(20, 2);
  const distances = euclideanDistances(truth, 20, 2);

  it('recovers a configuration from its distances', () => {
    const fit = fitSpace({ n: 20, values: distances }, 2, metric);
    expect(fit.stress1).toBeLessThan(1e-5);
    expect(procrustes(truth, fit.coordinates, 20, 2).r2).toBeGreaterThan(1 - 1e-9);
    expect(fit.converged).toBe(true);
  });

  it('recovers its shape from the order of the distances alone', () => {
    const order = distances.map((v) => Math.exp(2 * v) - 1);
    const fit = fitSpace({ n: 20, values: order }, 2, nonmetric);
    expect(fit.stress1).toBeLessThan(0.005);
    expect(procrustes(truth, fit.coordinates, 20, 2).r2).toBeGreaterThan(0.99);
  });

  it('gets over missing pairs', () => {
    const holed = distances.slice();
    for (let i = 0; i < 20; i++) for (let j = 0; j < i; j++) if ((i * 7 + j * 3) % 4 === 0) holed[i * 20 + j] = holed[j * 20 + i] = NaN;
    const fit = fitSpace({ n: 20, values: holed }, 2, metric);
    expect(procrustes(truth, fit.coordinates, 20, 2).r2).toBeGreaterThan(1 - 1e-6);
  });

  it('reads an interval scale where a ratio scale misleads', () => {
    const shifted = distances.map((v) => (v === 0 ? 0 : v + 2));
    const ratio = fitSpace({ n: 20, values: shifted }, 2, metric);
    const interval = fitSpace({ n: 20, values: shifted }, 2, { ...metric, scale: 'interval' });
    expect(ratio.stress1).toBeGreaterThan(0.1);
    expect(interval.stress1).toBeLessThan(1e-4);
  });

  it('gives normalised coordinates, shares of stress that sum to 1, and the same for the same seed', () => {
    const noisy = distances.slice();
    const stream = createStream(3, 'noise');
    for (let i = 0; i < 20; i++)
      for (let j = 0; j < i; j++) noisy[i * 20 + j] = noisy[j * 20 + i] = distances[i * 20 + j]! * (1 + 0.5 * stream.uniform());
    const d = { n: 20, values: noisy };
    const fit = fitSpace(d, 2, nonmetric);
    expect(fitSpace(d, 2, nonmetric)).toEqual(fit);
    expect(fit.coordinates.reduce((s, v) => s + v * v, 0) / 20).toBeCloseTo(1, 12);
    expect(fit.stressPerPoint.reduce((s, v) => s + v, 0)).toBeCloseTo(1, 12);
    expect(fit.stress1).toBeLessThanOrEqual(fitSpace(d, 2, { ...nonmetric, ties: 'secondary', starts: 0 }).stress1 + 1e-6);
    // Only the order counts: squaring changes nothing but the classical start.
    const squared = fitSpace({ n: 20, values: noisy.map((v) => v * v) }, 2, nonmetric);
    expect(Math.abs(squared.stress1 - fit.stress1)).toBeLessThan(0.001);
    expect(procrustes(fit.coordinates, squared.coordinates, 20, 2).r2).toBeGreaterThan(0.99);
    // More dimensions never fit worse.
    expect(fitSpace(d, 3, nonmetric).stress1).toBeLessThan(fit.stress1);
  });

  it('measures the stress it names', () => {
    const values = Float64Array.of(0, 1, 2, 1, 0, 1, 2, 1, 0);
    const fit = fitSpace({ n: 3, values }, 1, { ...metric, method: 'classical' });
    expect(fit.stress1).toBeLessThan(1e-6);
    // An equilateral triangle on a line is at best 0, h, 2h: ratio disparities (1,1,2) -> slope 4/3, misfit 2/9 + 4/9 = 2/3 of 6.
    const triangle = fitSpace({ n: 3, values: Float64Array.of(0, 1, 1, 1, 0, 1, 1, 1, 0) }, 1, metric);
    expect(triangle.stress1).toBeCloseTo(1 / 3, 6);
  });

  it('says what is wrong with dissimilarities it cannot use', () => {
    const apart = Float64Array.of(0, 1, NaN, NaN, 1, 0, NaN, NaN, NaN, NaN, 0, 1, NaN, NaN, 1, 0);
    expect(() => fitSpace({ n: 4, values: apart }, 1, metric)).toThrow(/2 groups of stimuli that were never compared/);
    expect(() => fitSpace({ n: 3, values: Float64Array.of(0, 1, 2, 3, 0, 1, 2, 1, 0) }, 1, metric)).toThrow(/differ by direction/);
    expect(() => fitSpace({ n: 3, values: Float64Array.of(0, -1, 2, -1, 0, 1, 2, 1, 0) }, 1, metric)).toThrow(/must be 0 or more/);
    expect(() => fitSpace({ n: 3, values: new Float64Array(9) }, 3, metric)).toThrow(/1 to 2 dimensions/);
  });

  it('survives dissimilarities without structure: all equal, or all zero', () => {
    for (const value of [1, 0]) {
      const values = Float64Array.from({ length: 25 }, (_, i) => (i % 6 === 0 ? 0 : value));
      for (const settings of [metric, nonmetric]) {
        const fit = fitSpace({ n: 5, values }, 2, settings);
        expect(Number.isFinite(fit.stress1)).toBe(true);
        expect(fit.coordinates.every(Number.isFinite)).toBe(true);
      }
    }
  });
});

describe.skipIf(!existsSync(studyFolder))('spaces of the Shapes study (needs the reference data)', () => {
  // All ten dimensions of every method take a minute: npm run bench:spaces does them.
  it.each([
    ['primary', 1],
    ['primary', 4],
    ['secondary', 2],
    ['secondary', 6],
    ['tertiary', 4],
    ['metric', 3],
    ['metric', 8],
  ] as const)('are fitted at least as well as published: %s in %i dimensions', (kind, dims) => {
    const settings = kind === 'metric' ? metric : { ...nonmetric, ties: kind };
    const stress = readPublishedStress(read)[dims - 1]![kind];
    expect(fitSpace(readStudyDissimilarities(read), dims, settings).stress1).toBeLessThan(stress + 0.001);
  });

  it('have the published shape in four dimensions', () => {
    const d = readStudyDissimilarities(read);
    const fit = fitSpace(d, 4, nonmetric);
    const published = readStudySpace(read, 4);
    expect(procrustes(published, fit.coordinates, 60, 4).r2).toBeGreaterThan(0.95);
    expect(spaceTau(d, fit.coordinates, 4)).toBeGreaterThan(spaceTau(d, published, 4) - 0.01);
  });
});
