import { describe, expect, it } from 'vitest';
import type { ComputeDevice, DeviceMeasurement, FoundDevice } from '../../contract/running/devices';
import { chooseDevice, explainChoice } from './choose-device';

const cpu: ComputeDevice = { engine: 'onnx', device: 'cpu' };
const webgpu: ComputeDevice = { engine: 'onnx', device: 'webgpu' };
const checking: ComputeDevice = { engine: 'tensorflow', device: 'javascript' };
const found = (device: ComputeDevice, available = true): FoundDevice => ({ ...device, version: '1', threads: 2, available, reason: null });
const measured = (device: ComputeDevice, train: number): DeviceMeasurement => ({
  ...device,
  speeds: { tiny: null, quick: null, study: { train, evaluate: 3 * train, startMs: 1 } },
  problem: null,
});

describe('auto', () => {
  it('takes the fastest that was measured and says so in one sentence', () => {
    const chosen = chooseDevice('auto', [found(cpu), found(webgpu)], [measured(cpu, 84.6), measured(webgpu, 512)]);
    expect(chosen.chosen).toEqual(webgpu);
    expect(explainChoice(chosen, 2)).toBe('Using onnx on webgpu: 512 images/s; the fastest of those measured.');
  });

  it('says that there is no GPU, or that it is slower', () => {
    const alone = chooseDevice('auto', [found(cpu), found(webgpu, false)], [measured(cpu, 84.6)]);
    expect(explainChoice(alone, 2)).toBe('Using onnx on the CPU, 2 threads: 85 images/s; no GPU was found.');
    const software = chooseDevice('auto', [found(cpu), found(webgpu)], [measured(cpu, 84.6), measured(webgpu, 0.4)]);
    expect(explainChoice(software, 1)).toBe('Using onnx on the CPU, 1 thread: 85 images/s; faster than the GPU that was found.');
  });

  it('stays on the processor while nothing is known', () => {
    expect(chooseDevice('auto', [], [])).toMatchObject({ chosen: cpu, ground: 'unmeasured' });
    expect(chooseDevice('auto', [found(cpu), found(webgpu)], [])).toMatchObject({ chosen: cpu, ground: 'unmeasured' });
  });

  it('never takes what is not there, or only there to check numbers', () => {
    const devices = [found(cpu), found(webgpu, false), found(checking)];
    expect(chooseDevice('auto', devices, [measured(webgpu, 900), measured(checking, 900), measured(cpu, 1)]).chosen).toEqual(cpu);
  });
});

describe('a device the person picked', () => {
  it('wins over a faster one', () => {
    const chosen = chooseDevice(cpu, [found(cpu), found(webgpu)], [measured(cpu, 5.04), measured(webgpu, 512)]);
    expect(explainChoice(chosen, 2)).toBe('Using onnx on the CPU, 2 threads: 5.0 images/s; you picked it.');
  });

  it('that has gone gives way to the fastest, and that is said', () => {
    const chosen = chooseDevice(webgpu, [found(cpu), found(webgpu, false)], [measured(cpu, 85)]);
    expect(explainChoice(chosen, 2)).toBe('Using onnx on the CPU, 2 threads: 85 images/s; the device you picked is not there.');
  });
});
