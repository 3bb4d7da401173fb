/** Playwright's test with the app as a fixture: a fresh user folder and a fresh copy of the project for every test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { test as base } from 'playwright/test';
import { launchBrowser, openInChromium, startBrowserHost, type BrowserHost } from './launchers/chromium';
import { hasElectron, launchInElectron } from './launchers/electron';
import type { LaunchedApp } from './launchers/launched-app';
import { resultsProjectVariable } from './prepare-project';
import { prepareState, type StateName } from './project-states';

interface Options {
  readonly launcher: 'chromium' | 'electron';
  /** What the app is opened with: nothing (a first start), a copy of the project with results, or that in another state. */
  readonly startWith: StateName | 'nothing';
  /** For tests that change nothing in the project: one program serves them all, each with a window of its own. */
  readonly isLooking: boolean;
}

interface Fixtures {
  readonly folder: string;
  readonly app: LaunchedApp;
}

interface WorkerFixtures {
  /** Opened by the first test that asks; starting one for every test would take longer than most tests. */
  readonly sharedBrowser: () => Promise<Browser>;
  readonly sharedHost: () => Promise<BrowserHost>;
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
  sharedHost: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'shape-space-looking-'));
      const start = async (): Promise<BrowserHost> => {
        await prepareState('results', projectWithResults(), join(folder, 'sample'));
        return startBrowserHost(join(folder, 'sample'), join(folder, 'user'));
      };
      let host: Promise<BrowserHost> | null = null;
      await use(() => (host ??= start()));
      await (host as Promise<BrowserHost> | null)?.then((started) => started.end());
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  isLooking: [false, { option: true }],
  launcher: ['chromium', { option: true }],
  startWith: ['results', { option: true }],
  folder: async ({ launcher }, use) => {
    base.skip(launcher === 'electron' && !hasElectron(), "Electron's binary is not installed here");
    const folder = mkdtempSync(join(tmpdir(), 'shape-space-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  app: async ({ launcher, startWith, isLooking, folder, sharedBrowser, sharedHost }, use) => {
    const openShared = async (): Promise<LaunchedApp> => openInChromium(await sharedBrowser(), await sharedHost());
    const openOwn = async (): Promise<LaunchedApp> => {
      const project = startWith === 'nothing' ? null : join(folder, 'sample');
      if (project !== null && startWith !== 'nothing') await prepareState(startWith, projectWithResults(), project);
      const userFolder = join(folder, 'user');
      if (launcher === 'electron') return launchInElectron(project, userFolder);
      const host = await startBrowserHost(project, userFolder);
      const window = await openInChromium(await sharedBrowser(), host);
      return { ...window, close: () => window.close().then(() => host.end()) };
    };
    const app = await (isLooking && launcher === 'chromium' ? openShared() : openOwn());
    await use(app);
    await app.close();
  },
});

/** To be copied, never opened. */
export function projectWithResults(): string {
  const folder = process.env[resultsProjectVariable];
  if (folder === undefined) throw new Error('the project with results was not prepared');
  return folder;
}

export { expect } from 'playwright/test';
