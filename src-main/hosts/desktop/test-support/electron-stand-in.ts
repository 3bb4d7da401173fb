/** Stands in for the `electron` module: keeps what the desktop host asks of Electron, and lets a test play Electron's part. */
import { EventEmitter } from 'node:events';

type Handler = (...args: never[]) => unknown;

export class FakeFrame {
  constructor(
    readonly url = 'app://studio/index.html',
    readonly origin = 'app://studio',
  ) {}
}

export class FakeWebContents extends EventEmitter {
  mainFrame = new FakeFrame();
  readonly sent: [string, unknown][] = [];
  windowOpenHandler: ((details: { url: string }) => { action: string }) | null = null;
  destroyed = false;
  send(channel: string, message: unknown): void {
    this.sent.push([channel, message]);
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  readonly webContents = new FakeWebContents();
  readonly loaded: string[] = [];
  shown = false;
  focused = false;
  constructor(readonly options: unknown) {
    super();
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  static getAllWindows(): BrowserWindow[] {
    return BrowserWindow.all;
  }
  static fromWebContents(contents: unknown): BrowserWindow | null {
    return BrowserWindow.all.find((window) => window.webContents === contents) ?? null;
  }
  async loadURL(address: string): Promise<void> {
    this.loaded.push(address);
    this.emit('ready-to-show');
  }
  show(): void {
    this.shown = true;
  }
  focus(): void {
    this.focused = true;
  }
  isMinimized(): boolean {
    return false;
  }
  setMenuBarVisibility(): void {}
  close(): void {
    BrowserWindow.all = BrowserWindow.all.filter((window) => window !== this);
    this.webContents.destroyed = true;
    this.emit('closed');
    if (BrowserWindow.all.length === 0) app.emit('window-all-closed');
  }
}

class FakeApp extends EventEmitter {
  readonly isPackaged = false;
  readonly paths: Record<string, string> = { downloads: '/home/m/Downloads' };
  isFirst = true;
  told: unknown = null;
  sandboxed = false;
  quits = 0;
  readonly log: string[] = []; // the order of what must happen before 'ready'
  getPreferredSystemLanguages(): string[] {
    return ['en-GB'];
  }
  getPath(name: string): string {
    return this.paths[name] ?? '';
  }
  setPath(name: string, path: string): void {
    this.paths[name] = path;
  }
  enableSandbox(): void {
    this.sandboxed = true;
  }
  requestSingleInstanceLock(data: unknown): boolean {
    this.told = data;
    return this.isFirst;
  }
  whenReady(): Promise<void> {
    this.log.push('whenReady');
    return Promise.resolve();
  }
  exit(): void {}
  /** As Electron does: 'before-quit' may refuse. */
  quit(): void {
    let isRefused = false;
    this.emit('before-quit', { preventDefault: () => (isRefused = true) });
    if (!isRefused) this.quits += 1;
  }
}
export const app = new FakeApp();

export const protocol = {
  privileged: [] as { scheme: string; privileges: Record<string, boolean> }[],
  handlers: new Map<string, (request: Request) => Promise<Response>>(),
  registerSchemesAsPrivileged: (schemes: { scheme: string; privileges: Record<string, boolean> }[]): void => {
    app.log.push('registerSchemesAsPrivileged');
    protocol.privileged.push(...schemes);
  },
  handle: (scheme: string, handler: (request: Request) => Promise<Response>): void => void protocol.handlers.set(scheme, handler),
};

class FakeIpcMain extends EventEmitter {
  readonly handlers = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();
  handle(channel: string, handler: (event: unknown, ...args: unknown[]) => unknown): void {
    this.handlers.set(channel, handler);
  }
}
export const ipcMain = new FakeIpcMain();

class FakeSession extends EventEmitter {
  requestHandler: Handler | null = null;
  checkHandler: Handler | null = null;
  deviceHandler: Handler | null = null;
  setPermissionRequestHandler(handler: Handler): void {
    this.requestHandler = handler;
  }
  setPermissionCheckHandler(handler: Handler): void {
    this.checkHandler = handler;
  }
  setDevicePermissionHandler(handler: Handler): void {
    this.deviceHandler = handler;
  }
}
export const session = { defaultSession: new FakeSession() };

export class FakeUtilityProcess extends EventEmitter {
  readonly posted: unknown[] = [];
  killed = false;
  postMessage(message: unknown): void {
    this.posted.push(message);
  }
  kill(): boolean {
    this.killed = true;
    return true;
  }
}
export const utilityProcess = {
  forks: [] as { script: string; args: string[]; options: unknown; child: FakeUtilityProcess }[],
  fork: (script: string, args: string[], options: unknown): FakeUtilityProcess => {
    const child = new FakeUtilityProcess();
    utilityProcess.forks.push({ script, args, options, child });
    return child;
  },
};

export const dialog = {
  errors: [] as [string, string][],
  opened: [] as unknown[],
  /** What the person does next. */
  nextPaths: [] as string[],
  nextButton: 0,
  showErrorBox: (title: string, text: string): void => void dialog.errors.push([title, text]),
  showOpenDialog: async (_window: unknown, options: unknown): Promise<{ canceled: boolean; filePaths: string[] }> => {
    dialog.opened.push(options);
    return { canceled: dialog.nextPaths.length === 0, filePaths: dialog.nextPaths };
  },
  showMessageBox: async (): Promise<{ response: number }> => ({ response: dialog.nextButton }),
};

export class Notification {
  static shown: { title: string; body: string }[] = [];
  static isSupported(): boolean {
    return true;
  }
  constructor(readonly content: { title: string; body: string }) {}
  show(): void {
    Notification.shown.push(this.content);
  }
}

export const powerSaveBlocker = {
  active: new Set<number>(),
  start: (): number => {
    powerSaveBlocker.active.add(1);
    return 1;
  },
  stop: (id: number): void => void powerSaveBlocker.active.delete(id),
};

export const Menu = {
  template: null as unknown,
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu: (template: unknown): void => {
    Menu.template = template;
  },
};

export const ipcRenderer = Object.assign(new EventEmitter(), {
  sent: [] as [string, ...unknown[]][],
  send: (channel: string, ...args: unknown[]): void => void ipcRenderer.sent.push([channel, ...args]),
  invoke: async (channel: string, ...args: unknown[]): Promise<unknown> => ({ channel, args }),
});

export const contextBridge = {
  exposed: {} as Record<string, unknown>,
  exposeInMainWorld: (name: string, value: unknown): void => {
    contextBridge.exposed[name] = value;
  },
};
