/** The engine that runs everywhere: whole training steps as ONNX graphs, carried out by ONNX Runtime. */
import { availableParallelism } from 'node:os';
import type { Engine } from '../engine';
import { createSessionPool, runtimeVersion } from './sessions';
import { createOnnxProgram } from './onnx-program';

export interface OnnxEngineOptions {
  /** 'cpu', or 'webgpu', 'dml', 'cuda' where the machine has one. */
  readonly device: string;
  /** Results are bit-identical for equal counts; left out, all cores. */
  readonly threads?: number;
  /** Of the training step; left out, the fastest that works on the device. */
  readonly formulation?: Formulation;
}

/** 'plain' suits any CPU, 'portable' uses no operator that a GPU lacks. */
export type Formulation = 'plain' | 'portable';

export function createOnnxEngine({ device, threads = availableParallelism(), ...options }: OnnxEngineOptions): Promise<Engine> {
  const formulation = options.formulation ?? (device === 'cpu' ? 'plain' : 'portable');
  const pool = createSessionPool({ device, threads });
  return Promise.resolve({
    describe: () => ({ name: 'onnx', version: runtimeVersion, device, threads, precision: 'float32' }),
    compile: (network, objectives, batchSize) => createOnnxProgram(pool, formulation, network, objectives, batchSize),
  });
}
