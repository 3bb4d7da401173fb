import { defineConfig } from 'playwright/test';
import { findBrowser } from './build/scripts/browser.mjs';

const browser = findBrowser();
if (browser !== null) process.env['SHAPE_SPACE_BROWSER'] ??= browser;

/** The same specs through two launchers; 'electron' skips by name where Electron's binary is not installed. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/prepare-project.ts',
  workers: 2, // much of a test is waiting
  timeout: 120_000, // each has half a slow machine
  expect: { timeout: 20_000 },
  reporter: 'list',
  projects: [
    { name: 'browser', use: { launcher: 'chromium' } as object },
    { name: 'electron', use: { launcher: 'electron' } as object },
  ],
});
