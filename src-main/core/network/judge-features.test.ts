import { describe, expect, it } from 'vitest';
import { prepareImages, restoreImage } from './image-input';
import { judgeFeatures, type NetworkAnswers } from './judge-features';

const [imageSize, channels] = [20, 3];
const pixels = imageSize ** 2;
const drawings = ['owl', 'axe', 'bowl'];
/** A stroke of ink in another row for each. */
const images = Float32Array.from({ length: 3 * pixels }, (_, i) =>
  Math.floor((i % pixels) / imageSize) === 3 * Math.floor(i / pixels) ? 0 : 1,
);
const given = prepareImages(images, 3, pixels, channels, { normalisation: 'imagenet' });
const judge = (change: Partial<NetworkAnswers>) =>
  judgeFeatures({ drawings, given, images, features: Float32Array.of(1, 2, 5, 4, 0, 1), imageSize, channels, wantedSize: null, ...change });

describe('a check of features', () => {
  it('says ranges, size and the two drawings most alike, and has no doubts where there is nothing to doubt', () => {
    const check = judge({});
    expect(check).toMatchObject({ features: 2, constant: 0, notFinite: 0, doubts: [] });
    expect(check.given[0]!.least).toBeCloseTo(-0.485 / 0.229, 5);
    expect(check.given[2]!.most).toBeCloseTo((1 - 0.406) / 0.225, 5);
    expect(check.nearest).toMatchObject({ a: 'owl', b: 'bowl' });
    expect(check.nearest!.distance).toBeCloseTo(Math.SQRT2 / Math.sqrt((5 + 41 + 1) / 3), 5);
    expect(check.answered).toMatchObject({ least: 0, most: 5 });
  });

  it.each<[string, Partial<NetworkAnswers>, string[]]>([
    ['numbers that are none', { features: Float32Array.of(1, 2, 5, Number.NaN, 0, 1) }, ['not-finite']],
    ['equal answers', { features: Float32Array.of(1, 2, 1, 2, 1, 2) }, ['all-equal']],
    ['two equal answers', { features: Float32Array.of(1, 2, 5, 4, 1, 2) }, ['some-equal']],
    ['features that never vary', { features: Float32Array.of(1, 2, 3, 1, 2, 4, 1, 2, 9) }, ['mostly-constant']],
    ['probabilities of classes', { features: Float32Array.of(0.1, 0.9, 0.4, 0.6, 0.7, 0.3) }, ['probabilities']],
    [
      'numbers made for 0 to 255',
      { given: prepareImages(images, 3, pixels, 3, { normalisation: { mean: [123.7, 116.3, 103.5], sd: [58.4, 57.1, 57.4] } }) },
      ['flat-input'],
    ],
    [
      'values far off',
      { given: prepareImages(images, 3, pixels, 3, { normalisation: { mean: [0.5, 0.5, 0.5], sd: [0.02, 0.02, 0.02] } }) },
      ['far-input'],
    ],
    ['a size it does not take', { wantedSize: 64 }, ['size-fixed']],
    ['paper without a line', { images: new Float32Array(3 * pixels).fill(1) }, ['little-ink']],
  ])('doubts %s', (_, change, doubts) => {
    expect(judge(change).doubts).toEqual(doubts);
  });
});

it.each([
  [3, { normalisation: 'imagenet', channels: 'bgr', polarity: 'white-on-black' }],
  [3, { normalisation: { mean: [0.1, 0.2, 0.3], sd: [2, 3, 4] } }],
  [1, { normalisation: 'clip' }],
  [3, {}],
] as const)('of %i channels given as %j the picture is the drawing again, in all colours', (count, input) => {
  const own = { ...input } as Parameters<typeof prepareImages>[4];
  const prepared = prepareImages(images.subarray(0, pixels), 1, pixels, count, own);
  const seen = restoreImage(prepared, pixels, count, own);
  const white = 'polarity' in input ? 0 : 255;
  expect([...seen]).toEqual([...images.subarray(0, pixels)].flatMap((value) => Array<number>(3).fill(value === 1 ? white : 255 - white)));
});
