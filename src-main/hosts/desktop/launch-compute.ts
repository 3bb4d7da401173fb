/** Starts the compute process as an Electron utility process. Messages go through its own port, not through here. */
import { utilityProcess } from 'electron';
import type { ComputeProcess } from '../../studio/compute-process';

export function launchCompute(script: string, output: 'inherit' | 'ignore', env: NodeJS.ProcessEnv): ComputeProcess {
  const child = utilityProcess.fork(script, [], { serviceName: 'Shape Space compute', stdio: output, env });
  return {
    post: child.postMessage.bind(child),
    onReport: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', (code) => listener(code)),
    kill: () => void child.kill(),
  };
}
