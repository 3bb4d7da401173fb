/** Starts the compute process as an Electron utility process. */
import { utilityProcess } from 'electron';
import type { ComputeProcess } from '../../studio/compute-process';

export function launchCompute(script: string, output: 'inherit' | 'ignore' = 'inherit'): ComputeProcess {
  const child = utilityProcess.fork(script, [], { serviceName: 'Shape Space compute', stdio: output });
  return {
    post: (command) => child.postMessage(command),
    onReport: (listener) => void child.on('message', (message: unknown) => listener(message)),
    onExit: (listener) => void child.on('exit', (code) => listener(code)),
    kill: () => void child.kill(),
  };
}
