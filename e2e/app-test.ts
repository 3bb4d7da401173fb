/** Playwright's test with the app as a fixture: a fresh user folder and a fresh copy of the project for every test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright';
import { test as base } from 'playwright/test';
import { launchBrowser, newContext, openInChromium, startBrowserHost, type BrowserHost } from './launchers/chromium';
import { hasElectron, launchInElectron } from './launchers/electron';
import type { LaunchedApp } from './launchers/launched-app';
import { launchStandIn } from './launchers/stand-in';
import { resultsProjectVariable } from './prepare-project';
import { prepareState, type StateName } from './project-states';
import { buildStandIn } from './stand-in/build-stand-in';

interface Options {
  readonly launcher: 'chromium' | 'electron' | 'stand-in';
  /** What the app is opened with: nothing (a first start), a copy of the project with results, or that in another state. */
  readonly startWith: StateName | 'nothing';
  /** For tests that change nothing in the project: one program serves them all, each with a window of its own. */
  readonly isLooking: boolean;
}

/** The pages of one context load what the first has loaded from its cache. */
interface Shared {
  readonly host: BrowserHost;
  readonly context: BrowserContext;
}

interface Fixtures {
  readonly folder: string;
  readonly app: LaunchedApp;
}

interface WorkerFixtures {
  /** Opened by the first test that asks; starting one for every test would take longer than most tests. */
  readonly sharedBrowser: () => Promise<Browser>;
  readonly sharedHost: () => Promise<Shared>;
  readonly standIn: () => Promise<string>;
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
    async ({ sharedBrowser }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'shape-space-looking-'));
      const start = async (): Promise<Shared> => {
        await prepareState('results', projectWithResults(), join(folder, 'sample'));
        const host = await startBrowserHost(join(folder, 'sample'), join(folder, 'user'));
        return { host, context: await newContext(await sharedBrowser()) };
      };
      let shared: Promise<Shared> | null = null;
      await use(() => (shared ??= start()));
      await (shared as Promise<Shared> | null)?.then(({ host, context }) => context.close().then(() => host.end()));
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  standIn: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'shape-space-stand-in-'));
      let built: Promise<string> | null = null;
      await use(() => (built ??= buildStandIn(folder)));
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
  app: async ({ launcher, startWith, isLooking, folder, sharedBrowser, sharedHost, standIn }, use) => {
    const openShared = async (): Promise<LaunchedApp> => {
      const { context, host } = await sharedHost();
      return openInChromium(context, host);
    };
    const openOwn = async (): Promise<LaunchedApp> => {
      const project = startWith === 'nothing' ? null : join(folder, 'sample');
      if (project !== null && startWith !== 'nothing') await prepareState(startWith, projectWithResults(), project);
      const userFolder = join(folder, 'user');
      if (launcher === 'electron') return launchInElectron(project, userFolder);
      if (launcher === 'stand-in') {
        const context = await newContext(await sharedBrowser());
        return launchStandIn({ register: await standIn(), context, project, userFolder });
      }
      const host = await startBrowserHost(project, userFolder);
      const context = await newContext(await sharedBrowser());
      const window = await openInChromium(context, host);
      return { ...window, close: () => context.close().then(() => host.end()) };
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
