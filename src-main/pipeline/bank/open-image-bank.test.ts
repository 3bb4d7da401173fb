import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isReadable, type ImageBank } from './image-bank';
import { closeRecords, recordOf } from './bank-records';
import { readRecordHeader } from './image-record';
import { openImageBank, type BankItem } from './open-image-bank';
import { renderCopy } from '../augment/render-copy';

let folder: string;
let cacheFile: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'image-bank-'));
  cacheFile = join(folder, 'cache', 'bank.bin');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(id: string, bytes: Uint8Array | string): Promise<BankItem> {
  const path = join(folder, id);
  await writeFile(path, bytes);
  return { id, path };
}
/** A bar on a white page, uncompressed so that bars of the same page make files of the same size. */
async function bar(width: number, height: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect x="30" y="20" width="${width}" height="${height}"/></svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: '#fff' }).toColourspace('b-w').png({ compressionLevel: 0 }).toBuffer();
}
const recordsOf = (bank: ImageBank): Buffer => Buffer.concat(Array.from({ length: bank.count }, (_, i) => Buffer.from(recordOf(bank, i))));
function sizes(bank: ImageBank): ([number, number] | null)[] {
  return Array.from({ length: bank.count }, (_, i) => {
    if (!isReadable(bank, i)) return null;
    const { width, height } = readRecordHeader(recordOf(bank, i));
    return [width, height];
  });
}

describe('openImageBank', () => {
  it('crops each drawing to its ink and reduces it to 256 pixels', async () => {
    const items = [await put('small.png', await bar(100, 50)), await put('large.png', await bar(320, 160))];
    const seen: number[] = [];
    const { bank, problems } = await openImageBank(items, cacheFile, (done, total) => seen.push(done / total));
    expect(problems).toEqual([]);
    expect(sizes(bank)).toEqual([
      [100, 50],
      [256, 128],
    ]);
    expect(bank.ids).toEqual(['small.png', 'large.png']);
    expect((bank.records as Uint8Array).buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(seen).toEqual([0, 1]);
  });

  it('keeps the place of what cannot be read and says for each what to do', async () => {
    const items = [
      await put('good.png', await bar(100, 50)),
      await put('letter.png', 'dear diary'),
      await put('blank.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      { id: 'missing', path: join(folder, 'missing.png') },
      { id: 'folder', path: folder },
    ];
    const { bank, problems } = await openImageBank(items, cacheFile);
    expect(sizes(bank)).toEqual([[100, 50], null, null, null, null]);
    expect(problems.map(({ id }) => id)).toEqual(['letter.png', 'blank.svg', 'missing', 'folder']);
    expect(problems[0]!.message).toContain('letter.png cannot be read: it is not an image in a known format');
    expect(problems[1]!.message).toContain('is blank');
    expect(problems[2]!.message).toContain('does not exist');
    expect(problems[3]!.message).toContain('is a folder');
    expect((await openImageBank(items, cacheFile)).problems).toEqual(problems);
  });

  it('answers from the cache while nothing changes, and with the same bytes', async () => {
    const items = [await put('a.png', await bar(100, 50)), await put('b.png', await bar(60, 90))];
    const first = await openImageBank(items, cacheFile);
    const written = await stat(cacheFile);
    const second = await openImageBank(items, cacheFile);
    expect(Buffer.compare(recordsOf(first.bank), recordsOf(second.bank))).toBe(0);
    expect((await stat(cacheFile)).ino).toBe(written.ino); // not even written again
    const reordered = await openImageBank([items[1]!, items[0]!], cacheFile);
    expect(sizes(reordered.bank)).toEqual([...sizes(first.bank)].reverse());
  });

  it('leaves the records of a large bank in their file, and reads the same from there, also after the file was replaced', async () => {
    const items = [await put('a.png', await bar(100, 50)), await put('b.png', await bar(60, 90)), await put('c.png', 'no image')];
    const { bank: held } = await openImageBank(items, cacheFile);
    const { bank } = await openImageBank(items, cacheFile, undefined, 0);
    expect(bank.records).toMatchObject({ descriptor: expect.any(Number) as number });
    const expected = recordsOf(held);
    expect(Buffer.compare(recordsOf(bank), expected)).toBe(0);
    const recipe = { imageSize: 64, minimumSize: 48, flipProbability: 0.5, rotationDegrees: 15, shearDegrees: 15 };
    const draw = (of: ImageBank, item: number): Uint8Array => {
      const pixels = new Uint8Array(64 * 64);
      renderCopy(of, item, 3, recipe, 1, pixels, 0);
      return pixels;
    };
    for (const item of [0, 1]) expect(draw(bank, item)).toEqual(draw(held, item));
    await openImageBank([await put('d.png', await bar(10, 20)), ...items], cacheFile);
    expect(Buffer.compare(recordsOf(bank), expected)).toBe(0);
    closeRecords(bank.records);
    expect(() => recordOf(bank, 0)).toThrow();
  });

  it('notices a changed file of the same size, even with its old modification time', async () => {
    const items = [await put('a.png', await bar(100, 50))];
    await openImageBank(items, cacheFile);
    const before = await stat(items[0]!.path);
    await put('a.png', await bar(50, 100));
    await utimes(items[0]!.path, before.atime, before.mtime);
    expect((await stat(items[0]!.path)).size).toBe(before.size);
    expect(sizes((await openImageBank(items, cacheFile)).bank)).toEqual([[50, 100]]);
  });

  it('picks up a file that was missing, and one that replaces an unreadable one', async () => {
    const missing = { id: 'late.png', path: join(folder, 'late.png') };
    const items = [missing, await put('bad.png', 'no image')];
    expect((await openImageBank(items, cacheFile)).problems).toHaveLength(2);
    await put('late.png', await bar(30, 40));
    await put('bad.png', await bar(40, 30));
    const { bank, problems } = await openImageBank(items, cacheFile);
    expect(problems).toEqual([]);
    expect(sizes(bank)).toEqual([
      [30, 40],
      [40, 30],
    ]);
  });

  it.each(['truncated', 'altered', 'foreign'])('decodes again when the cache is %s', async (damage) => {
    const items = [await put('a.png', await bar(100, 50))];
    const { bank } = await openImageBank(items, cacheFile);
    const bytes = await readFile(cacheFile);
    if (damage === 'truncated') await writeFile(cacheFile, bytes.subarray(0, bytes.length - 10));
    else if (damage === 'foreign') await writeFile(cacheFile, 'something else entirely, but long enough to hold a header of its own');
    else {
      bytes[bytes.length - 20]! ^= 1;
      await writeFile(cacheFile, bytes);
    }
    const again = await openImageBank(items, cacheFile);
    expect(Buffer.compare(recordsOf(again.bank), recordsOf(bank))).toBe(0);
    expect((await readFile(cacheFile)).length).toBe(bytes.length); // and mended
  });

  it('says so when the cache cannot be saved', async () => {
    const items = [await put('a.png', await bar(10, 10))];
    await writeFile(join(folder, 'cache'), 'a file where the folder should be');
    await expect(openImageBank(items, cacheFile)).rejects.toMatchObject({ name: 'AppError', code: 'disk' });
  });
});
