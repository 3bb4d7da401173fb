import { describe, expect, it } from 'vitest';
import type { CopyRecipe } from './copy-geometry';
import { bankOf, drawRing } from '../drawing/drawings.fixture';
import { renderCopy } from './render-copy';
import { createRenderedCopies, drawCopy } from './rendered-copies';

const recipe: CopyRecipe = { imageSize: 64, minimumSize: 48, flipProbability: 0.5, rotationDegrees: 15, shearDegrees: 15 };
const bank = bankOf([drawRing(30), drawRing(90)]);

describe('copies that were drawn before', () => {
  it('are what drawing them again would give, to the last bit, at any place of a batch', () => {
    const store = createRenderedCopies(bank, 3, recipe);
    for (const round of [1, 2])
      for (const item of [1, 0])
        for (const copy of [1, 2, 3]) {
          const [drawn, kept] = [new Float32Array(2 * 64 ** 2), new Float32Array(2 * 64 ** 2)];
          renderCopy(bank, item, copy, recipe, 5, drawn, 64 ** 2);
          drawCopy(store, bank, item, copy, recipe, 5, kept, 64 ** 2);
          expect(
            kept.every((value, i) => value === drawn[i]),
            `round ${round}, item ${item}, copy ${copy}`,
          ).toBe(true);
        }
  });

  it('are kept apart: each item and copy has its own place', () => {
    const store = createRenderedCopies(bank, 2, recipe);
    const out = new Float32Array(64 ** 2);
    drawCopy(store, bank, 1, 1, recipe, 5, out, 0);
    expect([...store.drawn]).toEqual([0, 0, 1, 0]);
    expect(store.bytes.subarray(0, 2 * 64 ** 2).every((byte) => byte === 0)).toBe(true);
  });
});
