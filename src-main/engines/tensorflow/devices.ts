/** Which TensorFlow packages are installed on this machine and can be loaded. */
import { availableParallelism } from 'node:os';
import type { AvailableEngine } from '../engine';
import { loadTensorFlow, type TensorFlowDevice } from './load-tensorflow';

const missing: Readonly<Record<TensorFlowDevice, string>> = {
  gpu: 'The optional package @tensorflow/tfjs-node-gpu is not installed, or it does not find its TensorFlow library and CUDA.',
  cpu: 'The optional package @tensorflow/tfjs-node is not installed, or it does not find its TensorFlow library.',
  javascript: 'The package @tensorflow/tfjs, a slow TensorFlow for checking numbers, is not part of this installation.',
};

export function isTensorFlowDevice(device: string): device is TensorFlowDevice {
  return device in missing;
}

export async function listTensorFlowDevices(): Promise<AvailableEngine[]> {
  const found: AvailableEngine[] = [];
  for (const device of Object.keys(missing) as TensorFlowDevice[]) {
    const version = await loadTensorFlow(device).then(
      (loaded) => loaded.version,
      () => null, // not being there is the expected answer, and the reason says so
    );
    const available = version !== null;
    const reason = available ? null : missing[device];
    found.push({
      name: 'tensorflow',
      version: version ?? '',
      device,
      threads: device === 'javascript' ? 1 : availableParallelism(),
      precision: 'float32',
      available,
      reason,
    });
  }
  return found;
}
