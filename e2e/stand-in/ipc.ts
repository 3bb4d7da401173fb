/** `ipcMain`: what the preload's `ipcRenderer` sends arrives here. */
import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { offer } from './line';
import { fromServed } from './protocol';
import type { Frame } from './sides';
import { windowOf } from './windows';

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

class StandInIpc extends EventEmitter implements Pick<IpcMain, 'handle'> {
  readonly handlers = new Map<string, Handler>();
  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
}
export const ipcMain = new StandInIpc();

/** The sender's frame is the window's own where it is its main frame: the host compares the two. */
function eventFrom(id: number, frame: Frame): { sender: unknown; senderFrame: Frame } {
  const { webContents } = windowOf(id);
  const named = { ...frame, url: fromServed(frame.url), origin: fromServed(frame.origin) };
  if (frame.isMain) webContents.mainFrame = named;
  return { sender: webContents, senderFrame: named };
}

offer({
  receive: (id, frame, channel, args) => void ipcMain.emit(channel, eventFrom(id, frame), ...args),
  invoke: async (id, frame, channel, args) => {
    const handler = ipcMain.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return handler(eventFrom(id, frame) as unknown as IpcMainInvokeEvent, ...args);
  },
});
