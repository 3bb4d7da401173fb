/** `BrowserWindow` and what it contains: each is a page of Chromium on the other side. */
import { EventEmitter } from 'node:events';
import type {
  BrowserWindow as ElectronWindow,
  BrowserWindowConstructorOptions,
  HandlerDetails,
  WebContents,
  WindowOpenHandlerResponse,
} from 'electron';
import { app } from './app';
import { toServed } from './protocol';
import { grantedPermissions } from './session';
import { offer, toChromium } from './line';
import type { Frame } from './sides';

const windows = new Map<number, BrowserWindow>();
let made = 0;

function allWindows(): BrowserWindow[] {
  return [...windows.values()];
}

export function windowOf(id: number): BrowserWindow {
  const window = windows.get(id);
  if (window === undefined) throw new Error(`there is no window ${id}`);
  return window;
}

class StandInContents extends EventEmitter implements Pick<WebContents, 'isDestroyed' | 'send' | 'setWindowOpenHandler'> {
  mainFrame: Frame = { url: '', origin: 'null', isMain: true };
  openHandler: (details: HandlerDetails) => WindowOpenHandlerResponse = () => ({ action: 'allow' });
  #isDestroyed = false;
  constructor(readonly id: number) {
    super();
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  send(channel: string, ...args: unknown[]): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
    void toChromium().$callEvent('sendToPage', this.id, channel, structuredClone(args));
  }
  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.openHandler = handler;
  }
  destroy(): void {
    this.#isDestroyed = true;
  }
}

type Used = 'close' | 'focus' | 'isMinimized' | 'loadURL' | 'restore' | 'setMenuBarVisibility' | 'show';

export class BrowserWindow extends EventEmitter implements Pick<ElectronWindow, Used> {
  readonly id = ++made;
  readonly webContents = new StandInContents(this.id);
  readonly #opened: Promise<void>;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    windows.set(this.id, this);
    app.windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    this.#opened = toChromium().openWindow(this.id, options, grantedPermissions());
  }
  static getAllWindows(): BrowserWindow[] {
    return allWindows();
  }
  static fromWebContents(contents: unknown): BrowserWindow | null {
    return allWindows().find(({ webContents }) => webContents === contents) ?? null;
  }
  async loadURL(address: string): Promise<void> {
    await this.#opened;
    await toChromium().load(this.id, await toServed(address));
    this.emit('ready-to-show');
  }
  show(): void {
    void toChromium().$callEvent('showWindow', this.id);
  }
  focus(): void {
    void toChromium().$callEvent('showWindow', this.id);
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {}
  setMenuBarVisibility(): void {}
  close(): void {
    void this.end();
  }
  async end(): Promise<void> {
    await toChromium().closeWindow(this.id);
    this.forget();
  }
  forget(): void {
    if (!windows.delete(this.id)) return;
    app.windows.delete(this);
    this.webContents.destroy();
    this.emit('closed');
    app.windowIsGone();
  }
}

/** Whether a listener prevented it. */
function isPrevented(id: number, event: string, url: string): boolean {
  let prevented = false;
  windowOf(id).webContents.emit(event, { url, preventDefault: () => (prevented = true) });
  return prevented;
}

offer({
  windowClosed: (id) => windows.get(id)?.forget(),
  mayNavigate: (id, url) => !isPrevented(id, 'will-navigate', url),
  mayOpen: (id, { url }) => {
    const details = { url, frameName: '', features: '', disposition: 'new-window', referrer: { policy: 'no-referrer', url: '' } } as const;
    return windowOf(id).webContents.openHandler(details).action === 'allow';
  },
});
