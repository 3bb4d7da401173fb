import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StudyAnswer } from '../../contract/study/rating-study';
import { appendAnswer, readAnswers } from './answer-log';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answers-'));
  path = join(folder, 'answers', 'P01.csv');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const answer = (trial: number): StudyAnswer => ({
  ...{ session: 1, trial, block: 1, left: 'a, "b"', right: 'ä', rating: 3, rtMs: 812.5, answeredAt: '2026-01-02T03:04:05.678Z' },
});

it('adds each answer to the file and reads them in order', async () => {
  expect(await readAnswers(path)).toEqual([]);
  for (const trial of [1, 2]) await appendAnswer(path, answer(trial));
  expect(await readAnswers(path)).toEqual([answer(1), answer(2)]);
  expect(readFileSync(path, 'utf8').split('\n')[0]).toBe('session,trial,block,left,right,rating,rtMs,answeredAt');
});

it('takes a half-written line for no answer and writes the next one in its place', async () => {
  await appendAnswer(path, answer(1));
  await appendAnswer(path, answer(2));
  truncateSync(path, readFileSync(path).length - 7);
  expect(await readAnswers(path)).toEqual([answer(1)]);
  await appendAnswer(path, answer(2));
  expect(await readAnswers(path)).toEqual([answer(1), answer(2)]);
});

it('begins anew when not even the header was written', async () => {
  await appendAnswer(path, answer(1));
  truncateSync(path, 10);
  expect(await readAnswers(path)).toEqual([]);
  await appendAnswer(path, answer(1));
  expect(await readAnswers(path)).toEqual([answer(1)]);
});

it('refuses a rating that is none', async () => {
  await expect(appendAnswer(path, { ...answer(1), rating: 6 })).rejects.toThrow();
  appendFileSync(path.replace('answers/P01.csv', 'x'), '');
  expect(await readAnswers(path)).toEqual([]);
});

it('has every answer that was acknowledged when the program is killed', async () => {
  const bundle = join(folder, 'victim');
  await build({
    ...{ configFile: false, logLevel: 'silent', ssr: { noExternal: true } },
    build: {
      ssr: join(import.meta.dirname, 'answering-victim.fixture.ts'),
      outDir: bundle,
      rolldownOptions: { output: { entryFileNames: 'victim.mjs' } },
    },
  });
  for (const delayMs of [5, 20, 40]) {
    rmSync(path, { force: true });
    const victim = spawn(process.execPath, [join(bundle, 'victim.mjs'), path], { stdio: ['ignore', 'pipe', 'inherit'] });
    let acknowledged = '';
    victim.stdout.on('data', (text) => (acknowledged += String(text)));
    await once(victim.stdout, 'data');
    await wait(delayMs);
    victim.kill('SIGKILL');
    await once(victim, 'close');
    const stored = (await readAnswers(path)).map(({ trial }) => trial);
    expect(stored).toEqual(stored.map((_, i) => i + 1));
    expect(stored.length).toBeGreaterThanOrEqual(acknowledged.split('\n').filter((line) => line !== '').length);
  }
});
