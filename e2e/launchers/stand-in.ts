/** Starts the built desktop program in Node with a stand-in for Electron, its windows being pages of Chromium. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createBirpc } from 'birpc';
import type { BrowserContext, Page } from 'playwright';
import { appOrigin } from '../../src-main/hosts/desktop/channels';
import { cliPath } from '../prepare-project';
import { Windows, type Desk } from '../stand-in/chromium-side';
import type { ChromiumSide, MainSide } from '../stand-in/sides';
import type { LaunchedApp } from './launched-app';

const desktopPath = join(cliPath, '..', 'desktop.js');

export interface StandInApp extends LaunchedApp {
  readonly desk: Desk;
  readonly main: Pick<MainLine, 'clickMenu' | 'isKeptAwake' | 'startAgain'>;
  /** Resolves to the exit code of the main process. */
  readonly ended: Promise<number | null>;
  /** The window that is opened next. */
  nextWindow(): Promise<Page>;
}

type MainLine = ReturnType<typeof createBirpc<MainSide, ChromiumSide>>;

export interface StandInStart {
  readonly register: string; // see buildStandIn
  readonly context: BrowserContext;
  readonly project: string | null;
  readonly userFolder: string;
  readonly languages?: string;
}

export async function launchStandIn({ register, context, project, userFolder, languages = 'en-US' }: StandInStart): Promise<StandInApp> {
  const child = fork(desktopPath, project === null ? [] : [project], {
    execArgv: ['--import', register],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, SHAPE_SPACE_USER_FOLDER: userFolder, SHAPE_SPACE_STRICT: '1', STAND_IN_LANGUAGES: languages },
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const problems: string[] = [];
  const windows = new Windows(context, () => main, appOrigin);
  const main: MainLine = createBirpc<MainSide, ChromiumSide>(windows, {
    post: (message) => void (child.connected && child.send(message as object, () => undefined)),
    on: (listener) => void child.on('message', listener),
    bind: 'functions',
    timeout: -1,
  });
  const nextWindow = (): Promise<Page> =>
    new Promise((done, fail) => {
      void ended.then((code) => fail(new Error(`the desktop program ended with ${code ?? 'a signal'} before a window opened`)));
      windows.onPage = (page) => {
        page.on('pageerror', (error) => problems.push(error.message));
        page.on('console', (message) => {
          if (message.type() === 'error' && !/ReadPixels|favicon/.test(message.text())) problems.push(message.text());
        });
        done(page);
      };
    });
  const page = await nextWindow();
  await page.waitForURL(/^http/);
  return { page, url: null, problems, desk: windows.desk, main, ended, nextWindow, close: () => end(context, child, windows, main, ended) };
}

/** As a person ends it who lets no training go on. */
async function end(
  context: BrowserContext,
  child: ChildProcess,
  windows: Windows,
  main: MainLine,
  ended: Promise<number | null>,
): Promise<void> {
  if (child.connected) {
    const pauseAndQuit = 1;
    windows.desk.buttons.splice(0, Infinity, pauseAndQuit);
    void main.clickMenu('quit').catch(() => undefined); // ended before it could answer
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(late);
  }
  await context.close();
  main.$close();
}
