import { expect, it } from 'vitest';
import { describeNetwork } from '../core/network/describe-network';
import { measureEngine } from './measure-engine';
import { createOnnxEngine } from './onnx/onnx-engine';
import { everyObjective, smallSpec } from './testing/example-batch';

it('measures whole steps by the clock it is given', async () => {
  let time = 0;
  const now = () => (time += 50); // every look at the clock is 50 ms later
  const engine = await createOnnxEngine({ device: 'cpu', formulation: 'plain' });
  const measured = await measureEngine(engine, describeNetwork(smallSpec), everyObjective, { batchSize: 4, seconds: 1, now });
  expect(measured.trainImagesPerSecond).toBe(80); // 4 images in 50 ms
  expect(measured.evaluateImagesPerSecond).toBe(80);
  expect(measured.steps).toBeGreaterThanOrEqual(3);
});
