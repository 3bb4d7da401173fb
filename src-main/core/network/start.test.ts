import { describe, expect, it } from 'vitest';
import { createStream } from '../random/stream';
import { fitStart } from './data-dependent-start';
import { describeNetwork } from './describe-network';
import type { ConvolutionLayer, NetworkSpec } from './description';
import { maxPool, weigh } from './forward';
import { initialState } from './initial-state';

const spec: NetworkSpec = {
  imageSize: 58,
  widthMultiplier: 1 / 16,
  bottleneck: 6,
  dims: 2,
  classes: 5,
  decoder: true,
  encoderDropout: 0.5,
  decoderDropout: 0,
};
const network = describeNetwork(spec);
const stream = () => createStream(5, 'initial-weights', 0);

describe('He’s start', () => {
  it('draws the same numbers as Glorot’s, on a scale of its own', () => {
    const [glorot, he] = [initialState(network, stream()), initialState(network, stream(), 'he')];
    const { fanIn, fanOut } = network.parameters.find(({ name }) => name === 'conv2/kernel')!;
    const factor = Math.sqrt((fanIn + fanOut) / fanIn);
    he.weights['conv2/kernel']!.data.forEach((value, i) => expect(value).toBeCloseTo(factor * glorot.weights['conv2/kernel']!.data[i]!, 6));
  });

  it('answers blank paper with nothing in the first layer', () => {
    const first = network.encoder[0] as ConvolutionLayer;
    const paper = new Float32Array(58 ** 2).fill(1);
    const answer = (start?: 'he') => weigh(first, initialState(network, stream(), start).weights['conv1/kernel']!.data, paper, 1);
    expect(Math.max(...answer('he').map(Math.abs))).toBeLessThan(1e-5);
    expect(Math.max(...answer().map(Math.abs))).toBeGreaterThan(0.1);
  });
});

describe('the data-dependent start', () => {
  const images = Float32Array.from({ length: 12 * 58 ** 2 }, (_, i) => (createStream(1, Math.floor(i / 400)).uniform() < 0.2 ? 0 : 1));
  const state = fitStart(network, initialState(network, stream(), 'data-dependent'), images);

  it('gives every unit mean 0 and variance 1 over the batch, layer after layer', () => {
    let value: Float32Array = images;
    for (const layer of network.encoder) {
      if (layer.kind === 'max-pool') value = maxPool(layer, value, 12);
      if (layer.kind !== 'convolution' && layer.kind !== 'dense') continue;
      const kernel = state.weights[`${layer.name}/kernel`]!.data;
      const bias = state.weights[`${layer.name}/bias`]!.data;
      const area = layer.output[0] * layer.output[1];
      const before = weigh(layer, kernel, value, 12).map((sum, i) => sum + bias[Math.floor(i / area) % layer.output[2]]!);
      for (let unit = 0; unit < layer.output[2]; unit++) {
        const own = [...before].filter((_, i) => Math.floor(i / area) % layer.output[2] === unit);
        const mean = own.reduce((sum, x) => sum + x, 0) / own.length;
        const variance = own.reduce((sum, x) => sum + (x - mean) ** 2, 0) / own.length;
        expect(mean, `${layer.name} ${unit}`).toBeCloseTo(0, 3);
        if (variance > 1e-9) expect(variance, `${layer.name} ${unit}`).toBeCloseTo(1, 2);
      }
      value = before.map((x) => Math.max(0, x));
    }
  });

  it('is the same every time and leaves Adam at its beginning', () => {
    expect(fitStart(network, initialState(network, stream(), 'data-dependent'), images)).toEqual(state);
    expect(state.step).toBe(0);
    expect(Object.values(state.firstMoments).every(({ data }) => data.every((value) => value === 0))).toBe(true);
  });
});
