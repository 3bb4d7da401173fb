/** Metrics against scikit-learn and SciPy on random and degenerate data. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { largestDifference, readGolden } from '../golden.fixture';
import { classAccuracy } from './scores/class-accuracy';
import { kendallTauB, pearson, spearman } from './correlation';
import { mappingMetrics } from './scores/mapping-metrics';
import { pixelEntropy } from './pixel-entropy';

const golden = readGolden((path) => readFileSync(path, 'utf8'));

it.each(golden.mappings)('MSE, mean distance and R² agree to 1e-8: $name', ({ truth, predicted, mse, med, r2 }) => {
  const measured = mappingMetrics(truth.flat(), predicted.flat(), truth.length, truth[0]!.length);
  expect(largestDifference([measured.mse, measured.meanEuclideanDistance], [mse, med])).toBeLessThan(1e-8);
  if (r2 === null) expect(measured.r2).toBeNaN();
  else expect(largestDifference([measured.r2], [r2])).toBeLessThan(1e-8);
});

it.each(golden.correlations)('Pearson, Spearman and Kendall agree to 1e-12: $name', ({ x, y, ...expected }) => {
  const measured = [pearson(x, y), spearman(x, y), kendallTauB(x, y)];
  expect(largestDifference(measured, [expected.pearson, expected.spearman, expected.kendall])).toBeLessThan(1e-12);
});

it('accuracies agree, over all classes and over the own classes of a corpus', () => {
  const { logits, labels, own, accuracy, ownAccuracy } = golden.classification;
  expect(classAccuracy(logits.flat(), 6, labels, [0, 1, 2, 3, 4, 5])).toBe(accuracy);
  expect(classAccuracy(logits.flat(), 6, labels, own)).toBe(ownAccuracy);
});

it('cross-entropy per pixel agrees; mid-grey costs log 2 and a sure mistake a finite price', () => {
  const { target, predicted, bce } = golden.crossEntropy;
  const measured = pixelEntropy(Float64Array.from(target), Float64Array.from(predicted)) / target.length;
  expect(largestDifference([measured], [bce])).toBeLessThan(1e-12);
  expect(pixelEntropy(Float64Array.of(0, 1), Float64Array.of(0.5, 0.5)) / 2).toBeCloseTo(Math.LN2, 15);
  expect(pixelEntropy(Float64Array.of(1), Float64Array.of(0))).toBeCloseTo(-Math.log(1e-7), 9);
});
