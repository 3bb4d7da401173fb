/** `app`: the order of starting, the one instance, quitting. */
import { EventEmitter } from 'node:events';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { offer } from './line';

type Used =
  | 'isPackaged'
  | 'enableSandbox'
  | 'exit'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'isReady'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setPath'
  | 'whenReady';

class StandInApp extends EventEmitter implements Pick<App, Used> {
  readonly isPackaged = false;
  readonly windows = new Set<{ end(): Promise<void> }>();
  #isReady = false;
  #quitting = false;
  readonly #paths = new Map<string, string>([['downloads', join(homedir(), 'Downloads')]]);

  isReady(): boolean {
    return this.#isReady;
  }
  /** Chromium starts after the main script's first turn: what must come before has to stand in it. */
  whenReady(): Promise<void> {
    return new Promise((done) =>
      setImmediate(() => {
        this.#isReady = true;
        done();
      }),
    );
  }
  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
  }
  getPath(name: Parameters<App['getPath']>[0]): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`the stand-in has no path ‘${name}’`);
    return path;
  }
  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }
  getPreferredSystemLanguages(): string[] {
    return (process.env['STAND_IN_LANGUAGES'] ?? 'en-US').split(',');
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  exit(exitCode = 0): never {
    process.exit(exitCode);
  }
  /** 'before-quit' may refuse; the windows close without 'window-all-closed'. */
  quit(): void {
    let isRefused = false;
    this.emit('before-quit', { preventDefault: () => (isRefused = true) });
    if (isRefused || this.#quitting) return;
    this.#quitting = true;
    void Promise.all([...this.windows].map((window) => window.end())).finally(() => this.exit(0));
  }
  windowIsGone(): void {
    if (!this.#quitting && this.windows.size === 0) this.emit('window-all-closed');
  }
}
export const app = new StandInApp();

offer({
  clickMenu: (role) => {
    if (role !== 'quit') throw new Error(`the stand-in does nothing for ‘${role}’`);
    app.quit();
  },
  startAgain: (argv, folder, data) => void app.emit('second-instance', {}, [...argv], folder, data),
});
