/** Entry of a thread of the space pool: one task at a time. Built as space-worker.js. */
import { parentPort } from 'node:worker_threads';
import { reportError } from '../../../contract/app-error';
import { carryOutSpaceTask } from '../../../core/spaces/mds/space-tasks';
import type { TaskAnswer, TaskMessage } from './space-pool';

parentPort?.on('message', ({ name, input }: TaskMessage) => {
  let answer: TaskAnswer;
  try {
    answer = { ok: true, value: carryOutSpaceTask(name, input as never) };
  } catch (error) {
    answer = { ok: false, error: reportError(error) };
  }
  parentPort?.postMessage(answer);
});
