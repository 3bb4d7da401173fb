/** Entry of a worker thread that decodes the images of a corpus into the cache. Built as corpus-worker.js. */
import { parentPort, workerData } from 'node:worker_threads';
import { reportError } from '../../contract/app-error';
import { decodeImage, looksLikeSvg, type Decoded, type DecodeImage } from '../../pipeline/decode-image';
import { decodeCorpus } from './decode-corpus';
import type { DecodeAnswer, DecodedElsewhere, DecodeTask } from './decode-corpora';

const { folder, corpus } = workerData as DecodeTask;
const tell = (answer: DecodeAnswer): void => parentPort?.postMessage(answer);

/** Nothing can stop the drawing of a vector drawing but the end of its process, which a thread cannot bring about. */
const waiting = new Map<number, (decoded: Decoded) => void>();
let asked = 0;
const decode: DecodeImage = (bytes) => {
  if (!looksLikeSvg(bytes)) return decodeImage(bytes);
  return new Promise((resolve) => {
    waiting.set(++asked, resolve);
    tell({ type: 'decode', question: asked, bytes });
  });
};
parentPort?.on('message', ({ question, decoded }: DecodedElsewhere) => {
  waiting.get(question)?.(decoded);
  waiting.delete(question);
});

try {
  let told = 0;
  const onProgress = (done: number, total: number): void => {
    if (done < total && Date.now() - told < 200) return;
    told = Date.now();
    tell({ type: 'progress', done, total });
  };
  await decodeCorpus(folder, corpus, onProgress, decode);
  tell({ type: 'done' });
} catch (error) {
  tell({ type: 'failed', error: reportError(error) });
}
