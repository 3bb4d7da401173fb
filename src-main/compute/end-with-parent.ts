/** Ends this process when its host has died, even while a step blocks its own thread. */
import { Worker } from 'node:worker_threads';

/**
 * A thread looks every second whether the parent is still the one of the start. Not needed under Electron, which ends its utility
 * processes itself.
 */
export function endWithParent(): void {
  new Worker(watcher, { eval: true, workerData: process.ppid }).unref();
}

/** On POSIX an orphan gets another parent; on Windows it keeps the number of one that cannot be found. */
const watcher = `
  const { workerData: parent } = require('node:worker_threads');
  const isGone = () => {
    if (process.ppid !== parent) return true;
    try { process.kill(parent, 0); } catch (error) { return error.code === 'ESRCH'; }
    return false;
  };
  setInterval(() => { if (isGone()) process.kill(process.pid, 'SIGKILL'); }, 1000);
`;
