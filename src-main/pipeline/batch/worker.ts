/** Entry of a pipeline worker thread: makes batches of the plan it was started with. Built as pipeline-worker.js. */
import { parentPort, workerData } from 'node:worker_threads';
import { reportError } from '../../contract/app-error';
import { createTaskRunner } from '../decode/carry-out-task';
import type { PipelineResult, WorkerAnswer, WorkerData, WorkerRequest } from './worker-protocol';

const run = createTaskRunner(workerData as WorkerData);

parentPort?.on('message', ({ id, task }: WorkerRequest) => {
  try {
    const result = run(task);
    parentPort?.postMessage({ id, ok: true, result } satisfies WorkerAnswer, buffersOf(result));
  } catch (error) {
    parentPort?.postMessage({ id, ok: false, error: reportError(error) } satisfies WorkerAnswer);
  }
});

/** Buffers are handed over, not copied. Without noise the images and the clean images are one and the same. */
function buffersOf(result: PipelineResult): ArrayBuffer[] {
  const arrays = result instanceof Float32Array ? [result] : Object.values({ ...result } satisfies Record<string, ArrayBufferView | null>);
  return [...new Set(arrays.flatMap((array) => (array === null ? [] : [array.buffer as ArrayBuffer])))];
}
