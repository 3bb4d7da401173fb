import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCorpora } from '../../store/corpus-store';
import { createProject } from '../projects/create-project';
import { testContext } from '../test-support/mini-sample';
import { addCorpus, freeId } from './add-corpus';
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
