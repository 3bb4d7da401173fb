import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createStream } from '../random/stream';
import { averageDirections, findDirections } from './directions';
import { fitLinearSvm } from './linear-svm';
import { readPublishedDirections, readStudyFeature, readStudySpace, studyFolder } from './shapes-study.fixture';

const read = (path: string) => readFileSync(path, 'utf8');

describe('linear support vector machine', () => {
  it('stands half way between two points (hand-computed)', () => {
    // By symmetry b = 0; w^2 / 2 + 2 (1 - w)^2 is least at w = 4 / 5.
    const { weights, intercept } = fitLinearSvm(Float64Array.of(1, -1), 1, [true, false]);
    expect(weights[0]).toBeCloseTo(0.8, 12);
    expect(intercept).toBeCloseTo(0, 12);
  });
  it('turns with its points', () => {
    const stream = createStream(1, 'svm');
    const points = Float64Array.from({ length: 40 }, () => stream.normal());
    const classes = Array.from({ length: 20 }, (_, i) => points[2 * i]! + 0.3 * stream.normal() > 0);
    const swapped = points.map((_, i) => points[i ^ 1]!);
    const [a, b] = [fitLinearSvm(points, 2, classes), fitLinearSvm(swapped, 2, classes)];
    expect(b.weights[0]).toBeCloseTo(a.weights[1]!, 10);
    expect(b.intercept).toBeCloseTo(a.intercept, 10);
  });
});

describe('directions', () => {
  it('point along a feature that is a coordinate, and measure it perfect', () => {
    const stream = createStream(2, 'directions');
    const coordinates = Float64Array.from({ length: 80 }, () => stream.normal());
    const feature = Float64Array.from({ length: 40 }, (_, i) => Math.exp(-coordinates[2 * i + 1]!));
    for (const { vector, kappa, spearman } of findDirections(coordinates, 40, 2, feature)) {
      expect(vector[1]).toBeLessThan(-0.85);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 12);
      expect(kappa).toBeGreaterThan(0.8);
      expect(spearman).toBeGreaterThan(0.85);
    }
    averageDirections([Float64Array.of(1, 0), Float64Array.of(0, 1)]).forEach((v) => expect(v).toBeCloseTo(Math.SQRT1_2, 14));
  });
});

describe.skipIf(!existsSync(studyFolder))('directions of the Shapes study (needs the reference data)', () => {
  // Of equal ratings at the edge of a quarter the study kept those its files listed first, an order not at hand: in the
  // pre-attentive scales, which have 37 steps, one or two of the thirty stimuli may differ.
  it('have the published vectors, kappa and Spearman correlation where ratings are not tied', () => {
    let compared = 0;
    for (const feature of ['FORM', 'LINES', 'ORIENTATION'] as const) {
      for (const published of readPublishedDirections(read, feature)) {
        const ratings = readStudyFeature(read, published.scale, feature);
        const found = findDirections(readStudySpace(read, published.dims), 60, published.dims, ratings);
        const own = found.find(({ model }) => (model === 'svm') === (published.model === 'SVC'))!;
        const cosine = published.direction.reduce((sum, v, k) => sum + v * own.vector[k]!, 0);
        const isUntied = published.scale === 'attentive';
        expect(Math.abs(own.spearman - published.spearman)).toBeLessThan(isUntied || own.model === 'regression' ? 1e-9 : 0.02);
        expect(Math.abs(own.kappa - published.kappa)).toBeLessThan(isUntied ? 1e-9 : 2 / 15 + 1e-9);
        expect(1 - cosine).toBeLessThan(isUntied || own.model === 'regression' ? 1e-6 : 0.02);
        compared++;
      }
    }
    expect(compared).toBe(120);
  });
});
