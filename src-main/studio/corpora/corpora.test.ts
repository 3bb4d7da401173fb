import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCorpora } from '../../store/corpora/corpus-store';
import { createProject } from '../projects/create-project';
import { hugePng } from '../test-support/huge-png';
import { testContext } from '../test-support/mini-sample';
import { strToU8, zipSync } from 'fflate';
import { sketchy, tuBerlin } from '../../core/corpora/published-corpora';
import { addCorpus, freeId, relocateCorpus, rescanCorpus } from './add-corpus';
import { decodeCorpus } from './decode-corpus';
import { nameClass, readClassTable, resetClassNames } from './class-table';
import { listCorpora } from './list-corpora';
import { removeCorpus } from './remove-corpus';

let parent: string;
let folder: string;
let sketches: string;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'corpora-'));
  folder = join(parent, 'project');
  sketches = join(parent, 'sketches');
  await createProject(folder);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const context = (): ReturnType<typeof testContext> => testContext(parent, folder);
const put = (root: string, path: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), 'image');
};
const putClass = (root: string, name: string, count: number): void => {
  for (let i = 0; i < count; i++) put(root, `${name}/${i}.png`);
};

describe('addCorpus', () => {
  it('lists classes, shares and folds, and passes over what is no image', async () => {
    putClass(sketches, 'wine glass', 10);
    putClass(sketches, 'cow', 5);
    put(sketches, 'cow/notes.txt');
    put(sketches, 'cow/.hidden.png');
    const other = join(parent, 'other');
    putClass(other, 'cow', 5);
    putClass(other, 'Ösel', 3);
    await addCorpus(context(), { folder: other, name: 'Other', kind: 'corpus' });
    const opened = context();
    const cards = await addCorpus(opened, { folder: sketches, name: ' TU Berlin ', kind: 'corpus' });
    expect(opened.events).toEqual([{ type: 'projectChanged' }]);
    expect(cards[1]).toMatchObject({ id: 'tu-berlin', name: 'TU Berlin', root: sketches, images: 15, problems: [] });
    expect(cards[1]!.classes.map(({ name, images, sharedWith }) => ({ name, images, sharedWith }))).toEqual([
      { name: 'cow', images: 5, sharedWith: ['Other'] },
      { name: 'wine glass', images: 10, sharedWith: [] },
    ]);
    expect(cards[0]!.problems).toEqual(['Fewer than 5 images, so not every fold can test the class: Ösel.']);
    const stored = (await readCorpora(folder)).corpora[1]!;
    for (const name of ['cow', 'wine glass']) {
      const folds = stored.images.filter((image) => image.class === name).map(({ fold }) => fold);
      expect(new Set(folds).size).toBe(5);
    }
    expect(cards[1]!.classes[1]!.examples.every((index) => stored.images[index]!.class === 'wine glass')).toBe(true);
  });

  it('takes the folder of an image as its class when the classes lie deeper', async () => {
    putClass(sketches, 'tx_000/cow', 5);
    putClass(sketches, 'tx_001/cow', 5);
    putClass(sketches, 'tx_000/owl', 5);
    const [card] = await addCorpus(context(), { folder: sketches, name: 'Sketchy', kind: 'corpus' });
    expect(card!.classes.map(({ name, images }) => [name, images])).toEqual([['cow', 10], ['owl', 5]]); // prettier-ignore
  });

  it('keeps the root relative when the folder lies inside the project', async () => {
    putClass(join(folder, 'corpora/own'), 'cow', 5);
    putClass(join(folder, 'corpora/own'), 'owl', 5);
    await addCorpus(context(), { folder: join(folder, 'corpora/own'), name: 'Own', kind: 'corpus' });
    expect((await readCorpora(folder)).corpora[0]!.root).toBe('corpora/own');
  });

  it('takes a drawing pool without classes', async () => {
    put(sketches, 'a.svg');
    put(sketches, 'deep/b.JPG');
    const [card] = await addCorpus(context(), { folder: sketches, name: 'Pool', kind: 'drawing-pool' });
    expect(card).toMatchObject({ kind: 'drawing-pool', images: 2, problems: [], classes: [{ name: '', images: 2 }] });
  });

  it('does not walk round in circles of links', async () => {
    putClass(sketches, 'cow', 5);
    putClass(sketches, 'owl', 5);
    symlinkSync(sketches, join(sketches, 'again'));
    const [card] = await addCorpus(context(), { folder: sketches, name: 'Linked', kind: 'corpus' });
    expect(card!.images).toBe(10);
  });

  // Other systems do not let such names come into being.
  it.skipIf(process.platform !== 'linux')('takes odd names and hostile files in its stride, and names what it cannot read', async () => {
    const png = await sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 1L8 5" stroke="#000"/></svg>')).flatten({ background: '#fff' }).png().toBuffer(); // prettier-ignore
    const odd = ['"quoted" \'class\'', '🦉 Eule', 'ä'.repeat(127), 'dot.', 'CON', '=1+1', 'a:b', 'back\\slash', 'line\nbreak'];
    const file = (path: string, bytes: Uint8Array | string): void => {
      put(sketches, path);
      writeFileSync(join(sketches, path), bytes);
    };
    for (const name of [...odd, '\u00c4pfel', 'A\u0308pfel ']) file(`${name}/1.png`, png);
    const bad: Record<string, Uint8Array | string> = {
      'bad/40000.png': hugePng(40_000),
      'bad/cut-off.png': png.subarray(0, 60),
      'bad/empty.png': '',
      'bad/renamed.jpg': 'PK\x03\x04',
      'bad/broken.ndjson': '{"word":"cat","drawing":[[[0,1',
    };
    for (const [path, bytes] of Object.entries(bad)) file(path, bytes);
    symlinkSync(sketches, join(sketches, 'bad', 'loop'));
    mkdirSync(Buffer.concat([Buffer.from(`${sketches}/`), Buffer.from('\xc4pfel', 'latin1')]));
    const startMs = performance.now();
    const [added] = await addCorpus(context(), { folder: sketches, name: 'Hostile', kind: 'corpus' });
    await decodeCorpus(folder, 'hostile', () => undefined);
    const [card] = await listCorpora(context());
    expect(performance.now() - startMs).toBeLessThan(5000);
    expect(process.resourceUsage().maxRSS).toBeLessThan(2 ** 20); // kilobytes
    expect(added!.classes.map(({ name }) => name).sort()).toEqual([...odd, 'broken', 'bad', '\u00c4pfel'].sort());
    expect(added!.classes.find(({ name }) => name === '\u00c4pfel')?.images).toBe(2);
    expect(added!.notes).toEqual([
      expect.stringContaining('an old character set and cannot be opened: \uFFFDpfel. Rename them'),
      expect.stringContaining('1 links were not followed: bad/loop.'),
    ]);
    expect(card!.problems).toHaveLength(1); // classes with few images
    expect(card!.decoded!.unreadable).toBe(Object.keys(bad).length);
    for (const [path, mend] of [
      ['40000.png', 'million pixels. Replace'],
      ['cut-off.png', 'export it again'],
      ['empty.png', 'is empty'],
      ['renamed.jpg', 'known format'],
      ['Line 1 of bad/broken.ndjson', 'Leave that line out'],
    ])
      // prettier-ignore
      expect(card!.decoded!.messages.filter((message) => message.includes(path!) && message.includes(mend!)), path).toHaveLength(1);
  });

  it('refuses, in a sentence, what is no corpus', async () => {
    const add = (): ReturnType<typeof addCorpus> => addCorpus(context(), { folder: sketches, name: 'X', kind: 'corpus' });
    await expect(add()).rejects.toThrow('does not exist');
    mkdirSync(sketches);
    await expect(add()).rejects.toThrow('holds no images');
    putClass(sketches, 'cow', 5);
    await expect(add()).rejects.toThrow('images of one class only, ‘cow’');
    put(sketches, 'loose.png');
    await expect(add()).rejects.toThrow('The image loose.png lies directly in');
    expect((await readCorpora(folder)).corpora).toEqual([]);
  });

  it('refuses the same folder or name a second time', async () => {
    putClass(sketches, 'cow', 5);
    putClass(sketches, 'owl', 5);
    await addCorpus(context(), { folder: sketches, name: 'X', kind: 'corpus' });
    await expect(addCorpus(context(), { folder: sketches, name: 'Y', kind: 'corpus' })).rejects.toMatchObject({ code: 'already-exists' });
  });
});

describe('scanning', () => {
  it('takes each sketch once, whatever variants and photographs lie beside it', async () => {
    for (const variant of ['sketch/tx_000000000000', 'sketch/tx_000100000000', 'photo/tx_000000000000'])
      for (const name of ['cow', 'owl']) putClass(sketches, `${variant}/${name}`, 5);
    const [card] = await addCorpus(context(), { folder: sketches, name: 'Sketchy', kind: 'corpus' });
    expect(card!.images).toBe(10);
    expect(card!.notes).toHaveLength(2);
    expect(card!.notes[1]).toContain('10 images in sketch/tx_000100000000 were left out');
    expect((await readCorpora(folder)).corpora[0]!.images.every(({ path }) => path.startsWith('sketch/tx_000000000000/'))).toBe(true);
  });

  it('takes at most so many of each class, the same ones each time', async () => {
    putClass(sketches, 'cow', 30);
    putClass(sketches, 'owl', 6);
    const first = await addCorpus(context(), { folder: sketches, name: 'X', kind: 'corpus', mostPerClass: 8 });
    expect(first[0]!.classes.map(({ images }) => images)).toEqual([8, 6]);
    const { images } = (await readCorpora(folder)).corpora[0]!;
    await rescanCorpus(context(), { id: 'x' });
    expect((await readCorpora(folder)).corpora[0]!.images).toEqual(images);
    expect(first[0]!.problems).toEqual([]);
  });

  it('takes classes from zip files, and from what files of strokes say', async () => {
    const drawing = (word: string): string => `${JSON.stringify({ word, drawing: [[[0, 1], [0, 1]]] })}\n`; // prettier-ignore
    writeFileSync(join(parent, 'quick.zip'), zipSync({ 'cat.ndjson': strToU8(drawing('cat').repeat(5)), 'dog.ndjson': strToU8(drawing('a "dog"').repeat(5)) })); // prettier-ignore
    const [card] = await addCorpus(context(), { folder: join(parent, 'quick.zip'), name: 'Quick', kind: 'corpus' });
    expect(card!.classes.map(({ name, images }) => [name, images])).toEqual([['a "dog"', 5], ['cat', 5]]); // prettier-ignore
    expect(card!.problems).toEqual([]);
    writeFileSync(join(parent, 'quick.zip'), zipSync({ 'cat.ndjson': strToU8(drawing('cat')) }));
    expect((await listCorpora(context()))[0]!.problems[0]).toContain('changed. Read it in again.');
  });

  it('knows the published corpora, joins their classes, and says where they differ', async () => {
    tuBerlin.classes.forEach((name, i) => put(sketches, `${name}/${i}.png`));
    const other = join(parent, 'other');
    sketchy.classes.slice(1).forEach((name, i) => put(other, `${name}/${i}.png`));
    await addCorpus(context(), { folder: sketches, name: 'A', kind: 'corpus' });
    const cards = await addCorpus(context(), { folder: other, name: 'B', kind: 'corpus' });
    expect(cards.map(({ published }) => published?.name)).toEqual(['TU Berlin', 'Sketchy']);
    expect(cards[0]!.published!.differences[0]).toBe('It has 250 sketches; 20,000 were published.');
    expect(cards[1]!.published!.differences[0]).toBe('1 of the 125 classes are missing: airplane.');
    expect(cards[1]!.classes.filter(({ sharedWith }) => sharedWith.length > 0)).toHaveLength(97);
    expect(cards[1]!.classes.find(({ name }) => name === 'motorbike')!.own).toEqual(['motorcycle']);
    expect(await readClassTable(context())).toHaveLength(277);
  });
});

describe('a corpus that changed on the disk', () => {
  beforeEach(async () => {
    putClass(sketches, 'cow', 5);
    putClass(sketches, 'owl', 5);
    await addCorpus(context(), { folder: sketches, name: 'X', kind: 'corpus' });
  });

  it('is found where it was moved to, and taken from there', async () => {
    const before = (await readCorpora(folder)).corpora[0]!;
    mkdirSync(join(parent, 'disk'));
    renameSync(sketches, join(parent, 'disk/sketches'));
    const [lost] = await listCorpora(context());
    expect(lost!.movedTo).toBe(join(parent, 'disk/sketches'));
    const [card] = await relocateCorpus(context(), { id: 'x', folder: lost!.movedTo! });
    expect(card).toMatchObject({ root: join(parent, 'disk/sketches'), movedTo: null, problems: [] });
    expect((await readCorpora(folder)).corpora[0]!.images).toEqual(before.images);
  });

  it('is not taken from a folder that lacks some of it', async () => {
    const other = join(parent, 'other');
    putClass(other, 'cow', 5);
    putClass(other, 'owl', 4);
    await expect(relocateCorpus(context(), { id: 'x', folder: other })).rejects.toThrow('Only 9 of the 10 images');
  });

  it('names what is new and what is gone, and is right again once it is read in again', async () => {
    put(sketches, 'cow/new.png');
    rmSync(join(sketches, 'owl/0.png'));
    const [card] = await listCorpora(context());
    expect(card!.problems[0]).toContain('1 images of the corpus ‘X’ are missing');
    expect(card!.problems[1]).toContain('do not have yet: cow/new.png'.replace('do not', 'does not'));
    await nameClass(context(), { corpus: 'x', own: 'cow', name: 'cattle' });
    const [again] = await rescanCorpus(context(), { id: 'x' });
    expect(again!.problems).toEqual(['Fewer than 5 images, so not every fold can test the class: owl.']);
    expect(again!.classes.map(({ name, own }) => [name, own])).toEqual([['cattle', ['cow']], ['owl', []]]); // prettier-ignore
  });
});

describe('the class table', () => {
  it('joins a class to another by its name without moving an image to another fold, and goes back', async () => {
    putClass(sketches, 'mouse', 5);
    putClass(sketches, 'owl', 5);
    const other = join(parent, 'other');
    putClass(other, 'rodent', 5);
    putClass(other, 'owl', 5);
    await addCorpus(context(), { folder: sketches, name: 'A', kind: 'corpus' });
    await addCorpus(context(), { folder: other, name: 'B', kind: 'corpus' });
    const folds = async (): Promise<number[]> => (await readCorpora(folder)).corpora[1]!.images.map(({ fold }) => fold);
    const before = await folds();
    const cards = await nameClass(context(), { corpus: 'b', own: 'rodent', name: 'mouse' });
    expect(cards[0]!.classes.map(({ sharedWith }) => sharedWith)).toEqual([['B'], ['B']]);
    expect(await folds()).toEqual(before);
    expect((await readClassTable(context())).map(({ name, members }) => [name, members.map(({ own }) => own)])).toEqual([
      ['mouse', ['mouse', 'rodent']],
      ['owl', ['owl', 'owl']],
    ]);
    await resetClassNames(context(), { corpus: 'b' });
    expect((await readClassTable(context())).map(({ name }) => name)).toEqual(['mouse', 'owl', 'rodent']);
    await expect(nameClass(context(), { corpus: 'b', own: 'owl', name: '  ' })).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('removeCorpus', () => {
  it('forgets the corpus and leaves its images', async () => {
    putClass(sketches, 'cow', 5);
    putClass(sketches, 'owl', 5);
    await addCorpus(context(), { folder: sketches, name: 'X', kind: 'corpus' });
    expect(await removeCorpus(context(), { id: 'x' })).toEqual([]);
    expect(await listCorpora(context())).toEqual([]);
    await expect(removeCorpus(context(), { id: 'x' })).rejects.toMatchObject({ code: 'not-found' });
    expect(await addCorpus(context(), { folder: sketches, name: 'X', kind: 'corpus' })).toHaveLength(1);
  });
});

describe('listCorpora', () => {
  it('says where images are missing', async () => {
    putClass(sketches, 'cow', 5);
    putClass(sketches, 'owl', 5);
    await addCorpus(context(), { folder: sketches, name: 'X', kind: 'corpus' });
    rmSync(join(sketches, 'owl/3.png'));
    expect((await listCorpora(context()))[0]!.problems[0]).toContain('1 images of the corpus ‘X’ are missing');
    rmSync(sketches, { recursive: true });
    expect((await listCorpora(context()))[0]!.problems[0]).toContain(`The folder ${sketches} of the corpus ‘X’ is missing`);
  });
});

describe('freeId', () => {
  it('makes ids of any name', () => {
    expect([freeId('TU Berlin', new Set()), freeId('Größe!', new Set()), freeId('日本', new Set()), freeId('x', new Set(['x', 'x-2']))]).toEqual(['tu-berlin', 'gro-e', 'corpus', 'x-3']); // prettier-ignore
  });
});
