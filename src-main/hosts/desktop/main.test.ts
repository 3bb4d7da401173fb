import { resolve } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as StandIn from './test-support/electron-stand-in';

const start = vi.fn(() => Promise.resolve());
vi.mock('electron', () => import('./test-support/electron-stand-in'));
vi.mock('./desktop-app', () => ({ startDesktopApp: start, projectArgument: () => '/studies/birds' }));
const run = vi.fn(() => Promise.resolve(2));
vi.mock('../cli/run-cli', () => ({ runCli: run }));
vi.mock('../places', () => ({ findPlaces: () => ({ userFolder: '/home/m/studio' }) }));
vi.mock('../../processes/watch-process', () => ({ watchProcess: () => undefined }));

beforeEach(() => {
  vi.resetModules();
  start.mockClear();
});

/** The very stand-in that main.ts gets. */
async function electronApp(): Promise<typeof StandIn.app> {
  const electron: unknown = await import('electron');
  const { app } = electron as typeof StandIn;
  app.log.length = 0;
  return app;
}

describe('the desktop entry', () => {
  it('prepares scheme, sandbox and folders before Electron is ready, then starts the app', async () => {
    const app = await electronApp();
    await import('./main');
    await vi.waitFor(() =>
      expect(start).toHaveBeenCalledWith({ places: { userFolder: '/home/m/studio' }, project: resolve('/studies/birds') }),
    );
    expect(app.log).toEqual(['registerSchemesAsPrivileged', 'whenReady']);
    expect(app.sandboxed).toBe(true);
    expect(app.told).toEqual({ project: resolve('/studies/birds') });
    expect(app.getPath('userData')).toMatch(/studio.window$/);
  });

  it('carries out a command after --cli without a window, beside a running program, and ends with its exit code', async () => {
    const app = await electronApp();
    app.isFirst = false;
    const exit = vi.spyOn(app, 'exit').mockImplementation(() => undefined);
    const [argv, before] = [process.argv, app.quits];
    process.argv = ['/opt/studio', '--ozone-platform=headless', '--cli', 'run', '1', 'birds'];
    await import('./main');
    await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(2));
    expect(run).toHaveBeenCalledWith(['run', '1', 'birds'], expect.objectContaining({ places: { userFolder: '/home/m/studio' } }));
    expect(start).not.toHaveBeenCalled();
    expect(app.quits).toBe(before);
    process.argv = argv;
    exit.mockRestore();
  });

  it('leaves at once when it is running already', async () => {
    const app = await electronApp();
    app.isFirst = false;
    const before = app.quits;
    await import('./main');
    expect(app.quits).toBe(before + 1);
    expect(start).not.toHaveBeenCalled();
  });
});
