import { defineConfig } from 'playwright/test';
import { findBrowser } from './build/scripts/browser.mjs';

const browser = findBrowser();
if (browser !== null) process.env['SHAPE_SPACE_BROWSER'] ??= browser;

/** The same specs through two launchers; 'electron' skips by name where Electron's binary is not installed. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/prepare-project.ts',
  workers: 1, // two take longer: a training and a browser get into each other's way
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  projects: [
    { name: 'browser', use: { launcher: 'chromium' } as object },
    { name: 'electron', use: { launcher: 'electron' } as object },
  ],
});
