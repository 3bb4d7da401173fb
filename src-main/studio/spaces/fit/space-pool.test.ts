import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fitSpace } from '../../../core/spaces/mds/fit-space';
import { createStream } from '../../../core/random/stream';
import { fitDimensions, fitInPool } from './fit-in-pool';
import { createSpacePool, type SpacePool } from './space-pool';

let folder: string;
let pool: SpacePool;
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
  pool = createSpacePool(join(folder, 'space-worker.js'), 2);
});
afterAll(async () => {
  await pool.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const n = 12;
const stream = createStream(1, 'dissimilarities');
const values = new Float64Array(n * n);
for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) values[i * n + j] = values[j * n + i] = 1 + stream.integer(20) / 5;
const matrix = { n, values };
const settings = { method: 'nonmetric', ties: 'primary', starts: 20, maxIterations: 200, seed: 7 } as const;

describe('spaces fitted in a pool of threads', () => {
  it('are the same as without threads, in the order asked for', async () => {
    const fits = await fitDimensions(matrix, [1, 4, 2], settings, { pool });
    expect(fits).toEqual([1, 4, 2].map((dims) => fitSpace(matrix, dims, settings)));
  });

  it('bring the sentence of a failure back from the thread, and the thread goes on', async () => {
    const broken = { n: 2, values: new Float64Array(4) };
    const task = { dims: 1, settings, candidates: [], keep: 1, tolerance: null };
    const apart = { n: 4, values: Float64Array.of(0, 1, NaN, NaN, 1, 0, NaN, NaN, NaN, NaN, 0, 1, NaN, NaN, 1, 0) };
    await expect(pool.run('bracket', { matrix: apart, task })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(fitInPool(broken, 1, settings, { pool })).rejects.toThrow('at least 3 stimuli');
    expect((await fitInPool(matrix, 1, settings, { pool })).dims).toBe(1);
  });

  it('are given up at once when nobody wants them any more, and what is urgent overtakes', async () => {
    const stale = new AbortController();
    const long = { ...settings, starts: 400, maxIterations: 5000 };
    const forgotten = fitInPool(matrix, 3, long, { pool, signal: stale.signal });
    const slow = fitInPool(matrix, 2, long, { pool });
    let isSlowDone = false;
    void slow.then(() => (isSlowDone = true));
    stale.abort(new Error('superseded'));
    await expect(forgotten).rejects.toThrow('superseded');
    await fitInPool(matrix, 2, { ...settings, starts: 0 }, { pool, isUrgent: true });
    expect(isSlowDone).toBe(false);
    expect((await slow).dims).toBe(2);
  });

  it('fail when the thread breaks instead of waiting for ever', async () => {
    writeFileSync(join(folder, 'broken.js'), 'throw new Error("no such thread")');
    const broken = createSpacePool(join(folder, 'broken.js'), 2);
    await expect(fitInPool(matrix, 2, settings, { pool: broken })).rejects.toThrow('no such thread');
    await broken.dispose();
  });

  it('say so when the pool has been closed', async () => {
    const closed = createSpacePool(null);
    await closed.dispose();
    await expect(fitInPool(matrix, 2, settings, { pool: closed })).rejects.toThrow('was stopped');
  });
});
