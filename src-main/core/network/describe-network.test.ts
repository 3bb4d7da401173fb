import { describe, expect, it } from 'vitest';
import { createStream } from '../random/stream';
import type { NetworkSpec } from './description';
import { describeNetwork } from './describe-network';
import { countParameters, dropoutMasks, initialState } from './initial-state';
import { padsOf } from './padding';

const study: NetworkSpec = {
  imageSize: 224,
  widthMultiplier: 1,
  bottleneck: 512,
  dims: 4,
  classes: 277,
  decoder: false,
  encoderDropout: 0.5,
  decoderDropout: 0,
};

describe('the network of the study', () => {
  it('has the published number of parameters', () => {
    expect(countParameters(describeNetwork(study))).toBe(8_522_517);
  });

  it('has the published grids', () => {
    const network = describeNetwork({ ...study, decoder: true });
    expect(network.encoder.filter((l) => l.kind === 'convolution' || l.kind === 'max-pool').map((l) => l.output[0])).toEqual([
      70, 34, 30, 14, 14, 14, 14, 7,
    ]);
    expect(network.decoder.map((l) => l.output)).toEqual([
      [1, 1, 512],
      [1, 1, 4096],
      [1, 1, 12544],
      [7, 7, 256],
      [14, 14, 256],
      [28, 28, 128],
      [56, 56, 64],
      [112, 112, 32],
      [224, 224, 1],
    ]);
  });

  it('has the grids of the first round at 128 pixels', () => {
    const network = describeNetwork({ ...study, imageSize: 128, decoder: true, layout: 'first-study' });
    expect(network.encoder.filter((l) => l.kind === 'convolution' || l.kind === 'max-pool').map((l) => l.output[0])).toEqual([
      57, 28, 24, 11, 11, 11, 11, 6,
    ]);
    expect(network.decoder.map((l) => l.output)).toEqual([
      [1, 1, 512],
      [1, 1, 2048],
      [1, 1, 2048],
      [4, 4, 128],
      [8, 8, 128],
      [16, 16, 64],
      [32, 32, 32],
      [64, 64, 16],
      [128, 128, 1],
    ]);
  });

  it('pads like TensorFlow: the odd pixel after', () => {
    const layers = [...describeNetwork({ ...study, decoder: true }).encoder, ...describeNetwork({ ...study, decoder: true }).decoder];
    const pads = Object.fromEntries(layers.flatMap((l) => ('padding' in l ? [[l.name, padsOf(l)]] : [])));
    expect(pads.conv1).toEqual({ before: 0, after: 0 });
    expect(pads.conv3).toEqual({ before: 1, after: 1 });
    expect(pads.pool5).toEqual({ before: 0, after: 1 });
    expect(pads['decoder-conv5']).toEqual({ before: 1, after: 2 });
  });
});

describe('other sizes', () => {
  it.each([57, 58, 63, 64, 65, 80, 100, 127, 128, 225])('the decoder of a %i-pixel network ends at that size', (imageSize) => {
    const { decoder, encoder } = describeNetwork({ ...study, imageSize, widthMultiplier: 0.125, decoder: true });
    expect(decoder.at(-1)?.output).toEqual([imageSize, imageSize, 1]);
    expect(Math.min(...encoder.flatMap((l) => l.output))).toBeGreaterThan(0);
    for (const layer of decoder) {
      // The transposed convolution undoes a stride-2 `same` convolution: coarse = ceil(fine / 2).
      if (layer.kind === 'transposed-convolution') expect(layer.input[0]).toBe(Math.ceil(layer.output[0] / 2));
    }
  });

  it('says what is wrong with an impossible network', () => {
    expect(() => describeNetwork({ ...study, imageSize: 56 })).toThrow(/at least 57 pixels/);
    expect(() => describeNetwork({ ...study, bottleneck: 3 })).toThrow(/cannot hold 4 mapping units/);
  });

  it('leaves out the other units when the mapping fills the bottleneck', () => {
    expect(describeNetwork({ ...study, bottleneck: 4 }).other).toBeNull();
  });
});

describe('the initial state', () => {
  const network = describeNetwork({ ...study, imageSize: 64, widthMultiplier: 0.125, bottleneck: 16, decoder: true, decoderDropout: 0.25 });

  it('is Glorot uniform with zero biases and moments, the same for the same seed', () => {
    const state = initialState(network, createStream(42, 'weights'));
    for (const { name, shape, fanIn, fanOut } of network.parameters) {
      const data = state.weights[name]?.data as Float32Array;
      const limit = fanIn + fanOut === 0 ? 0 : Math.sqrt(6 / (fanIn + fanOut));
      const largest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      expect(largest).toBeLessThanOrEqual(limit);
      if (limit > 0 && data.length > 500) {
        expect(largest).toBeGreaterThan(0.95 * limit);
        const variance = data.reduce((sum, value) => sum + value * value, 0) / data.length;
        expect(variance / (limit * limit)).toBeCloseTo(1 / 3, 1);
      }
      expect(data.length).toBe(shape.reduce((a, b) => a * b, 1));
      expect(state.firstMoments[name]?.data.every((value) => value === 0)).toBe(true);
    }
    expect(initialState(network, createStream(42, 'weights'))).toEqual(state);
    expect(initialState(network, createStream(43, 'weights'))).not.toEqual(state);
  });

  it('draws dropout masks that keep the expected activation', () => {
    const masks = dropoutMasks(network, 500, createStream(1, 'dropout'));
    expect(Object.keys(masks)).toEqual(['dropout', 'decoder-dropout1', 'decoder-dropout2']);
    const mask = masks['decoder-dropout2'] as Float32Array;
    expect(mask.length).toBe(500 * 512);
    expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / 0.75)]));
    expect(mask.reduce((sum, value) => sum + value, 0) / mask.length).toBeCloseTo(1, 1);
  });
});
