import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { App } from 'electron';
import type { QueueStatus } from '../../contract/running/experiment';
import { queueStatus, studioDouble, success, type StudioDouble } from '../test-support/studio-double';
import { governLifetime } from './lifetime';
import { app, BrowserWindow, dialog, powerSaveBlocker } from './test-support/electron-stand-in';

/** The doubles answer at once: after a turn of the loop, whatever was to follow has happened. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
let status: QueueStatus;
let studio: StudioDouble;
let opened: number;
let notes: string[];

function govern(platform: NodeJS.Platform): void {
  governLifetime({
    app: app as unknown as App,
    dialog: dialog as never,
    studio,
    tell: String,
    platform,
    openWindow: () => {
      opened += 1;
    },
    closeWindows: () => BrowserWindow.getAllWindows().forEach((window) => window.close()),
    hasWindows: () => BrowserWindow.getAllWindows().length > 0,
    notify: (text) => void notes.push(text),
    stayAwake: () => {
      powerSaveBlocker.start();
      return () => powerSaveBlocker.stop(1);
    },
  });
}

function progress(next: QueueStatus): void {
  status = next;
  studio.emit({ type: 'queueProgressed', status });
}

beforeEach(() => {
  status = queueStatus('idle');
  opened = 0;
  notes = [];
  app.quits = 0;
  studio = studioDouble({
    describeQueue: async () => success(status),
    pauseQueue: async () => success((status = queueStatus('paused'))),
  });
  new BrowserWindow({});
});
afterEach(() => {
  app.removeAllListeners();
  BrowserWindow.all = [];
});

describe('the life of the program', () => {
  it('ends with its last window, the studio being disposed of first', async () => {
    govern('linux');
    BrowserWindow.all[0]?.close();
    await vi.waitFor(() => expect(app.quits).toBe(1));
    expect(studio.isDisposed).toBe(true);
  });

  it('goes on after the last window while training runs, says so, and ends with the queue', async () => {
    govern('win32');
    progress(queueStatus('running'));
    BrowserWindow.all[0]?.close();
    await settle();
    expect(app.quits).toBe(0);
    expect(studio.isDisposed).toBe(false);
    expect(notes).toEqual([expect.stringMatching(/^Training goes on until the queue has ended\./)]);
    progress(queueStatus('running', { done: 9 }));
    await settle();
    expect(app.quits).toBe(0);
    progress(queueStatus('idle', { done: 10 }));
    await vi.waitFor(() => expect(app.quits).toBe(1));
    expect(studio.isDisposed).toBe(true);
  });

  it('ends with its last window also when nobody can say whether training goes on', async () => {
    studio.methods.describeQueue = async () => Promise.reject(new Error('the host is gone'));
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    govern('linux');
    BrowserWindow.all[0]?.close();
    await vi.waitFor(() => expect(app.quits).toBe(1));
    expect(said).toHaveBeenCalledWith(expect.stringContaining('the host is gone'));
    said.mockRestore();
  });

  it('does not end with the queue while a window is open', async () => {
    govern('linux');
    progress(queueStatus('running'));
    progress(queueStatus('idle'));
    await settle();
    expect(app.quits).toBe(0);
  });

  it('goes on without windows on macOS, and opens one again', async () => {
    govern('darwin');
    BrowserWindow.all[0]?.close();
    await settle();
    expect(app.quits).toBe(0);
    app.emit('activate');
    expect(opened).toBe(1);
  });

  it('keeps the machine awake only while training runs', () => {
    govern('linux');
    progress(queueStatus('running'));
    expect(powerSaveBlocker.active.size).toBe(1);
    progress(queueStatus('paused'));
    expect(powerSaveBlocker.active.size).toBe(0);
  });
});

describe('Quit while training runs', () => {
  beforeEach(() => {
    govern('linux');
    progress(queueStatus('running'));
  });

  it('can pause first', async () => {
    dialog.nextButton = 1;
    app.quit();
    await vi.waitFor(() => expect(app.quits).toBe(1));
    expect(studio.calls.map(([name]) => name)).toContain('pauseQueue');
    expect(studio.isDisposed).toBe(true);
  });

  it('can leave the training to go on without a window', async () => {
    dialog.nextButton = 0;
    app.quit();
    await settle();
    expect(app.quits).toBe(0);
    expect(BrowserWindow.all).toEqual([]);
    expect(studio.isDisposed).toBe(false);
  });

  it('can be thought better of', async () => {
    dialog.nextButton = 2;
    app.quit();
    await settle();
    expect(app.quits).toBe(0);
    expect(BrowserWindow.all).toHaveLength(1);
  });
});
