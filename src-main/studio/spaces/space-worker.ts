/** Entry of a worker thread that fits spaces, one number of dimensions at a time. Built as space-worker.js. */
import { parentPort, workerData } from 'node:worker_threads';
import { reportError } from '../../contract/app-error';
import { fitSpace } from '../../core/spaces/fit-space';
import type { FitAnswer, FitTask } from './fit-dimensions';

const { matrix, settings } = workerData as FitTask;

parentPort?.on('message', (dims: number) => {
  try {
    parentPort?.postMessage({ ok: true, fit: fitSpace(matrix, dims, settings) } satisfies FitAnswer);
  } catch (error) {
    parentPort?.postMessage({ ok: false, error: reportError(error) } satisfies FitAnswer);
  }
});
