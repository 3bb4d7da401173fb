/** The desktop app's entry: everything that must happen before Electron is ready, then the app itself. */
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { findPlaces } from '../places';
import { registerAppScheme } from './app-protocol';
import { projectArgument, startDesktopApp } from './desktop-app';

const places = findPlaces(import.meta.dirname);
const developmentAddress = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']; // set by electron-vite dev

registerAppScheme();
app.enableSandbox();
app.setPath('userData', join(places.userFolder, 'window')); // Chromium's own files, apart from the person's
if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(() =>
      startDesktopApp({
        places,
        project: projectArgument(process.argv, app.isPackaged),
        ...(developmentAddress === undefined ? {} : { developmentAddress }),
      }),
    )
    .catch((error: unknown) => {
      dialog.showErrorBox('Shape Space Studio could not start', error instanceof Error ? (error.stack ?? error.message) : String(error));
      app.exit(1);
    });
} else app.quit();
