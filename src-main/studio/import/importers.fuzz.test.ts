/**
 * Spoiled files for every importer: each must be read, or refused with a sentence that names it, in under five seconds. A small share runs
 * with the unit tests; `npm run fuzz` runs 10,000 for each.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../../contract/app-error';
import { createStream } from '../../core/random/stream';
import { describeImage, prepareImage } from '../../pipeline/drawing/stimulus-image';
import { tableKinds } from '../../contract/importing/import';
import { readTableFile, type TableChoices, type TableSetting } from '../../store/importers/reading/sheet/read-table-file';
import { readStudyFolder } from '../../store/importers/study';
import { parseLogName, readTrainingLog } from '../../store/importers/training-log';
import {
  formatSeeds,
  imageSeeds,
  layoutSeeds,
  logSeeds,
  nounSeed,
  shapesSeed,
  spoil,
  tableSeeds,
  workbookSeeds,
} from '../test-support/spoiled-files';

const wanted = process.env['SHAPE_SPACE_FUZZ'];
const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `name` must stand in every sentence. */
async function fuzz(name: string, share: number, attempt: (i: number) => Promise<unknown>): Promise<void> {
  const runs = wanted === undefined ? share : Number(wanted);
  let [read, refused, slowest] = [0, 0, 0];
  for (let i = 0; i < runs; i++) {
    const startMs = performance.now();
    try {
      await attempt(i);
      read++;
    } catch (error) {
      if (!(error instanceof AppError)) throw new Error(`${name}, input ${i}: ${String(error)}`, { cause: error });
      expect(error.message, `input ${i}`).toContain(name);
      expect(error.message.length, `input ${i}`).toBeLessThan(1500);
      refused++;
    }
    slowest = Math.max(slowest, performance.now() - startMs);
  }
  expect(slowest).toBeLessThan(5000);
  if (wanted === undefined) return;
  const megabytes = Math.round(process.memoryUsage().rss / 1e6);
  process.stdout.write(
    `${name}: ${runs} inputs, ${read} read, ${refused} refused, slowest ${Math.round(slowest)} ms, memory ${megabytes} MB\n`,
  );
  expect(megabytes).toBeLessThan(1000);
}

/** A table that is no use is as good as one that cannot be read. */
async function readSoundly(
  ...input: readonly [name: string, bytes: Uint8Array, choices?: TableChoices, setting?: TableSetting]
): Promise<unknown> {
  const [name, bytes, choices, setting] = input;
  const read = await readTableFile(bytes, name, choices, setting);
  structuredClone(read); // goes to another process
  if (read.problem !== null) throw new AppError('bad-input', read.problem);
  return read;
}

const limit = wanted === undefined ? 20_000 : 3_600_000;

describe('spoiled files', () => {
  it('tables', { timeout: limit }, () => {
    const stream = createStream(42, 'fuzz', 'table');
    return fuzz('table.csv', 150, async () => {
      const kind = [undefined, ...tableKinds][stream.integer(tableKinds.length + 1)];
      const content = kind === undefined ? {} : { content: { kind } };
      return readSoundly('table.csv', spoil([...tableSeeds, ...layoutSeeds], stream), content, { order: ['owl', 'axe', 'saw'] });
    });
  });

  it('files of other programs', { timeout: limit }, () => {
    const stream = createStream(42, 'fuzz', 'format');
    return fuzz('table.bin', 150, () => readSoundly('table.bin', spoil(formatSeeds, stream)));
  });

  it('workbooks', { timeout: limit }, () => {
    const stream = createStream(42, 'fuzz', 'workbook');
    return fuzz('table.xlsx', 30, async () => {
      return readSoundly('table.xlsx', spoil(workbookSeeds, stream));
    });
  });

  it('images', { timeout: limit }, async () => {
    const stream = createStream(42, 'fuzz', 'image');
    const seeds = await imageSeeds();
    return fuzz('image', 40, async () => {
      const bytes = spoil(seeds, stream);
      const answer = await describeImage(bytes);
      if (!answer.ok) throw new AppError('bad-input', `The image cannot be read: ${answer.reason}.`);
      return prepareImage(bytes, answer.image, stream.integer(2) === 1);
    });
  });

  it('training logs', { timeout: limit }, () => {
    const stream = createStream(42, 'fuzz', 'log');
    return fuzz('a_f0_log.csv', 100, () => {
      parseLogName(
        Buffer.from(
          spoil([new TextEncoder().encode('c1.0_r0.0_m0.0_b512_w0.0005_v0.0_eTrue_dFalse_n0.1_mean_4_f0_log.csv')], stream),
        ).toString('latin1'),
      );
      return Promise.resolve(readTrainingLog(new TextDecoder().decode(spoil(logSeeds, stream)), 'a_f0_log.csv'));
    });
  });

  for (const [study, seed] of [
    ['shapes', shapesSeed],
    ['noun', nounSeed],
  ] as const)
    // prettier-ignore
    it(`the folder of the ${study} study`, { timeout: limit }, () => {
      const stream = createStream(42, 'fuzz', study);
      const paths = Object.keys(seed);
      const write = (path: string, content: string | Uint8Array): void => {
        mkdirSync(dirname(join(folder, study, path)), { recursive: true });
        writeFileSync(join(folder, study, path), content);
      };
      for (const path of paths) write(path, seed[path]!);
      return fuzz(folder, 40, async () => {
        const path = paths[stream.integer(paths.length)]!;
        write(path, spoil([Buffer.from(seed[path]!)], stream));
        try {
          return await readStudyFolder(join(folder, study));
        } finally {
          write(path, seed[path]!);
        }
      });
    });
});
