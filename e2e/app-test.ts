/** Playwright's test with the app as a fixture: a fresh user folder and a fresh copy of the project for every test. */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Browser } from 'playwright';
import { test as base } from 'playwright/test';
import { launchBrowser, launchInChromium } from './launchers/chromium';
import { hasElectron, launchInElectron } from './launchers/electron';
import type { LaunchedApp } from './launchers/launched-app';
import { resultsProjectVariable } from './prepare-project';

interface Options {
  readonly launcher: 'chromium' | 'electron';
  /** What the app is opened with: a copy of the project with results, or nothing (a first start). */
  readonly startWith: 'results' | 'nothing';
}

interface Fixtures {
  readonly folder: string;
  readonly app: LaunchedApp;
}

interface WorkerFixtures {
  /** Opened by the first test that asks; starting one for every test would take longer than most tests. */
  readonly sharedBrowser: () => Promise<Browser>;
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  sharedBrowser: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      let browser: Promise<Browser> | null = null;
      await use(() => (browser ??= launchBrowser()));
      await (browser as Promise<Browser> | null)?.then((opened) => opened.close());
    },
    { scope: 'worker' },
  ],
  launcher: ['chromium', { option: true }],
  startWith: ['results', { option: true }],
  folder: async ({ launcher }, use) => {
    base.skip(launcher === 'electron' && !hasElectron(), "Electron's binary is not installed here");
    const folder = mkdtempSync(join(tmpdir(), 'shape-space-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  app: async ({ launcher, startWith, folder, sharedBrowser }, use) => {
    const source = process.env[resultsProjectVariable];
    if (source === undefined) throw new Error('the project with results was not prepared');
    const project = startWith === 'results' ? join(folder, 'sample') : null;
    if (project !== null) copyProject(source, project);
    const userFolder = join(folder, 'user');
    const app = await (launcher === 'electron'
      ? launchInElectron(project, userFolder)
      : launchInChromium(await sharedBrowser(), project, userFolder));
    await use(app);
    await app.close();
  },
});

/** What only training reads is left behind: it is most of the bytes. For two thousand files this takes half the time of cpSync. */
function copyProject(source: string, target: string): void {
  mkdirSync(target);
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const copy = join(target, relative(source, path));
    if (/[\\/](cache|checkpoint|model\.onnx)([\\/]|$)/.test(path)) continue;
    if (entry.isDirectory()) mkdirSync(copy, { recursive: true });
    else copyFileSync(path, copy);
  }
}

export { expect } from 'playwright/test';
