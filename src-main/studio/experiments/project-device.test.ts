import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ComputeDevice } from '../../contract/running/devices';
import { writeExperiment } from '../../store/runs/experiment-store';
import { readProjectDevice, writeProjectDevice } from '../../store/project/project-device';
import { openSample } from '../projects/open-sample';
import { testContext, writeMiniSample } from '../test-support/mini-sample';
import { openRunPlanner } from './plan-experiments';

let place: string;
let folder: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'shape-space-device-'));
  await writeMiniSample(place);
  ({ folder } = await openSample(testContext(place, null)));
});
afterEach(() => rm(place, { recursive: true, force: true }));

const cpu: ComputeDevice = { engine: 'onnx', device: 'cpu' };
const webgpu: ComputeDevice = { engine: 'onnx', device: 'webgpu' };
const planOn = async (preferred: ComputeDevice) => {
  const planner = openRunPlanner(
    folder,
    place,
    () => 0,
    () => Promise.resolve(preferred),
  );
  return { device: await planner.device(), keys: (await planner.plan(2, 'tiny')).runs.map(({ key }) => key) };
};

it('a project without experiments is computed on the preferred device', async () => {
  expect(await planOn(webgpu)).toMatchObject({ device: webgpu });
  expect((await planOn(webgpu)).keys).not.toEqual((await planOn(cpu)).keys);
});

it('one that was begun keeps its device and its keys, whatever is faster later, until it is moved', async () => {
  const begun = await planOn(cpu);
  await writeProjectDevice(folder, begun.device);
  expect(await planOn(webgpu)).toEqual(begun);
  await writeProjectDevice(folder, webgpu);
  expect((await planOn(cpu)).keys).not.toEqual(begun.keys);
});

it('experiments from before devices could be chosen were computed on the processor', async () => {
  expect(await readProjectDevice(folder)).toBeNull();
  const file = { schemaVersion: 1, step: 2, preset: 'tiny', space: 'mean', dims: 2, seed: 1, runs: [] } as const;
  await writeExperiment(folder, { ...file, runs: [] });
  expect(await readProjectDevice(folder)).toEqual(cpu);
});
