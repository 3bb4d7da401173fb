/** Entry of a worker thread that decodes the images of a corpus into the cache. Built as corpus-worker.js. */
import { parentPort, workerData } from 'node:worker_threads';
import { reportError } from '../../contract/app-error';
import { decodeCorpus } from './decode-corpus';
import type { DecodeAnswer, DecodeTask } from './decode-corpora';

const { folder, corpus } = workerData as DecodeTask;

try {
  let told = 0;
  await decodeCorpus(folder, corpus, (done, total) => {
    if (done < total && Date.now() - told < 200) return;
    told = Date.now();
    parentPort?.postMessage({ type: 'progress', done, total } satisfies DecodeAnswer);
  });
  parentPort?.postMessage({ type: 'done' } satisfies DecodeAnswer);
} catch (error) {
  parentPort?.postMessage({ type: 'failed', error: reportError(error) } satisfies DecodeAnswer);
}
