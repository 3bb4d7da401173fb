import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStream } from '../../core/random/stream';
import { fitDimensions, type FitTask } from './fit-dimensions';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'space-worker-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const entry = join(import.meta.dirname, 'space-worker.ts');
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: { ssr: entry, outDir: folder, emptyOutDir: false },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const n = 12;
const stream = createStream(1, 'dissimilarities');
const values = new Float64Array(n * n);
for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) values[i * n + j] = values[j * n + i] = 1 + stream.integer(20) / 5;
const task: FitTask = {
  matrix: { n, values },
  settings: { method: 'nonmetric', ties: 'primary', starts: 3, maxIterations: 200, seed: 7 },
};

describe('fitDimensions', () => {
  it('gives the same spaces in worker threads as without, in the order of dimensions', async () => {
    const here = await fitDimensions(task, 4, null);
    const there = await fitDimensions(task, 4, join(folder, 'space-worker.js'));
    expect(there).toEqual(here);
    expect(here.map(({ dims }) => dims)).toEqual([1, 2, 3, 4]);
  });

  it('brings the sentence of a failure back from the thread', async () => {
    const broken = { ...task, matrix: { n: 2, values: new Float64Array(4) } };
    await expect(fitDimensions(broken, 1, join(folder, 'space-worker.js'))).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('at least 3 stimuli') as string,
    });
  });

  it('fails when the thread breaks instead of waiting for ever', async () => {
    writeFileSync(join(folder, 'broken.js'), 'throw new Error("no such thread")');
    await expect(fitDimensions(task, 2, join(folder, 'broken.js'))).rejects.toThrow('no such thread');
  });
});
