import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ProjectSummary } from '../../contract/study/project';
import type { StudioOptions } from '../../studio/parts';
import type { Places } from '../places';
import { failure, queueStatus, studioDouble, success } from '../test-support/studio-double';
import { registerAppScheme } from './app-protocol';
import { channels } from './channels';
import { projectArgument, startDesktopApp } from './desktop-app';
import { app, BrowserWindow, dialog, FakeFrame, ipcMain, protocol, session, utilityProcess } from './test-support/electron-stand-in';

vi.mock('electron', () => import('./test-support/electron-stand-in'));
vi.mock('../../studio/studio', () => ({
  createStudio: (options: StudioOptions) => {
    studioOptions = options;
    return studio;
  },
}));

let studioOptions: StudioOptions | undefined;
const studio = studioDouble(
  {
    describeQueue: async () => success(queueStatus('idle')),
    listPhotographLayers: async () => success(['pool5']),
    openProject: async ({ folder }) =>
      folder.endsWith('bad') ? failure('project-unreadable', `${folder} is damaged.`) : success({ folder } as ProjectSummary),
  },
  async (request) => new Response(`asset ${new URL(request.url).pathname}`),
);
const folder = mkdtempSync(join(tmpdir(), 'shape-space-desktop-'));
const places: Places = {
  rendererFolder: folder,
  assetsFolder: join(folder, 'assets'),
  computeScript: '/app/out/main/compute.js',
  preloadScript: '/app/out/preload/index.cjs',
  userFolder: folder,
  version: '1.2.3',
};
let window: BrowserWindow;

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>window</title>');
  registerAppScheme();
  await startDesktopApp({ places, project: '/studies/birds' });
  window = BrowserWindow.all[0] as BrowserWindow;
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the window', () => {
  it('is isolated, sandboxed and without Node, with the CommonJS preload', () => {
    expect(window.options).toMatchObject({
      webPreferences: {
        preload: '/app/out/preload/index.cjs',
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        webviewTag: false,
        allowRunningInsecureContent: false,
      },
    });
  });

  it('loads the built page and is shown when it can be', () => {
    expect(window.loaded).toEqual(['app://studio/index.html']);
    expect(window.shown).toBe(true);
  });

  it('finds the project of the command line open', () =>
    expect(studio.calls).toContainEqual(['openProject', { folder: '/studies/birds' }]));
});

describe('the scheme app://', () => {
  const get = (address: string): Promise<Response> => protocol.handlers.get('app')!(new Request(address));

  it('is a standard, secure one', () => {
    expect(protocol.privileged).toEqual([
      { scheme: 'app', privileges: expect.objectContaining({ standard: true, secure: true, supportFetchAPI: true, stream: true }) },
    ]);
    expect(protocol.privileged[0]?.privileges).not.toHaveProperty('bypassCSP');
    expect(protocol.privileged[0]?.privileges).not.toHaveProperty('allowServiceWorkers');
  });

  it('serves the window under a strict policy', async () => {
    const page = await get('app://studio/index.html');
    expect(await page.text()).toContain('window');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
  });

  it('serves bulk data through the one handler', async () =>
    expect(await (await get('app://studio/asset/stimulus/owl?size=64')).text()).toBe('asset /asset/stimulus/owl'));

  it.each([
    'app://studio/../../etc/passwd',
    'app://studio/%2e%2e/%2e%2e/etc/passwd',
    'app://elsewhere/index.html',
    'app://studio/missing.js',
  ])('has nothing at %s', async (address) => expect((await get(address)).status).toBe(404));
});

describe('calls over IPC', () => {
  const call = JSON.stringify({ t: 'q', i: '1', m: 'listPhotographLayers', a: [{ file: 'x' }] });
  const event = (change: object = {}): object => ({ sender: window.webContents, senderFrame: window.webContents.mainFrame, ...change });
  /** Calls are heard in order: when one of the window's own, made after all others, is the first since, none of those was. */
  const hearOwnCall = async (before: number): Promise<void> => {
    const answers = window.webContents.sent.length;
    ipcMain.emit(channels.rpc, event(), call);
    await vi.waitFor(() => expect(window.webContents.sent.length).toBe(answers + 1));
    expect(countCalls()).toBe(before + 1);
  };
  const countCalls = (): number => studio.calls.filter(([name]) => name === 'listPhotographLayers').length;

  it('are answered to the window that called', async () => {
    ipcMain.emit(channels.rpc, event(), call);
    await vi.waitFor(() => expect(window.webContents.sent).toContainEqual([channels.rpc, expect.stringContaining('pool5')]));
  });

  it('of a frame in the page, of a stranger or without text are not heard', async () => {
    const before = countCalls();
    ipcMain.emit(channels.rpc, event({ senderFrame: new FakeFrame() }), call);
    ipcMain.emit(channels.rpc, event({ senderFrame: null }), call);
    ipcMain.emit(channels.rpc, event({ sender: {} }), call);
    ipcMain.emit(channels.rpc, event(), { t: 'q' });
    await hearOwnCall(before);
  });

  it.each([
    ['another page', new FakeFrame('https://evil.example/', 'https://evil.example')],
    ['a drawing opened as a page, which has no origin', new FakeFrame('app://studio/asset/stimulus/owl', 'null')],
    ['an empty page', new FakeFrame('about:blank', 'app://studio')],
    ['a development server, which a finished program has none of', new FakeFrame('http://localhost:5173/', 'http://localhost:5173')],
  ])('of %s in the main frame are not heard', async (_case, frame) => {
    const before = countCalls();
    const own = window.webContents.mainFrame;
    window.webContents.mainFrame = frame;
    ipcMain.emit(channels.rpc, event({ senderFrame: frame }), call);
    dialog.nextPaths = ['/studies/owls'];
    expect(await ipcMain.handlers.get(channels.chooseFolder)!(event({ senderFrame: frame }), 'Where?')).toBeNull();
    dialog.nextPaths = [];
    window.webContents.mainFrame = own;
    await hearOwnCall(before);
  });

  it('carry events to the window', async () => {
    studio.emit({ type: 'resultsChanged' });
    await vi.waitFor(() => expect(window.webContents.sent).toContainEqual([channels.rpc, expect.stringContaining('resultsChanged')]));
  });

  it('may ask for the system’s dialogs, from the main frame only', async () => {
    const choose = ipcMain.handlers.get(channels.chooseFolder)!;
    dialog.nextPaths = ['/studies/owls'];
    expect(await choose(event(), 'Where?')).toBe('/studies/owls');
    expect(dialog.opened.at(-1)).toMatchObject({ title: 'Where?', properties: ['openDirectory', 'createDirectory'] });
    expect(await choose(event({ senderFrame: new FakeFrame() }), 'Where?')).toBeNull();
    dialog.nextPaths = [];
    expect(await choose(event(), 'Where?')).toBeNull();
    const file = ipcMain.handlers.get(channels.chooseFile)!;
    await file(event(), 'Which network?', ['.onnx']);
    expect(dialog.opened.at(-1)).toMatchObject({ properties: ['openFile'], filters: [{ extensions: ['onnx'] }] });
  });
});

describe('guards', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s leads nowhere but to the app itself', (name) => {
    const isRefused = (url: string): boolean => {
      let refused = false;
      window.webContents.emit(name, { url, preventDefault: () => (refused = true) });
      return refused;
    };
    for (const url of ['https://example.org/', 'file:///etc/passwd', 'app://elsewhere/', 'http://localhost:5173/', 'javascript:1', ''])
      expect(isRefused(url), url).toBe(true);
    expect(isRefused('app://studio/index.html#results')).toBe(false);
  });

  it('open no window and embed no page', () => {
    expect(window.webContents.windowOpenHandler?.({ url: 'app://studio/index.html' })).toEqual({ action: 'deny' });
    let isRefused = false;
    window.webContents.emit('will-attach-webview', { preventDefault: () => (isRefused = true) });
    expect(isRefused).toBe(true);
  });

  it('permit nothing but copying out of the app', () => {
    const { requestHandler, checkHandler, deviceHandler } = session.defaultSession;
    const request = (permission: string, requestingUrl: string): boolean => {
      let answer = true;
      (requestHandler as (...args: unknown[]) => void)(null, permission, (granted: boolean) => (answer = granted), { requestingUrl });
      return answer;
    };
    const check = checkHandler as (...args: unknown[]) => boolean;
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'usb', 'hid']) {
      expect(request(permission, 'app://studio/'), permission).toBe(false);
      expect(check(null, permission, 'app://studio'), permission).toBe(false);
    }
    expect(request('clipboard-sanitized-write', 'app://studio/index.html')).toBe(true);
    expect(request('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
    expect(request('fullscreen', 'app://studio/index.html')).toBe(true); // rating sessions
    expect(request('fullscreen', 'https://example.org/')).toBe(false);
    expect((deviceHandler as () => boolean)()).toBe(false);
  });

  it('save a download where the person says', () => {
    const options: unknown[] = [];
    const item = { getFilename: () => 'space.svg', setSaveDialogOptions: (given: unknown) => options.push(given) };
    session.defaultSession.emit('will-download', {}, item);
    expect(options).toEqual([
      { title: 'Save as', defaultPath: join('/home/m/Downloads', 'space.svg'), filters: [{ name: 'SVG', extensions: ['svg'] }] },
    ]);
  });
});

describe('the compute process', () => {
  it('is a utility process that runs the compute bundle and passes messages', () => {
    const compute = studioOptions!.launchCompute();
    const { script, child } = utilityProcess.forks.at(-1)!;
    expect(script).toBe('/app/out/main/compute.js');
    const reports: unknown[] = [];
    const exits: (number | null)[] = [];
    compute.onReport((report) => reports.push(report));
    compute.onExit((code) => exits.push(code));
    compute.post({ type: 'stop', as: 'paused' });
    child.emit('message', { type: 'ready' });
    child.emit('exit', 137);
    compute.kill();
    expect(child.posted).toEqual([{ type: 'stop', as: 'paused' }]);
    expect(reports).toEqual([{ type: 'ready' }]);
    expect(exits).toEqual([137]);
    expect(child.killed).toBe(true);
  });

  it('belongs to a studio that knows it is on the desktop', () =>
    expect(studioOptions).toMatchObject({ host: 'desktop', version: '1.2.3', userFolder: folder }));
});

describe('a second start', () => {
  it('brings the window to the front and opens the project it names', async () => {
    app.emit('second-instance', {}, ['/usr/bin/electron', '--flag', '/app', '/studies/owls'], '/', {});
    expect(window.focused).toBe(true);
    await vi.waitFor(() => expect(studio.calls).toContainEqual(['openProject', { folder: '/studies/owls' }]));
  });

  it('opens a relative path from the folder it was typed in', async () => {
    app.emit('second-instance', {}, ['/usr/bin/electron', '/app', 'hawks'], '/home/m/studies', {});
    await vi.waitFor(() => expect(studio.calls).toContainEqual(['openProject', { folder: resolve('/home/m/studies', 'hawks') }]));
    app.emit('second-instance', {}, ['/usr/bin/electron', 'hawks', '/app'], '/home/m', { project: '/home/m/kites' });
    await vi.waitFor(() => expect(studio.calls).toContainEqual(['openProject', { folder: '/home/m/kites' }]));
  });

  it('says when that project cannot be opened', async () => {
    app.emit('second-instance', {}, ['/usr/bin/electron', '/app', '/studies/bad'], '/', {});
    await vi.waitFor(() => expect(dialog.errors).toContainEqual(['The project could not be opened', '/studies/bad is damaged.']));
  });
});

describe('the project named on the command line', () => {
  it('stands after the app’s own folder in a checkout, and first in an installed app', () => {
    expect(projectArgument(['electron', '--inspect=0', '/app', '--no-sandbox', '/p'], false)).toBe('/p');
    expect(projectArgument(['electron', '/app'], false)).toBeNull();
    expect(projectArgument(['Shape Space Studio', '/p'], true)).toBe('/p');
  });
});

describe('closing the window', () => {
  it('leaves no listener behind', async () => {
    const before = studio.listenerCount();
    window.close();
    expect(studio.listenerCount()).toBe(before - 1);
    expect(ipcMain.listenerCount(channels.rpc)).toBe(0);
    studio.emit({ type: 'projectChanged' }); // must not reach a destroyed window
  });
});
