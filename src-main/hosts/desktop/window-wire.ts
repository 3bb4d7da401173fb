/** Connects windows with the studio over Electron's IPC; only a page of ours in the main frame of a window of ours is heard. */
import type { BrowserWindow, IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import type { Studio } from '../../studio/studio';
import { serveWindow } from '../serve-window';
import { isOwnPage } from './app-protocol';
import { channels } from './channels';

/** A page that was reloaded starts anew: its calls of before get no answer, which nobody waits for. */
export function connectWindow(
  window: BrowserWindow,
  ipc: IpcMain,
  studio: Pick<Studio, 'methods' | 'onEvent'>,
  developmentAddress?: string,
): void {
  const { webContents } = window;
  let stopListening = (): void => {};
  const end = serveWindow(studio, {
    post: (message) => {
      if (!webContents.isDestroyed()) webContents.send(channels.rpc, message);
    },
    onMessage: (listener) => {
      const hear = (event: IpcMainEvent, message: unknown): void => {
        if (event.sender === webContents && isOwnSender(event, developmentAddress) && typeof message === 'string') listener(message);
      };
      ipc.on(channels.rpc, hear);
      stopListening = () => void ipc.off(channels.rpc, hear);
    },
  });
  window.once('closed', () => {
    stopListening();
    end();
  });
}

/**
 * Every page of ours may speak; a frame inside a page may not, nor a page without an origin: a drawing opened as a page has our address, but
 * its policy puts it into a sandbox.
 */
export function isOwnSender(event: IpcMainEvent | IpcMainInvokeEvent, developmentAddress?: string): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame !== event.sender.mainFrame) return false;
  return isOwnPage(frame.url, developmentAddress) && isOwnPage(frame.origin, developmentAddress);
}
