/** `utilityProcess`: a process of Node that has `process.parentPort`, as Electron's have. */
import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { ForkOptions, UtilityProcess } from 'electron';
import { app } from './app';

class StandInProcess extends EventEmitter implements Pick<UtilityProcess, 'kill' | 'pid' | 'postMessage'> {
  readonly #child: ChildProcess;
  constructor(script: string, args: string[], stdio: 'inherit' | 'ignore', env: NodeJS.ProcessEnv) {
    super();
    this.#child = fork(script, args, {
      execArgv: ['--import', new URL('./parent-port.mjs', import.meta.url).href],
      env,
      serialization: 'advanced', // structured clones, as between Electron's processes
      stdio: ['ignore', stdio, stdio, 'ipc'],
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.once('spawn', () => this.emit('spawn'));
    this.#child.once('exit', (code, signal) => this.emit('exit', code ?? (signal === null ? 0 : 1)));
  }
  get pid(): number | undefined {
    return this.#child.pid;
  }
  /** Lost where the process has ended, as Electron's is. */
  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object, () => undefined);
  }
  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork: (script: string, args: string[] = [], options: ForkOptions = {}): StandInProcess => {
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready');
    return new StandInProcess(script, args, options.stdio === 'ignore' ? 'ignore' : 'inherit', { ...process.env, ...options.env });
  },
};
