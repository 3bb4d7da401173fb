import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type * as FileSystem from 'node:fs/promises';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeAtomic } from '../files/write-atomic';
import { forgetVersions, readHistory, recordChange, recoverJournal, redoChange, undoChange } from './journal';
import { writePending, emptyJournal } from './journal-file';
import { takeStock } from './file-versions';

/**
 * A program that has died writes nothing any more: after `left` changes to the disk every further one fails. Waiting for the disk itself
 * would only cost time here.
 */
const fuse = vi.hoisted(() => ({ left: Infinity }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>();
  const burn = (): void => {
    fuse.left--;
    if (fuse.left < 0) throw new Error('the program is dead');
  };
  const rename: typeof real.rename = async (...args) => (burn(), real.rename(...args));
  const rm: typeof real.rm = async (...args) => (burn(), real.rm(...args));
  const open: typeof real.open = async (...args) => Object.assign(await real.open(...args), { sync: () => Promise.resolve() });
  return { ...real, open, rename, rm };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  mkdirSync(join(folder, 'stimuli'));
  write('stimuli.csv', 'old');
  write('stimuli/owl.png', 'owl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const read = (path: string): string | null => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : null);
const change = (about: string, work: () => void, kind = 'stimulus-renamed' as const) =>
  recordChange(folder, { kind, about }, () => Promise.resolve(work()));

describe('the journal', () => {
  it('takes a change of several files back and does it again, also in another process', async () => {
    await change('owl', () => {
      write('stimuli.csv', 'new');
      write('spaces/mean/space.json', '{}');
      rmSync(join(folder, 'stimuli/owl.png'));
    });
    expect(await readHistory(folder)).toEqual({ undo: { kind: 'stimulus-renamed', about: 'owl' }, redo: null, interrupted: null });
    expect(await undoChange(folder)).toEqual({ kind: 'stimulus-renamed', about: 'owl' });
    expect([read('stimuli.csv'), read('stimuli/owl.png')]).toEqual(['old', 'owl']);
    expect(existsSync(join(folder, 'spaces/mean'))).toBe(false); // an empty folder would count as a damaged space
    await redoChange(folder);
    expect([read('stimuli.csv'), read('stimuli/owl.png'), read('spaces/mean/space.json')]).toEqual(['new', null, '{}']);
    expect(await redoChange(folder)).toBeNull();
  });

  it('takes a change back that fails half-way', async () => {
    const failing = recordChange(folder, { kind: 'data-imported', about: '' }, () => {
      write('stimuli.csv', 'half');
      write('stimuli/new.png', 'new');
      return Promise.reject(new Error('disk full'));
    });
    await expect(failing).rejects.toThrow('disk full');
    expect([read('stimuli.csv'), read('stimuli/new.png')]).toEqual(['old', null]);
    expect((await readHistory(folder)).undo).toBeNull();
  });

  it('holds a hundred steps and keeps no version that none of them needs', async () => {
    for (let i = 0; i < 103; i++) await change(String(i), () => write('stimuli.csv', `version ${i}`));
    let undone = 0;
    while ((await undoChange(folder)) !== null) undone++;
    expect([undone, read('stimuli.csv')]).toEqual([100, 'version 2']);
    expect(readdirSync(join(folder, 'journal/files'))).toHaveLength(102); // 101 of the table, the owl
  });

  it('makes a step of its own of what was changed by hand, so that undo loses nothing', async () => {
    await change('a', () => write('stimuli.csv', 'a'));
    write('stimuli.csv', 'by hand');
    expect((await undoChange(folder))?.kind).toBe('outside');
    expect(read('stimuli.csv')).toBe('a');
    await undoChange(folder);
    expect(read('stimuli.csv')).toBe('old');
    await redoChange(folder);
    await redoChange(folder);
    expect(read('stimuli.csv')).toBe('by hand');
  });

  it('gives one change its turn after the other, and a change within a change to the outer one', async () => {
    const outer = recordChange(folder, { kind: 'data-imported', about: 'outer' }, async () => {
      await change('inner', () => write('stimuli.csv', 'inner'));
      write('ratings.csv', 'outer');
    });
    const second = change('second', () => write('stimuli.csv', `${read('stimuli.csv')} then second`));
    await Promise.all([outer, second]);
    expect(read('stimuli.csv')).toBe('inner then second');
    await undoChange(folder);
    expect((await undoChange(folder))?.about).toBe('outer');
    expect([read('stimuli.csv'), read('ratings.csv')]).toEqual(['old', null]);
  });

  it('never takes answers of participants back', async () => {
    await change('a', () => write('rating-study/answers/p1.csv', 'answer'));
    await change('b', () => write('stimuli.csv', 'b'));
    await undoChange(folder);
    expect(await undoChange(folder)).toBeNull();
    expect(read('rating-study/answers/p1.csv')).toBe('answer');
  });

  it('refuses to go back to a damaged version and leaves everything as it is', async () => {
    await change('a', () => (write('stimuli.csv', 'a'), write('ratings.csv', 'a')));
    for (const name of readdirSync(join(folder, 'journal/files'))) writeFileSync(join(folder, 'journal/files', name), 'damaged');
    await expect(undoChange(folder)).rejects.toThrow(/stimuli\.csv to go back to is damaged/);
    expect([read('stimuli.csv'), read('ratings.csv')]).toEqual(['a', 'a']);
    expect(read('journal/pending.json')).toBeNull();
  });

  it('forgets every older version of a file', async () => {
    await change('secret', () => write('ratings.csv', 'secret'));
    await change('later', () => write('stimuli.csv', 'later'));
    await change('removed', () => write('ratings.csv', 'public'));
    await change('last', () => write('stimuli.csv', 'last'));
    await forgetVersions(folder, ['ratings.csv']);
    const kept = readdirSync(join(folder, 'journal/files')).map((name) => read(`journal/files/${name}`));
    expect(kept.sort()).toEqual(['last', 'later', 'owl', 'public']);
    expect((await undoChange(folder))?.about).toBe('last');
    expect(await undoChange(folder)).toBeNull();
  });

  it('gives every state back, whatever is changed, undone and done again', async () => {
    const actions = fc.array(fc.oneof(fc.constant('undo'), fc.constant('redo'), fc.integer({ min: 0, max: 5 })), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(actions, async (list) => {
        rmSync(join(folder, 'journal'), { recursive: true, force: true });
        let [past, future]: [string[], string[]] = [[read('stimuli.csv')!], []];
        for (const action of list) {
          if (action === 'undo') {
            await undoChange(folder);
            if (past.length > 1) future = [past.pop()!, ...future];
          } else if (action === 'redo') {
            await redoChange(folder);
            if (future.length > 0) past.push(future.shift()!);
          } else if (read('stimuli.csv') !== `v${action}`) {
            await change('', () => write('stimuli.csv', `v${action}`));
            [past, future] = [[...past, `v${action}`], []];
          }
          expect(read('stimuli.csv')).toBe(past.at(-1));
        }
      }),
      { numRuns: 15, seed: 5 },
    );
  });
});

describe('after a crash', () => {
  it('takes back a change that was cut off between mark and end, and says which', async () => {
    await change('first', () => write('stimuli.csv', 'first'));
    await writePending(folder, {
      id: 'x',
      change: { kind: 'data-imported', about: 'table.csv' },
      isChange: true,
      aim: await takeStock(folder),
      journal: { ...emptyJournal, known: await takeStock(folder) },
    });
    write('stimuli.csv', 'half');
    write('stimuli/half.png', 'half');
    expect(await recoverJournal(folder)).toEqual({ kind: 'data-imported', about: 'table.csv' });
    expect([read('stimuli.csv'), read('stimuli/half.png')]).toEqual(['first', null]);
    expect((await readHistory(folder)).interrupted?.about).toBe('table.csv');
    expect(await recoverJournal(folder)).toBeNull();
  });

  it('leaves whole states only, at whichever write the program dies', async () => {
    write('ratings.csv', 'old');
    let crashes = 0;
    for (const act of ['change', 'undo', 'redo'] as const)
      for (let writes = 0; ; writes++) {
        rmSync(join(folder, 'journal'), { recursive: true, force: true });
        for (const path of ['stimuli.csv', 'ratings.csv']) write(path, 'old');
        await changeBoth('new');
        if (act !== 'change') await undoChange(folder);
        if (act === 'redo') await redoChange(folder);
        const before = read('stimuli.csv');
        fuse.left = writes;
        const acted = act === 'change' ? changeBoth('newest') : act === 'undo' ? redoChange(folder) : undoChange(folder);
        const isDead = await acted.then(
          () => false,
          () => true,
        );
        fuse.left = Infinity;
        await recoverJournal(folder);
        expect(read('ratings.csv')).toBe(read('stimuli.csv'));
        if (!isDead) expect(read('stimuli.csv')).not.toBe(before);
        while ((await undoChange(folder)) !== null) expect(read('ratings.csv')).toBe(read('stimuli.csv'));
        expect(read('stimuli.csv')).toBe('old');
        if (!isDead) break;
        crashes++;
      }
    expect(crashes).toBeGreaterThan(12);
  });

  it('leaves whole states only when its process is killed', async () => {
    write('ratings.csv', 'old');
    const bundle = join(folder, 'victim');
    await build({
      ...{ configFile: false, logLevel: 'silent', ssr: { noExternal: true } },
      build: {
        ssr: join(import.meta.dirname, 'kill-victim.fixture.ts'),
        outDir: bundle,
        rolldownOptions: { output: { entryFileNames: 'victim.mjs' } },
      },
    });
    for (const delayMs of [3, 11, 26, 43]) {
      const victim = spawn(process.execPath, [join(bundle, 'victim.mjs'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(victim.stdout, 'data');
      await wait(delayMs);
      victim.kill('SIGKILL');
      await once(victim, 'exit');
      await recoverJournal(folder);
      expect(read('ratings.csv')).toBe(read('stimuli.csv'));
      while ((await undoChange(folder)) !== null) expect(read('ratings.csv')).toBe(read('stimuli.csv'));
    }
  });
});

/** Two files that must always say the same. */
function changeBoth(text: string): Promise<void> {
  return recordChange(folder, { kind: 'data-imported', about: text }, async () => {
    for (const path of ['stimuli.csv', 'ratings.csv']) await writeAtomic(join(folder, path), text);
  });
}
