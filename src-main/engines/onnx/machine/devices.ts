/** Which devices ONNX Runtime can really use on this machine: each is tried with a model of one addition. */
import { availableParallelism } from 'node:os';
import type { AvailableEngine } from '../../engine';
import { phrase } from '../../../contract/message';
import { createGraph, encodeModel } from '../graph/graph-builder';
import { builtInDevices, createSessionPool, floats, runtimeVersion } from './sessions';

const missing: Readonly<Record<string, string>> = {
  webgpu: phrase`No graphics card that WebGPU can use was found; a current graphics driver (on Linux with Vulkan) makes one available.`,
  cuda: phrase`NVIDIA's CUDA libraries for ONNX Runtime are not installed; they are optional and need an NVIDIA card.`,
  dml: phrase`DirectML found no graphics card; it needs Windows and a driver for DirectX 12.`,
};

/** One after the other: ONNX Runtime does not fall back by itself, a device that is missing throws. */
export async function listOnnxDevices(): Promise<AvailableEngine[]> {
  const found: AvailableEngine[] = [];
  for (const device of builtInDevices().filter((name) => name === 'cpu' || name in missing)) {
    const available = device === 'cpu' || (await canAdd(device));
    const reason = available ? null : (missing[device] ?? null);
    found.push({ name: 'onnx', version: runtimeVersion, device, threads: availableParallelism(), precision: 'float32', available, reason });
  }
  return found;
}

/** Whether the device is there and computes, with a model of one addition. */
export async function canAdd(device: string): Promise<boolean> {
  const graph = createGraph('probe');
  const x = graph.input('x', 'float', [2]);
  graph.output('sum', graph.node('Add', [x, x]), 'float', [2]);
  const pool = createSessionPool({ device, threads: 1 });
  try {
    const session = await pool.borrow(null, () => encodeModel(graph));
    const { sum } = await session.run({ x: floats(Float32Array.of(1, 2), [2]) });
    return sum?.[1] === 4;
  } catch {
    return false; // not being there is the expected answer, and the caller says so
  } finally {
    await pool.dispose();
  }
}
