/** Runs in processes of their own, killed at random moments (the same in every test run). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunKey } from '../../contract/running/run';
import { createStream } from '../../core/random/stream';
import { removeHalfWritten } from '../../store/project/half-written';
import { readEpochs, readRun, runFolder } from '../../store/runs/run-store';
import { planRun, smallTraining, writeSmallProject } from './small-project.fixture';

const kills = 20;
const root = join(import.meta.dirname, '..', '..', '..');
const bundle = join(root, 'out', `kill-target-${process.pid}`); // inside the project, where its packages are found
const target = join(bundle, 'target.mjs');
const results = ['checkpoint/last.safetensors', 'checkpoint/best.safetensors', 'predictions.csv', 'metrics.json', 'model.onnx'];
let place: string;
let copies = 0;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'kill-runs-'));
  await writeSmallProject(join(place, 'untouched'));
  await build({
    ...{ configFile: false, root, logLevel: 'silent' },
    build: {
      ...{ ssr: join(import.meta.dirname, 'kill-target.fixture.ts'), outDir: bundle },
      rolldownOptions: { output: { entryFileNames: 'target.mjs' } },
    },
  });
}, 60_000);
afterAll(async () => {
  await rm(bundle, { recursive: true, force: true });
  await rm(place, { recursive: true, force: true });
});

async function prepare(): Promise<{ folder: string; key: RunKey }> {
  const folder = join(place, `project${++copies}`);
  await cp(join(place, 'untouched'), folder, { recursive: true });
  return { folder, key: await planRun(folder, smallTraining, 1) };
}

/** How the process ended, and how long after its start. Killed after so long, if it lives. */
async function carryOut(folder: string, key: RunKey, killAfterMs: number | null): Promise<{ isKilled: boolean; ms: number }> {
  const process_ = spawn(process.execPath, [target, folder, key], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(process_, 'exit') as Promise<[number | null, string | null]>;
  await once(process_.stdout, 'data');
  const started = performance.now();
  const timer = killAfterMs === null ? undefined : setTimeout(() => process_.kill('SIGKILL'), killAfterMs);
  const [code, signal] = await ended;
  clearTimeout(timer);
  if (signal === null) expect(code).toBe(0);
  return { isKilled: signal === 'SIGKILL', ms: performance.now() - started };
}

async function contents(folder: string, key: RunKey): Promise<unknown> {
  const files = await Promise.all(
    results.map(async (file) => [file, (await readFile(join(runFolder(folder, key), file))).toString('base64')]),
  );
  const epochs = (await readEpochs(folder, key)).map((row) => ({ ...row, imagesPerSecond: 0 })); // the one number that is a time
  return { files: Object.fromEntries(files) as unknown, epochs };
}

it(`ends with the bytes of an undisturbed run, wherever it is killed (${kills} times)`, async () => {
  const undisturbed = await prepare();
  const { ms } = await carryOut(undisturbed.folder, undisturbed.key, null);
  const expected = await contents(undisturbed.folder, undisturbed.key);
  const moments = createStream(20, 'kill-moments');
  let killed = 0;
  let states = '';
  while (killed < kills) {
    const { folder, key } = await prepare();
    for (let isDone = false; !isDone;) {
      // Each sitting dies somewhere in the first third of a whole run, or is the last: kills then fall into every part of it.
      const { isKilled } = await carryOut(folder, key, killed < kills ? (moments.uniform() * ms) / 2.5 : null);
      if (isKilled) killed++;
      isDone = !isKilled;
      states += (await readRun(folder, key))!.state === 'done' ? 'd' : 'r';
    }
    await removeHalfWritten(folder);
    expect(await contents(folder, key)).toEqual(expected);
    const left = await readdir(runFolder(folder, key), { recursive: true });
    expect(left.filter((name) => name.endsWith('.tmp') || name.includes('previous'))).toEqual([]);
  }
  expect(states).toContain('r');
}, 130_000);

it('a process that is stuck in a step ends when its host dies', async () => {
  const script = `const child = require('node:child_process').fork(${JSON.stringify(target)}, ['block']);
    child.on('message', () => process.stdout.write(String(child.pid)));`;
  const host = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [pid] = (await once(host.stdout, 'data')) as [Buffer];
  const isAlive = (): boolean => {
    try {
      return process.kill(Number(pid.toString()), 0);
    } catch {
      return false;
    }
  };
  expect(isAlive()).toBe(true);
  host.kill('SIGKILL');
  for (let i = 0; i < 100 && isAlive(); i++) await wait(100);
  expect(isAlive()).toBe(false);
}, 20_000);
