import { describe, expect, it } from 'vitest';
import type { MetricSummary, ResultRow, ResultsDocument } from '../../../contract/results/results';
import { resultsTable } from './results-table';

const summary = (mean: number, sd: number): MetricSummary => ({ mean, sd, folds: [mean, mean, mean, mean, mean], pooled: null });
const zero = { r2: { ...summary(-0.02, 0.01), pooled: 0.01 }, mse: summary(1, 0.1), med: summary(0.99, 0.05) };
const row = (change: Partial<ResultRow>): ResultRow => ({
  step: 4,
  name: 'Multi-task learning',
  method: 'multi-task',
  space: 'mean',
  dims: 4,
  preset: 'tiny',
  complete: true,
  stale: false,
  metrics: {},
  baselines: { zero },
  ...change,
});
const document = (...steps: ResultRow[]): ResultsDocument => ({
  schemaVersion: 1,
  project: {
    name: 'Owls',
    tag: 'Sample: simulated ratings',
    ownTag: 'Sample: simulated ratings',
    size: 'tiny',
    space: 'mean',
    dims: 4,
    corpora: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
    photographNetwork: 'Inception-v3',
    isPublishedSpace: false,
  },
  sets: [],
  stale: { steps: [], rows: 0, space: false },
  steps,
  best: {},
  stimuli: [],
});

describe('the comparison of the steps as text', () => {
  it('has mean and SD of each metric under the zero baseline of the same target', () => {
    const table = resultsTable(
      document(
        row({
          metrics: {
            r2: { ...summary(0.577, 0.1), pooled: 0.601 },
            mse: summary(0.404, 0.02),
            med: summary(0.592, 0.03),
            'accuracy:a': summary(0.564, 0.01),
          },
        }),
        row({ step: 5, dims: 2, metrics: { r2: summary(0.45, 0.1) }, complete: false }),
      ),
    );
    expect(table.split('\n')).toEqual([
      'Owls (Sample: simulated ratings)',
      '                                   R² (pooled)      R² (folds)            MSE  mean distance    accuracy, A',
      'zero baseline, mean, 4-D                 0.010  -0.020 ± 0.010  1.000 ± 0.100  0.990 ± 0.050              –',
      '  4 Multi-task learning                  0.601   0.577 ± 0.100  0.404 ± 0.020  0.592 ± 0.030  0.564 ± 0.010',
      'zero baseline, mean, 2-D (step 5)        0.010  -0.020 ± 0.010  1.000 ± 0.100  0.990 ± 0.050              –',
      '  5 Multi-task learning *                    –   0.450 ± 0.100              –              –              –',
      '  R² (pooled): once over the test predictions of all folds; all else: mean ± SD over the five test folds',
      '  R²: Share of the variance of the true places that the predictions explain, mean over dimensions. At most 1; higher is better. Worse than always answering the mean is negative.',
      '  MSE: Mean squared distance between predicted and true place, summed over dimensions. From 0 up; lower is better.',
      '  mean distance: Mean Euclidean distance between predicted and true place, in units of the space. From 0 up; lower is better.',
      '  accuracy, A: Share of held-out sketches of A given their right class, among the classes of that corpus. From 0 to 1; higher is better. The zero baseline always answers one class.',
      '  * not all five folds are done',
    ]);
  });

  it('names the photograph network beside its numbers', () =>
    expect(resultsTable(document(row({ step: 1, method: 'photograph-lasso' })))).toContain('photograph network: Inception-v3'));

  it('keeps its columns when a regression has run away', () =>
    expect(resultsTable(document(row({ metrics: { r2: summary(-66385, 1) } })))).toContain('-6.6e+4 ± 1.000'));

  it('says what to do while there is nothing', () => expect(resultsTable(document())).toMatch(/^There are no results yet/));
});
