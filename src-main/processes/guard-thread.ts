/** A thread that ends its process when the host has died or memory is used up, even while a step blocks the process's own thread. */
import { Worker } from 'node:worker_threads';

export interface Guard {
  /** Null: no limit. */
  limitMemory(bytes: number | null): void;
}

/**
 * Memory is what the system counts as resident for the process, on every system alike, looked at forty times a second: no allocation
 * gets far beyond the limit, whoever made it. `withParent` is not needed under Electron, which ends its utility processes itself.
 */
export function startGuard(withParent: boolean): Guard {
  const limit = new Float64Array(new SharedArrayBuffer(8));
  new Worker(watcher, { eval: true, workerData: { parent: withParent ? process.ppid : null, limit } }).unref();
  return { limitMemory: (bytes) => void (limit[0] = bytes ?? 0) };
}

/** On POSIX an orphan gets another parent; on Windows it keeps the number of one that cannot be found. */
const watcher = `
  const { workerData: { parent, limit } } = require('node:worker_threads');
  const isGone = () => {
    if (process.ppid !== parent) return true;
    try { process.kill(parent, 0); } catch (error) { return error.code === 'ESRCH'; }
    return false;
  };
  const end = () => process.kill(process.pid, 'SIGKILL');
  if (parent !== null) setInterval(() => { if (isGone()) end(); }, 1000);
  setInterval(() => { if (limit[0] > 0 && process.memoryUsage.rss() > limit[0]) end(); }, 25);
`;
