import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { ImageTask } from '../contract/running/image-task';
import { forkCompute } from '../hosts/fork-compute';
import { ProcessDouble } from './experiments/compute-process.fixture';
import { createImageReader } from './image-reader';
import { createReadingProcesses } from './reading/reading-processes';

const folder = mkdtempSync(join(tmpdir(), 'image-reader-'));
afterAll(() => rmSync(folder, { recursive: true }));
const draw = (path: string): ImageTask => ({ does: 'draw', source: { path }, size: 8, invert: false });

/** A process that never comes back from one file, and answers for every other. */
const script = join(folder, 'reader.mjs');
writeFileSync(
  script,
  `process.on('message', ({ type, task }) => {
     if (type !== 'image') return;
     if (task.source.path === 'endless.svg') for (;;);
     if (task.source.path === 'fatal.svg') process.kill(process.pid, 'SIGSEGV');
     process.send({ type: 'imageAnswered', answer: { does: 'draw', png: new Uint8Array([process.pid % 256]) } });
   });
   process.send({ type: 'ready' });`,
);

it('ends a process that takes too long or dies, says so, and reads on', async () => {
  let started = 0;
  const readers = createReadingProcesses(() => (started++, forkCompute(script)), 2, { startMs: 10_000, idleMs: 60_000 });
  const imageReader = createImageReader(readers, null, 300);
  const startMs = performance.now();
  const [endless, fatal, ...sound] = await Promise.all(
    ['endless.svg', 'fatal.svg', '1.png', '2.png', '3.png'].map((path) => imageReader.ask(draw(path))),
  );
  expect(endless).toEqual({ does: 'failed', reason: 'reading it takes longer than 0.3 seconds; save it as a plain PNG' });
  expect(fatal).toEqual({ does: 'failed', reason: 'it ended the process that tried to read it; save it as a plain PNG' });
  expect(sound.map(({ does }) => does)).toEqual(['draw', 'draw', 'draw']);
  expect(started).toBeLessThanOrEqual(4);
  expect(performance.now() - startMs).toBeLessThan(5000);
  expect(await imageReader.ask(draw('4.png'))).toMatchObject({ does: 'draw' });
  readers.dispose();
  expect(await imageReader.ask(draw('5.png'))).toMatchObject({ does: 'failed', reason: 'the program is ending' });
});

it('starts a process with the first question, keeps it for the next, and lets it go when nobody asks', async () => {
  const processes: ProcessDouble[] = [];
  const launch = (): ProcessDouble => {
    const process = new ProcessDouble();
    process.post = () => process.report({ type: 'imageAnswered', answer: { does: 'draw', png: new Uint8Array() } });
    processes.push(process);
    setTimeout(() => process.report({ type: 'ready' }));
    return process;
  };
  const readers = createReadingProcesses(launch, 2, { startMs: 1000, idleMs: 30 });
  const imageReader = createImageReader(readers, null, 1000);
  expect(processes).toHaveLength(0);
  await imageReader.ask(draw('1.png'));
  await imageReader.ask(draw('2.png'));
  expect(processes).toHaveLength(1);
  await expect.poll(() => processes[0]!.isKilled).toBe(true);
  await imageReader.ask(draw('3.png'));
  expect(processes).toHaveLength(2);
  readers.dispose();
});
