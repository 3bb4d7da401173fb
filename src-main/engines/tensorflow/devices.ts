/** Which TensorFlow devices this machine has, by loading what is there. */
import { availableParallelism } from 'node:os';
import { reportError } from '../../contract/app-error';
import type { AvailableEngine } from '../engine';
import { loadTensorFlow, type TensorFlowDevice } from './load-tensorflow';

const devices = ['gpu', 'cpu', 'javascript'] as const satisfies readonly TensorFlowDevice[];

export function isTensorFlowDevice(device: string): device is TensorFlowDevice {
  return devices.some((known) => known === device);
}

/** One core for tfjs's own backend, all of them for the library. */
export function threadsOf(device: TensorFlowDevice): number {
  return device === 'javascript' ? 1 : availableParallelism();
}

export async function listTensorFlowDevices(): Promise<AvailableEngine[]> {
  const found: AvailableEngine[] = [];
  for (const device of devices) {
    const entry = { name: 'tensorflow', device, threads: threadsOf(device), precision: 'float32' } as const;
    found.push(
      await loadTensorFlow(device).then(
        ({ version }) => ({ ...entry, version, available: true, reason: null }),
        (error: unknown) => ({ ...entry, version: '', available: false, reason: reportError(error).message }),
      ),
    );
  }
  return found;
}
