import { describe, expect, it } from 'vitest';
import { findPlateau, spreadRatio, type LearningFacts } from './plateau';

/** A training that has learnt something of everything. */
const learnt: LearningFacts = {
  crossEntropy: 2.1,
  classes: 73,
  accuracies: [
    { share: 0.4, images: 120, constant: 0.02 },
    { share: 0.05, images: 120, constant: 0.02 },
  ],
  mapping: { squaredError: 0.6, constant: 1 },
  spread: 0.6,
};

describe('a training that did not leave the plateau', () => {
  it('is not one that has learnt', () => {
    expect(findPlateau(learnt)).toEqual([]);
  });

  it.each([
    ['loss', { crossEntropy: 4.26 }],
    ['loss', { mapping: { squaredError: 0.99, constant: 1 } }],
    ['accuracy', { accuracies: [{ share: 0.025, images: 120, constant: 0.02 }] }],
    ['spread', { spread: 0.12 }],
  ] as const)('is told by its %s: %o', (sign, facts) => {
    expect(findPlateau({ ...learnt, ...facts })).toEqual([sign]);
  });

  it('is not blamed for objectives that are off, nor for one of two corpora', () => {
    expect(findPlateau({ crossEntropy: null, classes: 0, accuracies: [], mapping: null, spread: null })).toEqual([]);
    expect(findPlateau({ ...learnt, accuracies: [{ share: 0.02, images: 120, constant: 0.02 }, learnt.accuracies[0]!] })).toEqual([]);
  });
});

it('compares how far predictions and places lie apart, over all dimensions', () => {
  expect(spreadRatio([1, 0, -1, 0], [2, 0, -2, 0], 2)).toBeCloseTo(0.5, 12);
  expect(spreadRatio([5, 5, 5, 5], [2, 0, -2, 0], 2)).toBe(0);
  expect(spreadRatio([1, 2], [3, 3], 1)).toBeNull();
});
