import { expect, test } from 'vitest';
import { describeNetwork } from './describe-network';
import { trimEncoder } from './trim-encoder';

const spec = { widthMultiplier: 0.25, bottleneck: 8, dims: 2, classes: 0, decoder: false, encoderDropout: 0.5, decoderDropout: 0 };

test.each([57, 64, 65, 80, 96, 224])('every window of a trimmed %i-pixel encoder fits exactly', (imageSize) => {
  const { encoder } = describeNetwork({ ...spec, imageSize });
  const trimmed = trimEncoder(encoder);
  expect(trimmed.layers.map((layer) => layer.name)).toEqual(encoder.map((layer) => layer.name));
  expect(trimmed.layers.at(-1)).toEqual(encoder.at(-1));
  let before = [trimmed.imageSize, trimmed.imageSize, 1];
  for (const layer of trimmed.layers) {
    expect(layer.input).toEqual(before);
    before = [...layer.output];
    if ((layer.kind === 'convolution' || layer.kind === 'max-pool') && layer.padding === 'valid') {
      const window = layer.kind === 'max-pool' ? layer.size : layer.kernel;
      expect(layer.input[0]).toBe((layer.output[0] - 1) * layer.stride + window);
    }
  }
});

test('of the study image 213 pixels are seen', () => {
  expect(trimEncoder(describeNetwork({ ...spec, imageSize: 224 }).encoder).imageSize).toBe(213);
});
