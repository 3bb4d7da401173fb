/** Runs sandboxed before the window's page: the one small object through which the page reaches the host. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { ShapeSpaceBridge } from '../../contract/window/bridge';
import { appOrigin, channels } from './channels';

const bridge: ShapeSpaceBridge = {
  assetOrigin: appOrigin,
  post: (message) => ipcRenderer.send(channels.rpc, String(message)),
  onMessage: (listener) => {
    const forward = (_event: IpcRendererEvent, message: string): void => listener(message); // the event object stays on this side
    ipcRenderer.on(channels.rpc, forward);
    return () => ipcRenderer.off(channels.rpc, forward);
  },
  tellLanguage: (language) => ipcRenderer.send(channels.language, String(language)),
  chooseFolder: (title) => ipcRenderer.invoke(channels.chooseFolder, String(title)) as Promise<string | null>,
  chooseFile: (title, extensions) =>
    ipcRenderer.invoke(channels.chooseFile, String(title), extensions.map(String)) as Promise<string | null>,
};

contextBridge.exposeInMainWorld('shapeSpaceBridge', bridge);
