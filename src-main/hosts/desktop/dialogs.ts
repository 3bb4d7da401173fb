/** The system's own dialogs, as far as the window may ask for them. */
import type { BrowserWindow, Dialog, IpcMain, IpcMainInvokeEvent, OpenDialogOptions } from 'electron';
import { channels } from './channels';
import { isOwnSender } from './window-wire';

/** `windowOf` finds the window to which a dialog belongs. */
export function offerDialogs(
  ipc: IpcMain,
  dialog: Dialog,
  windowOf: (event: IpcMainInvokeEvent) => BrowserWindow | null,
  developmentAddress?: string,
): void {
  const ask = async (event: IpcMainInvokeEvent, options: OpenDialogOptions): Promise<string | null> => {
    const window = windowOf(event);
    if (window === null || !isOwnSender(event, developmentAddress)) return null;
    const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
    return canceled ? null : (filePaths[0] ?? null);
  };
  ipc.handle(channels.chooseFolder, (event, title: unknown) =>
    ask(event, { title: String(title), properties: ['openDirectory', 'createDirectory'] }),
  );
  ipc.handle(channels.chooseFile, (event, title: unknown, extensions: unknown) =>
    ask(event, {
      title: String(title),
      properties: ['openFile'],
      filters: [{ name: String(title), extensions: plainExtensions(extensions) }],
    }),
  );
}

function plainExtensions(extensions: unknown): string[] {
  const given = Array.isArray(extensions) ? extensions.map((extension) => String(extension).replace(/^\./, '')) : [];
  return given.length === 0 ? ['*'] : given;
}
