/** Playwright's test with the app as a fixture: a fresh user folder and a fresh copy of the project for every test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { test as base } from 'playwright/test';
import { launchBrowser, launchInChromium } from './launchers/chromium';
import { hasElectron, launchInElectron } from './launchers/electron';
import type { LaunchedApp } from './launchers/launched-app';
import { resultsProjectVariable } from './prepare-project';
import { prepareState, type StateName } from './project-states';

interface Options {
  readonly launcher: 'chromium' | 'electron';
  /** What the app is opened with: nothing (a first start), a copy of the project with results, or that in another state. */
  readonly startWith: StateName | 'nothing';
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
    const project = startWith === 'nothing' ? null : join(folder, 'sample');
    if (project !== null && startWith !== 'nothing') await prepareState(startWith, source, project);
    const userFolder = join(folder, 'user');
    const app = await (launcher === 'electron'
      ? launchInElectron(project, userFolder)
      : launchInChromium(await sharedBrowser(), project, userFolder));
    await use(app);
    await app.close();
  },
});

export { expect } from 'playwright/test';
