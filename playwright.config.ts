import { defineConfig } from 'playwright/test';
import { findBrowser } from './build/scripts/browser.mjs';

const browser = findBrowser();
if (browser !== null) process.env['SHAPE_SPACE_BROWSER'] ??= browser;
const desktopOnly = '**/desktop.spec.ts';
const isFew = process.env['SHAPE_SPACE_STAND_IN'] === 'few';

/**
 * The same specs through three launchers: the browser host, Electron (skipped by name where its binary is not installed), and the built main
 * process and preload with a stand-in for Electron. SHAPE_SPACE_STAND_IN=few leaves of the last only what the desktop has for itself.
 */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/prepare-project.ts',
  workers: 1, // two take longer: a training and a browser get into each other's way
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  projects: [
    { name: 'browser', use: { launcher: 'chromium' } as object, testIgnore: desktopOnly },
    { name: 'electron', use: { launcher: 'electron' } as object, testIgnore: desktopOnly },
    { name: 'stand-in', use: { launcher: 'stand-in' } as object, ...(isFew ? { testMatch: desktopOnly } : {}) },
  ],
});
