import { describe, expect, it } from 'vitest';
import { classAccuracy } from './class-accuracy';

describe('accuracy per corpus', () => {
  const logits = [0.1, 0.2, 0.9, /**/ 0.5, 0.2, 0.9, /**/ 0.1, 0.8, 0.3];
  it('lets only the classes of the corpus compete', () => {
    expect(classAccuracy(logits, 3, [1, 0, 1], [0, 1, 2])).toBeCloseTo(1 / 3, 15);
    expect(classAccuracy(logits, 3, [1, 0, 1], [0, 1])).toBe(1);
  });
  it('leaves out images of other corpora, and says NaN when none is left', () => {
    expect(classAccuracy(logits, 3, [2, -1, 1], [0, 1])).toBe(1);
    expect(classAccuracy(logits, 3, [2, -1, 2], [0, 1])).toBeNaN();
  });
  it('counts a diverged network as wrong', () => {
    expect(classAccuracy([NaN, NaN, NaN, NaN], 2, [0, 1], [0, 1])).toBe(0);
  });
  it('refuses logits of another shape', () => {
    expect(() => classAccuracy([1, 2, 3], 2, [0, 1], [0, 1])).toThrow(RangeError);
  });
});
