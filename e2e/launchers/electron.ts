/** Starts the desktop app: from the checkout through Playwright's Electron support, or as it was installed. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { _electron, chromium, type Browser } from 'playwright';
import type { LaunchedApp } from './launched-app';

const root = resolve(import.meta.dirname, '..', '..');

export function hasElectron(): boolean {
  return installed() !== null || existsSync(resolve(root, 'node_modules', 'electron', 'path.txt'));
}

export async function launchInElectron(project: string | null, userFolder: string): Promise<LaunchedApp> {
  const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];
  const named = project === null ? [] : [project];
  const env = { ...definedEnvironment(), SHAPE_SPACE_USER_FOLDER: userFolder, SHAPE_SPACE_STRICT: '1' };
  const executable = installed();
  if (executable !== null) return launchInstalled(executable, [...sandbox, ...named], env);
  const app = await _electron.launch({ args: [root, ...sandbox, ...named], env });
  const page = await app.firstWindow();
  return { page, url: null, problems: listen(page), close: () => app.close() };
}

/** The executable of an installed program. */
function installed(): string | null {
  return process.env['SHAPE_SPACE_INSTALLED'] ?? null;
}

/** An installed program cannot be inspected as Node, which Playwright's Electron support would need; its window can. */
async function launchInstalled(executable: string, args: readonly string[], env: Record<string, string>): Promise<LaunchedApp> {
  const port = await freePort();
  const child = spawn(executable, [`--remote-debugging-port=${port}`, ...args], { env, stdio: 'ignore' });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const browser = await connect(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error(`${executable} has no window`);
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  const close = async (): Promise<void> => {
    await page.close().catch(() => undefined); // the program ends with its window
    await Promise.race([ended, new Promise((done) => setTimeout(done, 5_000))]);
    child.kill();
    await browser.close();
  };
  return { page, url: null, problems: listen(page), close };
}

/** It takes a while until a program that was just installed listens. */
async function connect(address: string): Promise<Browser> {
  for (let tries = 60; ; tries--) {
    try {
      return await chromium.connectOverCDP(address);
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((done) => setTimeout(done, 1_000));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? done(address.port) : fail(new Error('no port is free'))));
    });
  });
}

function listen(page: LaunchedApp['page']): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  return problems;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
