import { describe, expect, it } from 'vitest';
import { allMethods, isBaseline, isControl, isEncoderOfFeatures, isTraining, placesDrawings, type Method } from './methods';
import { methodNamesEn } from './name-method';
import {
  allSteps,
  isCurve,
  isOnCurve,
  needsCorpora,
  needsDrawings,
  needsPhotographNetwork,
  placingSteps,
  stepMethods,
  stepOfTraining,
  stepsWith,
  trainingSteps,
  type Step,
} from './steps';

describe('the catalogue of methods and steps', () => {
  it('keeps the keys that stand in projects and papers', () => {
    const published: Record<Step, readonly Method[]> = {
      1: ['photograph-lasso', 'photograph-linear', 'photograph-shuffled', 'photograph-ridge', 'photograph-ridge-shuffled'],
      2: ['classification'],
      3: ['sketch-lasso', 'sketch-linear', 'sketch-shuffled', 'sketch-ridge', 'sketch-ridge-shuffled'],
      4: ['multi-task'],
      5: ['photograph-lasso', 'sketch-lasso', 'multi-task', 'photograph-ridge', 'sketch-ridge'],
      6: ['reconstruction'],
      7: ['reconstruction-lasso', 'reconstruction-linear', 'reconstruction-ridge'],
      8: ['multi-task-reconstruction'],
      9: ['reconstruction-lasso', 'multi-task-reconstruction', 'reconstruction-ridge'],
    };
    const known = Object.values(published).flat();
    for (const step of allSteps) expect(stepMethods[step].filter((method) => known.includes(method))).toEqual(published[step]);
    expect([...allMethods].sort()).toEqual([...new Set(Object.values(stepMethods).flat())].sort());
  });

  it('tells what a step needs and is', () => {
    const those = (is: (step: (typeof allSteps)[number]) => boolean): number[] => allSteps.filter(is);
    expect(those((step) => !needsCorpora(step))).toEqual([1]);
    expect(those(needsPhotographNetwork)).toEqual([1, 5]);
    expect(those((step) => !needsDrawings(step))).toEqual([2]);
    expect(those(isCurve)).toEqual([5, 9]);
    expect(isCurve(0)).toBe(false);
    expect([trainingSteps, placingSteps]).toEqual([
      [2, 4, 6, 8],
      [1, 3, 4, 7, 8],
    ]);
    expect([stepsWith('classification'), stepsWith('reconstruction')]).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9],
    ]);
    expect([stepOfTraining('classification'), stepOfTraining('reconstruction')]).toEqual([2, 6]);
  });

  it('tells what a method is', () => {
    const those = (is: (method: (typeof allMethods)[number]) => boolean): string[] => allMethods.filter(is);
    expect(those(isTraining)).toEqual(['classification', 'multi-task', 'reconstruction', 'multi-task-reconstruction']);
    expect(those((method) => !placesDrawings(method))).toEqual(['classification', 'reconstruction']);
    expect(those(isEncoderOfFeatures)).toEqual(['classification', 'reconstruction']);
    expect(isEncoderOfFeatures(null)).toBe(false);
    expect(those(isControl)).toEqual(those((method) => method.endsWith('shuffled')));
    expect(those(isControl)).toEqual(expect.arrayContaining(['photograph-shuffled', 'sketch-ridge-shuffled']));
    expect(
      ['photograph-linear', 'sketch-shuffled', 'classification', 'reconstruction'].filter((method) => isOnCurve(method as Method)),
    ).toEqual([]);
    expect([isBaseline('category-mean'), isBaseline('multi-task')]).toEqual([true, false]);
  });

  it('names a method by its parts', () => {
    expect(methodNamesEn['sketch-ridge-shuffled']).toBe('Sketch transfer (control: ridge, shuffled targets)');
    expect(methodNamesEn['photograph-lasso']).toBe('Transfer from ImageNet features (lasso)');
    expect(methodNamesEn['multi-task-reconstruction']).toBe('Multi-task learning with reconstruction');
    expect(methodNamesEn['nearest-pixels']).toBe('Nearest neighbour (pixels)');
    expect(new Set(Object.values(methodNamesEn)).size).toBe(Object.keys(methodNamesEn).length);
  });
});
