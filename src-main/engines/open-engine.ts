/** Opens an engine by name and device, and says which ones this machine has. */
import { AppError } from '../contract/app-error';
import { say } from '../contract/message';
import type { AvailableEngine, Engine } from './engine';
import { listOnnxDevices } from './onnx/machine/devices';
import { createOnnxEngine } from './onnx/onnx-engine';
import { isTensorFlowDevice, listTensorFlowDevices } from './tensorflow/devices';
import { createTensorFlowEngine } from './tensorflow/tensorflow-engine';

export type { AvailableEngine } from './engine';

/** Throws `AppError('not-available')` with the reason when this machine does not have it. */
export async function openEngine(name: 'onnx' | 'tensorflow', device: string): Promise<Engine> {
  if (name === 'onnx' && device === 'cpu') return createOnnxEngine({ device });
  const found = (await listEngines()).find((engine) => engine.name === name && engine.device === device);
  const label = `The engine "${name}" on the device "${device}"`;
  if (found === undefined)
    throw new AppError('not-available', say`${label} is not part of this program; choose "onnx" on "cpu", which always works.`);
  if (!found.available) throw new AppError('not-available', say`${label} cannot be used on this machine. ${found.reason ?? ''}`);
  return name === 'tensorflow' && isTensorFlowDevice(device) ? createTensorFlowEngine({ device }) : createOnnxEngine({ device });
}

export async function listEngines(): Promise<AvailableEngine[]> {
  return [...(await listOnnxDevices()), ...(await listTensorFlowDevices())];
}
