import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'shape-space-watch-'));
const log = join(folder, 'user', 'problems.log');

/** A real process: Vitest has handlers of its own. */
async function run(options: object, fault: string): Promise<{ code: number | null; out: string; error: string }> {
  const script = join(folder, 'main.mjs');
  writeFileSync(
    script,
    `import { watchProcess } from './watch.mjs';
     watchProcess(${JSON.stringify({ name: 'the test', version: '1.2', userFolder: join(folder, 'user'), isStrict: false, then: 'go on', ...options })});
     setTimeout(() => console.log('still here'), 100);
     ${fault}`,
  );
  const child = spawn(process.execPath, [script]);
  let [out, error] = ['', ''];
  child.stdout.on('data', (data) => (out += String(data)));
  child.stderr.on('data', (data) => (error += String(data)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, error };
}

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'watch-process.ts'), formats: ['es'], fileName: () => 'watch.mjs' },
      rolldownOptions: { external: [/^node:/] },
    },
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('an error that nobody caught', () => {
  it.each([
    ['uncaught exception', `setTimeout(() => { throw new TypeError('lost my way'); });`],
    ['unhandled rejection', `void Promise.reject(new TypeError('lost my way'));`],
  ])('(%s) is written down and said, and a host goes on', async (origin, fault) => {
    rmSync(log, { force: true });
    const { code, out, error } = await run({}, fault);
    expect({ code, out }).toEqual({ code: 0, out: 'still here\n' });
    expect(readFileSync(log, 'utf8')).toMatch(
      new RegExp(`^\\d{4}-\\S+Z the test, version 1\\.2: ${origin}\nTypeError: lost my way\n    at `),
    );
    expect(error).toContain(log);
  });

  it.each([
    ['a compute process', { then: 'end' }],
    ['a test', { isStrict: true }],
  ])('ends %s', async (_case, options) => {
    const { code, out } = await run(options, `setTimeout(() => { throw new TypeError('lost my way'); });`);
    expect({ code, out }).toEqual({ code: 70, out: '' });
  });

  it('begins a new log when the old one has grown long', async () => {
    writeFileSync(log, 'x'.repeat(1_100_000));
    await run({}, `setTimeout(() => { throw new Error('again'); });`);
    expect(readFileSync(log, 'utf8')).toContain('again');
    expect(readFileSync(`${log}.old`, 'utf8')).toHaveLength(1_100_000);
  });
});
