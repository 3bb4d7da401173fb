/** Fits a space in 1 to maxDims dimensions, in worker threads where the program is built, so that the window stays alive. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorReport } from '../../contract/app-error';
import type { SpaceSettings } from '../../contract/space';
import type { DissimilarityMatrix } from '../../core/spaces/dissimilarity-matrix';
import { fitSpace, type SpaceFit } from '../../core/spaces/fit-space';

export interface FitTask {
  readonly matrix: DissimilarityMatrix;
  readonly settings: SpaceSettings;
}
export type FitAnswer = { readonly ok: true; readonly fit: SpaceFit } | { readonly ok: false; readonly error: ErrorReport };

/** In the order of dimensions. The numbers do not depend on how many threads there are, as every fit is seeded by itself. */
export async function fitDimensions(task: FitTask, maxDims: number, workerFile: string | null = findWorkerFile()): Promise<SpaceFit[]> {
  const waiting = Array.from({ length: maxDims }, (_, d) => maxDims - d); // the longest first
  const fits: SpaceFit[] = [];
  const crew = Math.max(1, Math.min(availableParallelism(), maxDims, 8));
  const work = workerFile === null ? fitHere(task, waiting, fits) : Promise.all(Array.from({ length: crew }, () => fitInThread(task, waiting, fits, workerFile))); // prettier-ignore
  await work;
  return fits.sort((a, b) => a.dims - b.dims);
}

async function fitHere({ matrix, settings }: FitTask, waiting: number[], fits: SpaceFit[]): Promise<void> {
  for (let dims = waiting.shift(); dims !== undefined; dims = waiting.shift()) {
    fits.push(fitSpace(matrix, dims, settings));
    await breathe();
  }
}

async function fitInThread(task: FitTask, waiting: number[], fits: SpaceFit[], workerFile: string): Promise<void> {
  const thread = new Worker(workerFile, { workerData: task });
  try {
    for (let dims = waiting.shift(); dims !== undefined; dims = waiting.shift()) {
      thread.postMessage(dims);
      const [answer] = (await once(thread, 'message')) as [FitAnswer]; // rejects when the thread breaks
      if (!answer.ok) throw new AppError(answer.error.code, answer.error.message);
      fits.push(answer.fit);
    }
  } finally {
    waiting.length = 0; // after a failure the other threads need not go on
    await thread.terminate();
  }
}

/** Beside the bundle or one folder up from its chunks; null when the program runs from its sources, as under test. */
function findWorkerFile(): string | null {
  const here = dirname(fileURLToPath(import.meta.url));
  return [here, dirname(here)].map((folder) => join(folder, 'space-worker.js')).find((file) => existsSync(file)) ?? null;
}
