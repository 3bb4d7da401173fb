/** The desktop app's entry: everything that must happen before Electron is ready, then the app itself. */
import '../offline';
import { join, resolve } from 'node:path';
import { app, dialog } from 'electron';
import { findPlaces } from '../places';
import { watchProcess } from '../../processes/watch-process';
import { registerAppScheme } from './app-protocol';
import { carryOutCommand, commandOf } from './command-line';
import { projectArgument, startDesktopApp } from './desktop-app';
import { findDevelopmentAddress } from './development-address';

const places = findPlaces(import.meta.dirname);
const developmentAddress = findDevelopmentAddress(app.isPackaged, import.meta.env.DEV, process.env);
const command = commandOf(process.argv);
const named = projectArgument(process.argv, app.isPackaged);
const project = named === null ? null : resolve(named); // a running instance has a current folder of its own

const { userFolder, version } = places;
const isStrict = process.env['SHAPE_SPACE_STRICT'] === '1';
if (command === null) {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined); // nobody may be reading
  watchProcess({ name: 'the desktop app', version, userFolder, isStrict, then: 'go on' });
} else watchProcess({ name: 'the command line', version, userFolder, isStrict, then: command[0] === 'serve' ? 'go on' : 'end' });

registerAppScheme();
app.enableSandbox();
app.setPath('userData', join(userFolder, 'window')); // Chromium's own files, apart from the person's
if (command !== null) {
  void app.whenReady().then(async () => app.exit(await carryOutCommand(command, places)));
} else if (app.requestSingleInstanceLock({ project })) {
  app
    .whenReady()
    .then(() =>
      startDesktopApp({
        places,
        project,
        ...(developmentAddress === undefined ? {} : { developmentAddress }),
      }),
    )
    .catch((error: unknown) => {
      dialog.showErrorBox('Shape Space Studio could not start', error instanceof Error ? (error.stack ?? error.message) : String(error));
      app.exit(1);
    });
} else app.quit();
