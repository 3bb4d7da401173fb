/**
 * Stands in for the module `electron` when Node runs the built desktop.js: the parts the desktop host uses, with Electron's types. What is
 * not here cannot be imported, so that a part newly used shows at once.
 */
export { app } from './app';
export { ipcMain } from './ipc';
export { protocol } from './protocol';
export { session } from './session';
export { dialog, Menu, Notification, powerSaveBlocker } from './system';
export { utilityProcess } from './utility-process';
export { BrowserWindow } from './windows';
