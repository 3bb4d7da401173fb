/** Starts the desktop app through Playwright's Electron support. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { _electron } from 'playwright';
import type { LaunchedApp } from './launched-app';

const root = resolve(import.meta.dirname, '..', '..');

export function hasElectron(): boolean {
  return existsSync(resolve(root, 'node_modules', 'electron', 'path.txt'));
}

export async function launchInElectron(project: string | null, userFolder: string): Promise<LaunchedApp> {
  const app = await _electron.launch({
    args: [root, ...(process.platform === 'linux' ? ['--no-sandbox'] : []), ...(project === null ? [] : [project])],
    env: { ...definedEnvironment(), SHAPE_SPACE_USER_FOLDER: userFolder, SHAPE_SPACE_STRICT: '1' },
  });
  const page = await app.firstWindow();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  return { page, url: null, problems, close: () => app.close() };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
