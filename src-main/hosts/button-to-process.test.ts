/** The walk that CONTRIBUTING tells of: as long as it says, and only through the files it names, as the stack of calls shows. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import type { StudioEvent } from '../contract/window/events';
import { methodNames, type StudioMethods, type UseCases } from '../contract/window/rpc';
import { ProcessDouble } from '../studio/experiments/compute-process.fixture';
import { createComputeSupervisor } from '../studio/experiments/compute-supervisor';
import { recordOf } from '../studio/experiments/queue/recorded-run.fixture';
import { a, b, end, folder, ledger, queued, until, useQueue } from '../studio/experiments/queue/run-queue.fixture';
import { createRunQueue } from '../studio/experiments/queue/run-queue';
import { dispatch } from '../studio/dispatch';
import { createEventSpreader } from '../studio/spread-events';
import { serveWindow } from './serve-window';

const root = join(import.meta.dirname, '..', '..');
const longest = { Down: 11, Up: 8 };

async function walks(): Promise<Record<string, string[]>> {
  const text = await readFile(join(root, 'CONTRIBUTING.md'), 'utf8');
  const section = /## From button to process and back\n([^]*?)\n\n/.exec(text)?.[1] ?? '';
  return Object.fromEntries(
    [...section.matchAll(/- (\w+) \((\d+)\): ([^]*?)(?=\n- |$)/g)].map(([, name = '', count, steps = '']) => {
      const named = steps.split(/→|(?<=[`)]) \| /).map((step) => /`([^`]+)`/.exec(step)?.[1] ?? '');
      expect(named, name).toHaveLength(Number(count));
      return [name, named];
    }),
  );
}

/** The program's own files that are being carried out, innermost first. */
function filesOnStack(): string[] {
  const files = [...(new Error('here').stack ?? '').matchAll(/src-main\/([\w/.-]+?)\.ts:/g)].map(([, file = '']) => file);
  return [...new Set(files)].filter((file) => !/\.(test|fixture)$/.test(file));
}

beforeEach(() => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  return () => (Error.stackTraceLimit = stackTraceLimit);
});
useQueue();

it('is no longer than it is to be, and every file it names is there', async () => {
  const { Down: down = [], Up: up = [] } = await walks();
  expect(down.length).toBeGreaterThan(0);
  expect(up.length).toBeGreaterThan(0);
  expect(down.length).toBeLessThanOrEqual(longest.Down);
  expect(up.length).toBeLessThanOrEqual(longest.Up);
  const files = execFileSync('git', ['ls-files', 'src-main', 'src-renderer'], { cwd: root, encoding: 'utf8' }).split('\n');
  const isThere = (name: string): boolean => files.some((file) => file.replace(/\.svelte\.ts$|\.svelte$|\.ts$/, '').endsWith(`/${name}`));
  expect([...down, ...up].filter((name) => !isThere(name))).toEqual([]);
});

it('leads from the wire to the use case through `dispatch` alone', async () => {
  let heard: (message: string) => void = () => undefined;
  const through = await new Promise<string[]>((resolve) => {
    const useCases = Object.fromEntries(methodNames.map((name) => [name, () => resolve(filesOnStack())])) as unknown as UseCases;
    serveWindow(
      { methods: dispatch(useCases, () => undefined), onEvent: () => () => undefined },
      { post: () => undefined, onMessage: (listener) => (heard = listener) },
    );
    heard(JSON.stringify({ t: 'q', i: '1', m: 'startExperiments', a: [{ steps: [1], preset: 'tiny' }] }));
  });
  expect(through).toEqual(['studio/dispatch']);
});

/** The queue of a study, and the process it has started. */
async function startQueue(emit: (event: StudioEvent) => void, through: string[][]): Promise<ProcessDouble> {
  const process = new ProcessDouble();
  const post = process.post.bind(process);
  process.post = (command) => {
    if (command.type === 'carryOut') through.push(filesOnStack());
    post(command);
  };
  const supervisor = createComputeSupervisor(() => process, '/assets');
  const queue = createRunQueue({ folder, ledger, supervisor, emit, estimateMs: () => null, now: () => 0 });
  await queue.start([queued(a), queued(b)], [recordOf(a), recordOf(b)]);
  await vi.waitFor(() => expect(queue.status().current?.state).toBe('running'));
  process.report({ type: 'ready' });
  return process;
}

it('leads from the queue to the process through `host` alone', async () => {
  const through: string[][] = [];
  const process = await startQueue(() => undefined, through);
  await end(a, 'done', process);
  await until(() => through.length === 2);
  expect(through[1]).toEqual(['processes/host', 'studio/experiments/queue/run-queue']);
});

it('leads from the process to the wire through `host`, `run-queue` and `spread-events` alone', async () => {
  const spreader = createEventSpreader(() => 0);
  const process = await startQueue(spreader.emit, []);
  const through: string[][] = [];
  const post = (message: string): void => {
    if (message.includes('queueProgressed')) through.push(filesOnStack());
  };
  serveWindow({ methods: {} as StudioMethods, onEvent: spreader.listen }, { post, onMessage: () => undefined });
  process.report({ type: 'progressed', key: a, progress: { phase: 'training', done: 1, total: 2, fraction: 0.5, remainingMs: null } });
  expect(through).toEqual([['studio/spread-events', 'studio/experiments/queue/run-queue', 'processes/host']]);
});
