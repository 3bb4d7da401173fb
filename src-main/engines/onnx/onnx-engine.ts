/** The engine that runs everywhere: whole training steps as ONNX graphs, carried out by ONNX Runtime. */
import { availableParallelism } from 'node:os';
import type { Engine } from '../engine';
import { createFormulationChoice, type FormulationName } from './graph/formulation';
import { createOnnxProgram } from './training/onnx-program';
import { batchesPerCallOn, createSessionPool, runtimeVersion } from './machine/sessions';

export interface OnnxEngineOptions {
  /** 'cpu', or 'webgpu', 'dml', 'cuda' where the machine has one. */
  readonly device: string;
  /** Results are bit-identical for equal counts; left out, all cores. */
  readonly threads?: number;
  /** Of the training step; left out, the fastest that works on the device. */
  readonly formulation?: FormulationName;
  /** Hears a sentence when a fast formulation had to be given up. */
  readonly log?: (sentence: string) => void;
  /** How many minibatches a call takes at most; left out, 1 or as many as pay on the device. */
  readonly batchesPerCall?: number;
  /** How many channels the processor's blocked convolutions keep together; left out, it is found out. */
  readonly findBlock?: () => Promise<number | null>;
}

export function createOnnxEngine(options: OnnxEngineOptions): Promise<Engine> {
  const { device, threads = availableParallelism(), formulation = null, log = console.warn } = options;
  const { batchesPerCall = batchesPerCallOn(device) } = options;
  const pool = createSessionPool({ device, threads });
  const remarks = new Set<string>();
  const remark = (sentence: string): void => {
    remarks.add(sentence);
    log(sentence);
  };
  const formulations = createFormulationChoice(device, formulation, remark, options.findBlock);
  return Promise.resolve({
    describe: () => ({ name: 'onnx', version: runtimeVersion, device, threads, precision: 'float32', remarks: [...remarks] }),
    async compile(network, objectives, batchSize) {
      return createOnnxProgram(pool, await formulations.choose(network), network, objectives, batchSize, batchesPerCall);
    },
  });
}
