import { describe, expect, it } from 'vitest';
import { tripletJudgementSchema } from '../../contract/study/triplets';
import { tripletLossSchema } from '../../contract/study/triplet-space';
import { embedTriplets } from './embed-triplets';
import golden from './golden.json';
import { judgedPairs } from './judged-pairs';
import { tripletAccuracy, tripletLoss } from './triplet-loss';

/** Made by build/golden/triplets.py, which was written from the papers with numpy and scipy of the versions named in the file. */
const judgements = golden.judgements.map((judgement) => tripletJudgementSchema.parse(judgement));
const judged = judgedPairs(judgements, golden.items);
const point = Float64Array.from(golden.point);

describe('ordinal embedding against a reference in Python', () => {
  it.each(tripletLossSchema.options)('has the same loss, gradient, minimum and accuracy: %s', (loss) => {
    const expected = golden.losses[loss];
    const gradient = new Float64Array(point.length);
    expect(tripletLoss(judged, loss, point, golden.dims, gradient)).toBeCloseTo(expected.loss, 9);
    expected.gradient.forEach((value, i) => expect(Math.abs(gradient[i]! - value)).toBeLessThan(1e-6 * Math.max(1, Math.abs(value))));
    const fit = embedTriplets(judged, golden.items.length, golden.dims, { loss, starts: 20, maxIterations: 2000, seed: 1 });
    expect(fit.loss * judged.count).toBeLessThan(expected.minimum + 1e-5);
    expect(fit.accuracy).toBeGreaterThan(expected.accuracy - 0.03);
  });

  it('counts the same judgements as predicted', () => {
    expect(tripletAccuracy(judged, point, golden.dims)).toBeCloseTo(golden.accuracyAtPoint, 12);
  });
});
