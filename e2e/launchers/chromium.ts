/** Starts the browser host on a project and opens its window in headless Chromium. */
import { spawn, type ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type BrowserContext } from 'playwright';
import { cliPath } from '../prepare-project';
import type { LaunchedApp } from './launched-app';

const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['SHAPE_SPACE_BROWSER'];
  return chromium.launch({ args: flags, ...(executablePath === undefined ? {} : { executablePath }) });
}

export interface BrowserHost {
  /** With the token. */
  readonly url: string;
  end(): Promise<void>;
}

/** What lies beside the user folder may be shown in the window. */
export async function startBrowserHost(project: string | null, userFolder: string): Promise<BrowserHost> {
  const args = [cliPath, 'serve', ...(project === null ? [] : [project]), '--port', '0', '--no-open', '--root', dirname(userFolder)];
  const server = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SHAPE_SPACE_USER_FOLDER: userFolder, SHAPE_SPACE_STRICT: '1' },
  });
  return { url: await firstUrl(server), end: () => ended(server) };
}

/** What a window remembers and has loaded. */
export function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, locale: 'en-US' });
}

/** A window that finds nothing of those before it in what it remembers. */
export async function openInChromium(context: BrowserContext, { url }: BrowserHost): Promise<LaunchedApp> {
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/ReadPixels|favicon/.test(message.text())) problems.push(message.text());
  });
  await page.goto(url);
  const close = async (): Promise<void> => {
    await page.evaluate('localStorage.clear()');
    await page.close();
  };
  return { page, url, problems, close };
}

async function firstUrl(server: ChildProcess): Promise<string> {
  if (server.stdout === null) throw new Error('the server has no output');
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error('the server ended without naming its address');
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}
