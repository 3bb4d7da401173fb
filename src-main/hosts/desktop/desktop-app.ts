/** Puts the desktop app together once Electron is ready: studio, scheme, guards, windows. */
import { resolve } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, Notification, powerSaveBlocker, session } from 'electron';
import type { Translate } from '../../../strings/translate';
import type { ErrorReport } from '../../contract/app-error';
import { say } from '../../contract/message';
import { computeEnvironment } from '../../studio/extras/compute-environment';
import { createStudio } from '../../studio/studio';
import { openFirstProject } from '../first-project';
import type { Places } from '../places';
import { serveApp } from './app-protocol';
import { offerDialogs } from './dialogs';
import { askWhereToSave } from './downloads';
import { guardContents, guardPermissions } from './guards';
import { launchCompute } from './launch-compute';
import { governLifetime } from './lifetime';
import { menuTemplate } from './menu';
import { createSpeech } from './speech';
import { openWindow } from './window';
import { connectWindow } from './window-wire';

export interface DesktopOptions {
  readonly places: Places;
  readonly project: string | null; // from the command line
  readonly developmentAddress?: string; // of the development server, while the app is being worked on
}

/** To be called when the app is ready. */
export async function startDesktopApp({ places, project, developmentAddress }: DesktopOptions): Promise<void> {
  const studio = createStudio({
    assetsFolder: places.assetsFolder,
    userFolder: places.userFolder,
    host: 'desktop',
    version: places.version,
    launchCompute: (output = 'inherit') => launchCompute(places.computeScript, output, computeEnvironment(places.userFolder)),
    now: () => Date.now(),
  });
  guardContents(app, developmentAddress);
  guardPermissions(session.defaultSession);
  const rename = (tell: Translate): void => Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, tell)));
  const tell = createSpeech(ipcMain, app.getPreferredSystemLanguages(), rename, developmentAddress);
  askWhereToSave(session.defaultSession, app.getPath('downloads'), tell);
  serveApp(places.rendererFolder, (request) => studio.handleAsset(request), developmentAddress);
  offerDialogs(ipcMain, dialog, (event) => BrowserWindow.fromWebContents(event.sender), developmentAddress);

  const open = async (): Promise<void> => {
    const window = await openWindow(places.preloadScript, developmentAddress, (created) =>
      connectWindow(created, ipcMain, studio, developmentAddress),
    );
    if (process.platform !== 'darwin') window.setMenuBarVisibility(false); // Alt shows it
  };
  const openOrSay = (): void => {
    open().catch((error: unknown) => dialog.showErrorBox(tell(say`The window could not be opened`), String(error)));
  };
  governLifetime({
    app,
    dialog,
    studio,
    tell,
    platform: process.platform,
    openWindow: openOrSay,
    closeWindows: () => BrowserWindow.getAllWindows().forEach((window) => window.close()),
    hasWindows: () => BrowserWindow.getAllWindows().length > 0,
    notify: (body) => {
      if (Notification.isSupported()) new Notification({ title: 'Shape Space Studio', body }).show();
    },
    stayAwake: () => {
      const blocker = powerSaveBlocker.start('prevent-app-suspension');
      return () => powerSaveBlocker.stop(blocker);
    },
  });
  app.on('second-instance', (_event, argv, folder, data) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) openOrSay();
    else {
      if (window.isMinimized()) window.restore();
      window.focus();
    }
    const named = projectOfSecondStart(argv, folder, data, app.isPackaged);
    if (named !== null) void openProjectOrSay(tell, studio.methods.openProject({ folder: named }));
  });

  await openProjectOrSay(tell, openFirstProject(studio.methods, project));
  await open();
}

/** The first argument that is a path. In a checkout the app's own folder stands before it. */
export function projectArgument(argv: readonly string[], isPackaged: boolean): string | null {
  const paths = argv.slice(1).filter((argument) => !argument.startsWith('-'));
  return paths[isPackaged ? 0 : 1] ?? null;
}

/** Absolute: what was typed counts from the folder it was typed in. `data` is what that start said of itself; Chromium may reorder `argv`. */
function projectOfSecondStart(argv: readonly string[], folder: string, data: unknown, isPackaged: boolean): string | null {
  if (typeof data === 'object' && data !== null && 'project' in data) return typeof data.project === 'string' ? data.project : null;
  const named = projectArgument(argv, isPackaged);
  return named === null ? null : resolve(folder, named);
}

async function openProjectOrSay(tell: Translate, answer: Promise<{ readonly ok: boolean; readonly error?: ErrorReport }>): Promise<void> {
  const { ok, error } = await answer;
  if (!ok) dialog.showErrorBox(tell(say`The project could not be opened`), tell(error?.said ?? error?.message ?? ''));
}
