/** A disk that is full at each write of everything that a person changes: what is on the disk and what is said agree. */
import type * as FileSystem from 'node:fs/promises';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '../contract/app-error';
import type { StudioContext } from './context';
import { explainCutOff, recoverJournal } from '../store/journal/journal';
import { takeStock } from '../store/journal/file-versions';
import { appendAnswer, readAnswers } from '../store/rating-study/answer-log';
import { readRatings } from '../store/files/tables';
import { addCorpus } from './corpora/add-corpus';
import { createDroppedFiles } from './import/files/dropped-files';
import { createSampleProject } from './projects/create-sample';
import { describeRatingStudy, saveRatingStudy } from './rating-study/describe-study';
import { chooseTargetSpace } from './spaces/choose-target-space';
import { computeSpace } from './spaces/fit/compute-space';
import { categoriseStimuli, excludeStimuli, renameStimulus, replaceDrawing } from './stimuli/edit-stimuli';
import { excludeRatings } from './stimuli/exclude-ratings';
import { testContext, writeMiniSample } from './test-support/mini-sample';

const disk = vi.hoisted(() => ({ left: Infinity }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>();
  /** A full disk takes the first half of what is written. */
  const orHalf =
    (write: FileSystem.FileHandle['writeFile']): FileSystem.FileHandle['writeFile'] =>
    async (data, options) => {
      if (--disk.left >= 0) return write(data, options);
      const bytes = Buffer.from(data as string);
      await write(bytes.subarray(0, bytes.length / 2));
      throw Object.assign(new Error('ENOSPC: injected'), { code: 'ENOSPC' });
    };
  const open: typeof real.open = async (...given) => {
    const handle = await real.open(...given);
    const [writeFile, appendFile] = [orHalf(handle.writeFile.bind(handle)), orHalf(handle.appendFile.bind(handle))];
    return Object.assign(handle, { writeFile, appendFile, sync: () => Promise.resolve() });
  };
  return { ...real, open };
});

let place: string;
let folder: string;
let context: StudioContext;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'full-disk-edits-'));
  await writeMiniSample(join(place, 'assets'));
  await createSampleProject(join(place, 'assets'), join(place, 'prepared'));
  for (const name of ['birds', 'mammals'])
    for (const file of ['a.svg', 'b.svg']) {
      mkdirSync(join(place, 'corpus', name), { recursive: true });
      writeFileSync(join(place, 'corpus', name, file), readFileSync(join(place, 'assets', 'sample', 'stimuli', 'owl.svg')));
    }
  folder = join(place, 'prepared');
  context = testContext(join(place, 'assets'), folder);
  await renameStimulus(context, { id: 'owl', name: 'little owl' }); // the journal has begun
}, 60_000);
afterAll(() => {
  disk.left = Infinity;
  rmSync(place, { recursive: true, force: true });
});

const settings = { method: 'classical', ties: 'primary', starts: 0, maxIterations: 10, seed: 1 } as const;
const drawing = (): string => join(place, 'assets', 'sample', 'stimuli', 'parrot.svg');

describe('a full disk', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['renameStimulus', () => renameStimulus(context, { id: 'owl', name: 'barn owl' })],
    ['categoriseStimuli', () => categoriseStimuli(context, { ids: ['axe', 'saw'], category: 'garden' })],
    ['excludeStimuli', () => excludeStimuli(context, { ids: ['owl'], reason: 'drawn twice' })],
    ['replaceDrawing', () => replaceDrawing(context, { id: 'owl', file: drawing() })],
    [
      'excludeRatings',
      () => readRatings(folder).then(([rating]) => excludeRatings(context, { rater: rating?.rater ?? '', pairs: null, reason: 'slip' })),
    ],
    ['computeSpace', () => computeSpace(context, { name: 'mean', settings, maxDims: 2 })],
    ['chooseTargetSpace', () => chooseTargetSpace(context, { name: 'mean', dims: 1 })],
    ['saveRatingStudy', async () => saveRatingStudy(context, { ...(await describeRatingStudy(context)).study, seed: 77 })],
    ['addCorpus', () => addCorpus(context, { folder: join(place, 'corpus'), name: 'A', kind: 'corpus' })],
  ])(
    'at each write of %s leaves it done and said to be, or undone and said to be, also after the project is opened again',
    async (_, edit) => {
      let failures = 0;
      for (let writes = 0; ; writes++) {
        folder = join(place, 'copy');
        cpSync(join(place, 'prepared'), folder, { recursive: true });
        context = testContext(join(place, 'assets'), folder);
        const before = await takeStock(folder);
        disk.left = writes;
        const error = await edit().then(
          () => null,
          (reason: unknown) => reason,
        );
        const isFull = disk.left < 0;
        disk.left = Infinity;
        const after = await takeStock(folder);
        if (error === null) expect(after).not.toEqual(before);
        else expect(after).toEqual(before);
        if (error !== null) expect(error).toBeInstanceOf(AppError);
        expect(await explainCutOff(folder)).toBeNull();
        await recoverJournal(folder);
        expect(await takeStock(folder)).toEqual(after);
        rmSync(folder, { recursive: true, force: true });
        if (!isFull) break;
        failures++;
      }
      expect(failures).toBeGreaterThanOrEqual(4); // the mark, the file, its kept version, the journal
    },
    90_000,
  );

  it('stores no dropped file short, and mixes none up with another of its batch', async () => {
    const tray = createDroppedFiles(join(place, 'user'));
    const body = async function* (text: string, gate: Promise<void> = Promise.resolve()): AsyncGenerator<Uint8Array> {
      await gate;
      for (const letter of text) yield await Promise.resolve(Buffer.from(letter.repeat(1000)));
    };
    for (let writes = 0; writes < 3; writes++) {
      disk.left = writes;
      await expect(tray.receive(null, 'x.csv', body('abc'))).rejects.toThrow('The disk is full');
      disk.left = Infinity;
    }
    const batch = await tray.receive(null, 'first.csv', body('1'));
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const slow = tray.receive(batch, 'slow.csv', body('222', gate));
    const broken = tray.receive(
      batch,
      'broken.csv',
      (async function* () {
        yield await Promise.resolve(Buffer.from('half'));
        throw new Error('aborted');
      })(),
    );
    await expect(broken).rejects.toThrow('aborted');
    const last = tray.receive(batch, 'last.csv', body('33'));
    open();
    await Promise.all([slow, last]);
    expect(tray.files(batch).map(({ name, path }) => [name, readFileSync(path, 'utf8').length])).toEqual([
      ['first.csv', 1000],
      ['slow.csv', 3000],
      ['last.csv', 2000],
    ]);
    await tray.clear();
  });

  it('keeps an answer of a rating study as a whole or not at all', async () => {
    const path = join(place, 'answers', 'P01.csv');
    const answer = (trial: number) => ({
      session: 1,
      trial,
      block: 1,
      left: 'owl',
      right: 'axe',
      rating: 3,
      rtMs: 800,
      answeredAt: '2026',
    });
    for (const trial of [1, 2, 3]) {
      const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
      disk.left = 0;
      await expect(appendAnswer(path, answer(trial))).rejects.toThrow('The disk is full');
      disk.left = Infinity;
      expect(readFileSync(path, 'utf8')).toBe(before);
      await appendAnswer(path, answer(trial));
      expect(await readAnswers(path)).toHaveLength(trial);
    }
  });
});
