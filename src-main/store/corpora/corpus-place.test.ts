import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CorpusPlace, ListOptions } from './corpus-place';
import { openPlace } from './open-place';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'corpus-place-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const png = sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
  .png()
  .toBuffer();
const put = (path: string, bytes: Uint8Array | string): string => {
  const place = join(folder, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, bytes);
  return place;
};
async function using<T>(root: string, work: (place: CorpusPlace) => Promise<T>): Promise<T> {
  const place = await openPlace(root);
  try {
    return await work(place);
  } finally {
    await place.close();
  }
}
const paths = (root: string, options: ListOptions = { mostPerFile: null }): Promise<string[]> =>
  using(root, async (place) => (await place.list(options)).map(({ path }) => path));
const read = (root: string, path: string): Promise<Uint8Array> => using(root, (place) => place.read(path));
const cat = '{"word":"cat","recognized":true,"drawing":[[[0,100],[0,50]],[[10],[20]]]}';
const unrecognised = '{"word":"cat","recognized":false,"drawing":[[[0,1],[0,1]]]}';

describe('a folder', () => {
  it('lists images and drawings of stroke files, and passes over the rest', async () => {
    put('b/1.png', await png);
    put('a/2.JPG', 'x');
    put('a/.hidden.png', 'x');
    put('a/notes.txt', 'x');
    put('__MACOSX/a/2.png', 'x');
    put('cat.ndjson', `${cat}\n${unrecognised}\n\n${cat}\n`);
    expect(await paths(folder)).toEqual(['a/2.JPG', 'b/1.png', 'cat.ndjson#1', 'cat.ndjson#4']);
    expect(await paths(folder, { mostPerFile: 1 })).toEqual(['a/2.JPG', 'b/1.png', 'cat.ndjson#1']);
  });

  it.each(['../secret.png', '/etc/passwd', 'a/../../x.png', 'C:/x.png', 'a\\..\\..\\x.png'])('does not read %s', async (path) => {
    await expect(read(folder, path)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('a zip file', () => {
  it('is read where it lies, stored or packed', async () => {
    const zip = put(
      'corpus.zip',
      zipSync({
        'c/cow/1.png': [await png, { level: 0 }],
        'c/owl/2.png': await png,
        'c/readme.txt': strToU8('x'),
        'cat.ndjson': strToU8(`${cat}\n`),
      }),
    );
    expect(await paths(zip)).toEqual(['c/cow/1.png', 'c/owl/2.png', 'cat.ndjson#1']);
    for (const path of ['c/cow/1.png', 'c/owl/2.png']) expect(Buffer.from(await read(zip, path)).equals(await png)).toBe(true);
    expect(new TextDecoder().decode(await read(zip, 'cat.ndjson#1'))).toContain('<svg');
    await expect(read(zip, 'c/pig/3.png')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps odd names apart', async () => {
    const names = ['"quoted" \'class\'/1.png', '🦉 Eule/ä.png', `${'long '.repeat(60)}/1.png`];
    const zip = put('odd.zip', zipSync(Object.fromEntries(await Promise.all(names.map(async (name) => [name, await png] as const)))));
    expect((await paths(zip)).sort()).toEqual([...names].sort());
  });

  it.each(['../../evil.png', '/etc/evil.png', 'C:\\evil.png'])('is refused when a path leads out of it: %s', async (path) => {
    const zip = put('evil.zip', zipSync({ [path]: await png }));
    await expect(paths(zip)).rejects.toThrow(/evil\.zip cannot be read: .*evil\.png.* make it again/);
  });

  it('says which images stand in it twice, and takes the last', async () => {
    const bytes = Buffer.from(zipSync({ 'a/1.svg': strToU8('<one/>'), 'a/2.svg': strToU8('<two/>') }, { level: 0 }));
    for (let at = bytes.indexOf('a/2.svg'); at >= 0; at = bytes.indexOf('a/2.svg', at)) bytes.write('a/1.svg', at);
    const zip = put('twice.zip', bytes);
    const notes: string[] = [];
    const listed = await using(zip, (place) => place.list({ mostPerFile: null, note: (sentence) => notes.push(sentence) }));
    expect(listed.map(({ path }) => path)).toEqual(['a/1.svg']);
    expect(notes).toEqual(['1 images stand more than once in the zip file: a/1.svg. The last of each is taken.']);
    expect(new TextDecoder().decode(await read(zip, 'a/1.svg'))).toBe('<two/>');
  });

  it('never unpacks a bomb', async () => {
    const zip = put('bomb.zip', zipSync({ 'a/bomb.bmp': new Uint8Array(5 * 2 ** 20), 'a/1.png': await png }));
    await expect(read(zip, 'a/bomb.bmp')).rejects.toThrow('would unpack to more than 300 times its size');
    expect((await read(zip, 'a/1.png')).length).toBeGreaterThan(0);
  });

  it('does not believe a stated size', async () => {
    const bytes = Buffer.from(zipSync({ 'a/1.svg': strToU8('<svg/>'.repeat(50_000)) }));
    const central = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(10, central + 24);
    await expect(read(put('liar.zip', bytes), 'a/1.svg')).rejects.toThrow('a/1.svg in the zip file');
  });

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['no zip file', () => Buffer.from('hello')],
    ['cut off', async () => Buffer.from(zipSync({ 'a/1.png': await png })).subarray(0, 60)],
  ])('says so when it is %s', async (_, make) => {
    const zip = put('bad.zip', await make());
    await expect(paths(zip)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('bad.zip cannot be read') as string,
    });
  });
});

describe('a file of strokes', () => {
  it('draws a line as its strokes, fitted into the canvas', async () => {
    const file = put('cat.ndjson', `${cat}\n${cat}`);
    expect(await paths(file)).toEqual(['cat.ndjson#1', 'cat.ndjson#2']);
    const svg = new TextDecoder().decode(await read(file, 'cat.ndjson#2'));
    expect(svg).toContain('d="M8.0 8.0L248.0 128.0M32.0 56.0L32.0 56.0"');
    const { width, height } = await sharp(Buffer.from(svg)).metadata();
    expect([width, height]).toEqual([256, 256]);
  });

  it('is read in any order', async () => {
    const file = put('n.ndjson', Array.from({ length: 20 }, (_, i) => `{"drawing":[[[0,10],[0,${i}]]]}`).join('\n'));
    await using(file, async (place) => {
      for (const line of [20, 3, 4, 4, 1]) {
        const svg = new TextDecoder().decode(await place.read(`n.ndjson#${line}`));
        expect(svg).toContain(line > 11 ? `L${(8 + 2400 / (line - 1)).toFixed(1)} 248.0` : `L248.0 ${(8 + (line - 1) * 24).toFixed(1)}`);
      }
      expect(await place.list({ mostPerFile: null })).toHaveLength(20);
    });
  });

  it.each([
    ['{"drawing":[[[1e300,0],[0,1]]]}', 'no pairs of numbers'],
    ['{"drawing":[[[0,1],[0]]]}', 'no pairs of numbers'],
    ['{"drawing":[[["a"],[0]]]}', 'no pairs of numbers'],
    ['{"drawing":[]}', 'no strokes'],
    ['{"drawing":"none"}', 'no list of strokes'],
    ['{"drawing":[7]}', 'not a list of coordinates'],
    [`{"drawing":[[[${'0,'.repeat(60_000)}0],[${'0,'.repeat(60_000)}0]]]}`, 'more than 50000 points'],
    ['not json', 'is not a drawing'],
    ['['.repeat(100_000), 'is not a drawing'],
  ])('says what is wrong with %.30s', async (line, message) => {
    const file = put('bad.ndjson', `${cat}\n${line}\n`);
    expect(await paths(file)).toHaveLength(2);
    await expect(read(file, 'bad.ndjson#2')).rejects.toThrow(message);
  });

  it('does not keep a line that never ends', async () => {
    const file = put('long.ndjson', Buffer.alloc(5 * 2 ** 20, 'a'));
    await expect(read(file, 'long.ndjson#1')).rejects.toThrow('is not a drawing');
  });
});

describe('openPlace', () => {
  it('refuses what is neither', async () => {
    await expect(openPlace(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(openPlace(put('a.txt', 'x'))).rejects.toThrow('is a file');
  });
});
