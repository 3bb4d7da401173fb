/** The application's window: its options, and opening it. */
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { appOrigin } from './channels';

/** `preload` is the CommonJS bundle: a sandboxed preload can be nothing else. */
export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 820,
    minWidth: 1024,
    minHeight: 700,
    title: 'Shape Space Studio',
    show: false, // until the first picture is painted
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false, // would fetch dictionaries
    },
  };
}

/** `connect` is called before the page loads, so that its first call is heard. */
export async function openWindow(
  preload: string,
  address: string = `${appOrigin}/index.html`,
  connect: (window: BrowserWindow) => void = () => {},
): Promise<BrowserWindow> {
  const window = new BrowserWindow(windowOptions(preload));
  window.once('ready-to-show', () => window.show());
  connect(window);
  await window.loadURL(address);
  return window;
}
