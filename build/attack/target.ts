/** What is attacked: the browser host on a project of its own, in this process or, for the full attack, as the built program. Loopback only. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { startBrowserHost } from '../../src-main/hosts/browser/browser-host';
import { createSampleProject } from '../../src-main/studio/projects/create-sample';
import { createStudio } from '../../src-main/studio/studio';
import { readerDouble } from '../../src-main/studio/experiments/compute-process.fixture';
import { writeMiniSample } from '../../src-main/studio/test-support/mini-sample';

export interface Target {
  readonly url: string; // with the token
  readonly port: number;
  readonly project: string;
  /** A folder that the attacks may fill. */
  readonly place: string;
  /** What the program wrote of faults in itself; empty when all is well. */
  faults(): string;
  close(): Promise<void>;
}

/** Names a word that stands in the project and must never be in an answer to a stranger. */
export const secret = 'Secret-Project-4711';

const root = resolve(import.meta.dirname, '..', '..');

export async function startTarget(isFull: boolean): Promise<Target> {
  const place = mkdtempSync(join(tmpdir(), 'shape-space-attack-'));
  const project = join(place, 'project');
  await writeMiniSample(join(place, 'assets'));
  await createSampleProject(join(place, 'assets'), project);
  const description = JSON.parse(readFileSync(join(project, 'project.json'), 'utf8')) as { name: string };
  writeFileSync(join(project, 'project.json'), JSON.stringify({ ...description, name: secret }));
  mkdirSync(join(place, 'renderer'));
  writeFileSync(join(place, 'renderer', 'index.html'), '<!doctype html><title>Shape Space Studio</title>');
  const started = await (isFull ? startProgram(place, project) : startHere(place, project));
  const log = join(place, 'user', 'problems.log');
  return {
    ...started,
    port: Number(new URL(started.url).port),
    project,
    place,
    faults: () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
    close: async () => {
      await started.close();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** An error that nobody catches fails the test run itself. */
async function startHere(place: string, project: string): Promise<Pick<Target, 'url' | 'close'>> {
  const studio = createStudio({
    assetsFolder: join(place, 'assets'),
    userFolder: join(place, 'user'),
    host: 'browser',
    version: '1',
    launchCompute: readerDouble,
    now: () => Date.now(),
    roots: [place],
  });
  const host = await startBrowserHost({ studio, rendererFolder: join(place, 'renderer'), port: 0 });
  const opened = await studio.methods.openProject({ folder: project });
  if (!opened.ok) throw new Error(opened.error.message);
  return {
    url: host.url,
    close: async () => {
      await host.close();
      await studio.dispose();
    },
  };
}

async function startProgram(place: string, project: string): Promise<Pick<Target, 'url' | 'close'>> {
  const cli = join(root, 'out', 'main', 'cli.js');
  const child = spawn(process.execPath, [cli, 'serve', project, '--port', '0', '--root', place], {
    cwd: place,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, SHAPE_SPACE_USER_FOLDER: join(place, 'user') },
  });
  const url = await firstAddress(child.stdout);
  return {
    url,
    close: () =>
      new Promise((done) => {
        if (child.exitCode !== null || child.signalCode !== null) return done();
        child.once('exit', () => done());
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
      }),
  };
}

async function firstAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const url = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error('the program ended without naming its address');
}
