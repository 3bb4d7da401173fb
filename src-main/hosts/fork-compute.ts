/** Starts the compute process with Node's own fork, for the hosts without Electron. Messages go through its own channel, not through here. */
import { fork } from 'node:child_process';
import type { ComputeProcess } from '../studio/compute-process';

/** What the process prints goes to stderr, if anywhere: stdout belongs to results. */
export function forkCompute(
  script: string,
  output: 'inherit' | 'ignore' = 'inherit',
  environment: NodeJS.ProcessEnv = process.env,
): ComputeProcess {
  const printed = output === 'inherit' ? 2 : output;
  const child = fork(script, [], {
    execArgv: [],
    env: environment,
    stdio: ['ignore', printed, printed, 'ipc'],
    serialization: 'advanced', // JSON would turn NaN (a loss that ran away) into null
  });
  let hasEnded = false;
  const listeners = new Set<(code: number | null, signal?: string | null) => void>();
  const end = (code: number | null, signal: string | null): void => {
    if (hasEnded) return;
    hasEnded = true;
    for (const listener of listeners) listener(code, signal);
  };
  child.on('exit', end);
  child.on('error', (error: NodeJS.ErrnoException) => {
    const hasStarted = child.pid !== undefined;
    if (hasStarted && error.syscall !== 'kill') return; // one that has just died cannot be told anything; 'exit' tells of it
    process.stderr.write(`The compute process: ${error.message}\n`);
    if (!hasStarted) end(null, null);
  });
  return {
    post: child.send.bind(child),
    onReport: (listener) => void child.on('message', listener),
    onExit: (listener) => void listeners.add(listener),
    kill: () => void child.kill('SIGKILL'),
  };
}
