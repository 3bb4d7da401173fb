import { describe, expect, it } from 'vitest';
import { fixtureResults } from '../figures/figures.fixture';
import { paperStyle } from '../figures/scene/figure-style';
import { bestMethod, placingMethods, reportStimulus, resultsMap, testError } from './results-map';

const results = fixtureResults();
const choice = { step: 4, method: 'multi-task' } as const;

it('offers the methods that predict in the target space, once each', () => {
  expect(placingMethods(results).map(({ step }) => step)).toEqual([1, 3, 4]);
});
it('finds the best method, and the best of a step', () => {
  expect(bestMethod(results)).toEqual(choice);
  expect(bestMethod(results, [1])?.method).toBe('photograph-lasso');
  expect(bestMethod(results, [2])).toBeNull();
});
it('ranks by the error of the test prediction', () => {
  const points = resultsMap(results, choice, () => null, paperStyle).points;
  const least = [...results.stimuli].sort((a, b) => testError(a, choice, 4)! - testError(b, choice, 4)!)[0]!;
  expect(points.find(({ key }) => key === least.id)!.label).toContain('1st smallest of 60');
});
it('leaves out stimuli without a place in the target space', () => {
  const [first, ...others] = results.stimuli;
  expect(resultsMap({ ...results, stimuli: [{ ...first!, truth: [] }, ...others] }, choice, () => null, paperStyle).points).toHaveLength(
    59,
  );
});

describe('the card', () => {
  const report = reportStimulus(results.stimuli, 4, 'birds-2', choice)!;
  it('lists the prediction of every fold with its role; one is the test', () => {
    expect(report.predictions.map(({ prediction }) => prediction.fold)).toEqual([0, 1, 2, 3, 4]);
    expect(report.predictions.filter(({ prediction }) => prediction.role === 'test')).toEqual([report.test]);
    expect(report.test!.prediction.fold).toBe(2);
  });
  it('measures in the full space', () => {
    const { truth } = report.stimulus;
    const at = report.test!.prediction.at;
    expect(report.test!.error).toBeCloseTo(Math.sqrt(truth.reduce((sum, value, k) => sum + (value - at[k]!) ** 2, 0)), 12);
    const distances = results.stimuli
      .map(({ id, truth: other }) => ({ id, d: Math.hypot(...other.map((value, k) => value - at[k]!)) }))
      .sort((a, b) => a.d - b.d);
    expect(report.test!.rank).toBe(distances.findIndex(({ id }) => id === 'birds-2') + 1);
    const neighbours = distances.filter(({ id }) => id !== 'birds-2').slice(0, 5);
    expect(report.neighboursOfPrediction.map(({ id }) => id)).toEqual(neighbours.map(({ id }) => id));
  });
  it('does without predictions', () => {
    expect(reportStimulus(results.stimuli, 4, 'birds-2', null)).toMatchObject({ predictions: [], test: null, neighboursOfPrediction: [] });
    expect(reportStimulus(results.stimuli, 4, 'nothing', choice)).toBeNull();
  });
});
