import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeScores, placeValues, prediction } from '../experiments/place-metrics';
import { corpusOf, describeMetric, hasTwoForms, isLowerBetter, isMetricName, metricNamesOf, metricOf, placeMetrics } from './metrics';
import { metricWords } from './name-metric';

describe('the catalogue of metrics', () => {
  it('knows a metric of a corpus by its name, and nothing else by a colon', () => {
    expect(['accuracy:tu-berlin', 'accuracy:a:b', 'mse'].every(isMetricName)).toBe(true);
    expect(['accuracy', 'mse:a', 'toString', '', 'ssim'].some(isMetricName)).toBe(false);
    expect([metricOf('accuracy:a:b'), corpusOf('accuracy:a:b'), corpusOf('r2')]).toEqual(['accuracy', 'a:b', null]);
  });

  it('lists in its own order, whatever the order of a table, and leaves out what it does not know', () => {
    expect(metricNamesOf(['accuracy:b', 'ssim', 'mse', 'accuracy:a', 'r2', 'mse'])).toEqual(['r2', 'mse', 'accuracy:b', 'accuracy:a']);
  });

  it('calls a metric of a corpus by the name of the corpus, and by its id once that is gone', () => {
    expect(metricWords('accuracy:a', [{ id: 'a', name: 'Corpus A' }]).name).toBe('Accuracy, Corpus A');
    expect(metricWords('accuracy:a', []).name).toBe('Accuracy, a');
  });

  it('says which way is better in the row as in the sentence', () => {
    for (const name of metricNamesOf(['r2', 'mse', 'med', 'rank', 'knn', 'neighbours', 'kendall', 'triplets', 'bce', 'accuracy:a']))
      expect(metricWords(name, []).meaning, name).toContain(isLowerBetter(name) ? 'lower is better' : 'higher is better');
    expect([hasTwoForms('r2'), hasTwoForms('mse')]).toEqual([true, false]);
  });

  it('gives every metric of places a value within its range, the mean of what single predictions have, and the true places the best of it', () => {
    const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(coordinate, { minLength: 24, maxLength: 24 }),
        fc.array(coordinate, { minLength: 24, maxLength: 24 }),
        (at, guess) => {
          const places = { coordinates: at, n: 12, dims: 2 };
          const owners = Array.from({ length: 12 }, (_, i) => i);
          const [given, right] = [prediction(places, owners, guess), prediction(places, owners, at)];
          const [values, best] = [placeValues(given), placeValues(right)];
          for (const metric of placeMetrics) {
            const [low, high] = describeMetric(metric).range;
            expect(values[metric], metric).toBeGreaterThanOrEqual(low);
            expect(values[metric], metric).toBeLessThanOrEqual(high + 1e-12);
            const sign = isLowerBetter(metric) ? 1 : -1;
            expect(sign * best[metric], metric).toBeLessThanOrEqual(sign * values[metric] + 1e-9);
            const mean = owners.reduce((sum, _, row) => sum + placeScores[metric](given, row), 0) / owners.length;
            if (metric !== 'r2' || Math.abs(mean) < 1e3) expect(mean, metric).toBeCloseTo(values[metric], 6);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
