import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportPlan, TablePlan } from '../../contract/importing/import';
import { readProject } from '../../store/project/project-store';
import { readSpace } from '../../store/project/space-store';
import { readDissimilarities, readFeatures, readRatings, readStimuli, writeStimuli } from '../../store/files/tables';
import { undo } from '../changes/undo';
import { testContext } from '../test-support/mini-sample';
import { createImageReader } from '../image-reader';
import { createImports, type Imports } from './imports';

let parent: string;
let folder: string;
let imports: Imports;
let context: ReturnType<typeof testContext>;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'import-'));
  folder = join(parent, 'project');
  context = testContext(parent, folder);
  imports = createImports(context, createImageReader(null));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const put = (name: string, content: string | Uint8Array): string => {
  const path = join(parent, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};
const drawing = (stroke = '#000', ground = '#fff'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="${ground}"/><path d="M4 4L16 9" stroke="${stroke}"/></svg>`;
const table = (path: string, part: Partial<TablePlan> = {}): TablePlan => ({
  source: { kind: 'path', path },
  reading: {},
  content: {},
  space: null,
  mode: 'add',
  ...part,
});
const plan = (part: Partial<ImportPlan>): ImportPlan => ({
  target: { kind: 'new', folder, name: 'Birds' },
  images: null,
  tables: [],
  names: {},
  ...part,
});
const images = (path: string, part: Partial<NonNullable<ImportPlan['images']>> = {}): ImportPlan['images'] => ({
  sources: [{ kind: 'path', path }],
  invert: 'detected',
  leaveOut: [],
  ...part,
});
/** What a German Excel writes. */
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const messyRatings = latin1(
  'VP;Bild 1;Bild 2;Ähnlichkeit;RT\r\n' +
    ['Eule;Axt', 'Eule;Säge', 'Axt;Säge', 'Eule;Schüssel', 'Axt;Schüssel', 'Schüssel;Säge']
      .flatMap((pair, i) => [1, 2].map((rater) => `${rater};${pair};${i % 2 === 0 ? '1,5' : '4'};${800 + i},5`))
      .join('\r\n'),
);
async function writeImages(): Promise<void> {
  put('images/C21I03_owl.svg', drawing());
  put('images/C25I01_axe.png', await sharp(Buffer.from(drawing('#fff', '#000'))).png().toBuffer()); // prettier-ignore
  put('images/saw.tiff', await sharp(Buffer.from(drawing())).flatten().tiff().toBuffer()); // prettier-ignore
  put('images/bowl.jpg', await sharp(Buffer.from(drawing())).jpeg().toBuffer()); // prettier-ignore
  put('images/broken.png', 'not an image');
  put('images/notes.txt', 'no image');
}

describe('importing items that are called like the inside of the language', () => {
  it('keeps all of them', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'normalname', 'other'];
    const rows = names.flatMap((first, i) => names.slice(i + 1).map((second) => `${first},${second},r1,${1 + (i % 5)}`));
    const path = put('proto.csv', `first,second,rater,similarity\n${rows.join('\n')}\n`);
    await imports.carryOut(plan({ tables: [table(path)] }));
    expect(await readRatings(folder)).toHaveLength(21);
    const shown = names.map((name) => name.replaceAll('_', '')); // as every name is shown: without underscores
    expect((await readStimuli(folder)).map(({ name }) => name).sort()).toEqual(shown.sort());
  });
});

describe('importing a messy file of ratings and a folder of images', () => {
  it('shows how it reads them and writes nothing before it is told to', async () => {
    await writeImages();
    const preview = await imports.preview(plan({ images: images(join(parent, 'images')), tables: [table(put('urteile.csv', messyRatings))] })); // prettier-ignore
    expect(preview.problems).toEqual([]);
    expect(preview.tables[0]).toMatchObject({
      reading: { encoding: 'windows-1252', delimiter: ';', decimal: ',', hasHeader: true },
      content: { kind: 'ratings', rater: 0, first: 1, second: 2, values: [3], meaning: 'similarity', isMeaningSure: true, low: 1, high: 5 },
      facts: { items: 4, pairs: 6, raters: 2, values: 12, missing: 0 },
      rowCount: 12,
    });
    expect(preview.names.map(({ name, stimulus, how }) => `${name} ${stimulus} ${how}`)).toEqual(['Eule C21I03 translated', 'Axt C25I01 translated', 'Säge saw translated', 'Schüssel bowl translated']); // prettier-ignore
    expect(preview.images.map(({ name, isInverted, problem }) => [name, isInverted, problem !== null])).toEqual([
      ['bowl.jpg', false, false],
      ['broken.png', false, true],
      ['C21I03_owl.svg', false, false],
      ['C25I01_axe.png', true, false],
      ['saw.tiff', false, false],
    ]);
    expect(preview.images[1]!.problem).toBe('broken.png cannot be read: it is not an image in a known format. It is left out.');
    expect(existsSync(folder)).toBe(false);
  });

  it('makes a project of them: stimuli, drawings in formats every program shows, ratings, dissimilarities', async () => {
    await writeImages();
    await imports.carryOut(plan({ images: images(join(parent, 'images')), tables: [table(put('urteile.csv', messyRatings))] }));
    expect(await readStimuli(folder)).toEqual([
      { id: 'bowl', name: 'bowl', category: '', image: 'stimuli/bowl.jpg' },
      { id: 'C21I03', name: 'owl', category: 'C21', image: 'stimuli/C21I03_owl.svg' },
      { id: 'C25I01', name: 'axe', category: 'C25', image: 'stimuli/C25I01_axe.png' },
      { id: 'saw', name: 'saw', category: '', image: 'stimuli/saw.png' },
    ]);
    expect(await sharp(join(folder, 'stimuli/C25I01_axe.png')).stats().then(({ channels }) => channels[0]!.mean)).toBeGreaterThan(200); // prettier-ignore
    expect((await readRatings(folder))[0]).toEqual({ rater: '1', first: 'C21I03', second: 'C25I01', rating: 1.5 });
    expect(await readDissimilarities(folder)).toContainEqual({ first: 'C21I03', second: 'C25I01', dissimilarity: 3.5, ratings: 2 });
    expect((await readProject(folder)).name).toBe('Birds');
  });

  it('leaves nothing behind when an image vanishes half-way, and refuses an occupied folder', async () => {
    await writeImages();
    const wanted = plan({ images: images(join(parent, 'images')) });
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.docx'), '');
    await expect(imports.carryOut(wanted)).rejects.toThrow('is not empty');
    expect(readdirSync(folder)).toEqual(['thesis.docx']);
  });
});

describe('importing into the open project', () => {
  const ratings = 'rater,first,second,rating\na,owl,axe,1\na,owl,saw,2\na,axe,saw,5\n';
  beforeEach(async () => {
    await imports.carryOut(plan({ tables: [table(put('first.csv', ratings))] }));
  });
  const open = (part: Partial<ImportPlan>): ImportPlan => plan({ target: { kind: 'open' }, ...part });

  it('starts from names alone where there are no images', async () => {
    expect((await readStimuli(folder)).map(({ id, image }) => id + image)).toEqual(['owl', 'axe', 'saw']);
  });

  it('adds ratings, aggregates all of them anew, and is undone in one step', async () => {
    await imports.carryOut(open({ tables: [table(put('more.csv', 'rater,first,second,rating\nb,owl,axe,2\nb,saw,owl,2\n'))] }));
    expect(await readRatings(folder)).toHaveLength(5);
    expect(await readDissimilarities(folder)).toContainEqual({ first: 'owl', second: 'axe', dissimilarity: 3.5, ratings: 2 });
    expect(await undo(context)).toEqual({ kind: 'data-imported', about: 'more.csv' });
    expect(await readRatings(folder)).toHaveLength(3);
  });

  it('replaces them when asked to', async () => {
    await imports.carryOut(open({ tables: [table(put('more.csv', 'rater,first,second,rating\nb,owl,axe,2\nb,saw,owl,2\n'), { mode: 'replace' })] })); // prettier-ignore
    expect(await readRatings(folder)).toHaveLength(2);
    expect(await readDissimilarities(folder)).toHaveLength(2);
  });

  it('turns a matrix of similarities round, takes coordinates as a space, features into -1 to 1, and categories', async () => {
    const tables = [
      table(put('matrix.csv', ';owl;axe;saw\nowl;7;1;2\naxe;1;7;6\nsaw;2;6;7\n')),
      table(put('2D-vectors.csv', 'owl,0,2\naxe,1,0\nsaw,2,1\n')),
      table(put('features.csv', 'item;FORM\nowl;1000\naxe;250\nsaw;0\n')),
      table(put('categories.csv', 'item,category\nowl,birds\naxe,tools\nsaws,tools\n')),
    ];
    const { changes, names } = await imports.preview(open({ tables }));
    expect(changes).toMatchObject({ dissimilarities: 3, features: 3, categories: 3, spaces: [{ name: '2D-vectors', dims: 2 }], leftOutRows: 0 }); // prettier-ignore
    expect(names.find(({ name }) => name === 'saws')).toMatchObject({ stimulus: 'saw', how: 'number' });
    await imports.carryOut(open({ tables }));
    expect(await readDissimilarities(folder)).toContainEqual({ first: 'owl', second: 'axe', dissimilarity: 6, ratings: 0 });
    expect((await readFeatures(folder)).map(({ value }) => value)).toEqual([1, -0.5, -1]);
    expect((await readStimuli(folder)).map(({ category }) => category)).toEqual(['birds', 'tools', 'tools']);
    const { coordinates } = await readSpace(folder, '2D-vectors', 2);
    expect(coordinates.flat().reduce((sum, x) => sum + x * x, 0) / 3).toBeCloseTo(1, 12);
    expect((await readProject(folder)).targetSpace).toEqual({ name: '2D-vectors', dims: 2 });
  });

  it('leaves out names it does not find, says so, and follows decisions', async () => {
    const path = put('more.csv', 'rater,first,second,rating\nb,owl,helicopter,2\nb,axe,hatchet,5\n');
    const first = await imports.preview(open({ tables: [table(path)] }));
    expect(first.changes).toMatchObject({ ratings: 0, leftOutRows: 2, newStimuli: 0 });
    expect(first.doubts[0]).toContain('2 names found no stimulus, among them ‘helicopter’, ‘hatchet’');
    const second = await imports.preview(open({ tables: [table(path)], names: { helicopter: 'new', hatchet: { id: 'saw' } } }));
    expect(second.changes).toMatchObject({ ratings: 2, leftOutRows: 0, newStimuli: 1 });
    expect(second.stimuli.map(({ id }) => id)).toEqual(['owl', 'axe', 'saw', 'helicopter']);
  });

  it('keeps what is excluded excluded', async () => {
    const [owl, ...others] = await readStimuli(folder);
    await writeStimuli(folder, [{ ...owl!, excluded: 'too large' }, ...others]);
    await imports.carryOut(open({ tables: [table(put('categories.csv', 'item,category\nowl,birds\naxe,tools\nsaw,tools\n'))] }));
    const kept = { id: 'owl', category: 'birds', excluded: 'too large' };
    expect((await readStimuli(folder))[0]).toMatchObject(kept);
    put('images/owl.svg', drawing());
    const ratings = put('again.csv', 'rater,first,second,rating\nz,owl,axe,5\nz,owl,saw,1\nz,axe,saw,3\n');
    await imports.carryOut(open({ images: images(join(parent, 'images')), tables: [table(ratings, { mode: 'replace' })] }));
    const after = await readStimuli(folder);
    expect(after[0]).toMatchObject({ ...kept, image: 'stimuli/owl.svg' });
    expect(after.slice(1).every(({ excluded }) => excluded === undefined)).toBe(true);
    expect(await readRatings(folder)).toHaveLength(3); // what was judged of it is kept as well
  });

  it('gives images to the stimuli they name and keeps the image that was there', async () => {
    put('images/owl.svg', drawing());
    await imports.carryOut(open({ images: images(join(parent, 'images')) }));
    put('images/owl.svg', drawing('#333'));
    await imports.carryOut(open({ images: images(join(parent, 'images')) }));
    expect((await readStimuli(folder))[0]).toMatchObject({ id: 'owl', image: 'stimuli/owl-2.svg' });
    expect(readdirSync(join(folder, 'stimuli'))).toEqual(['owl-2.svg', 'owl.svg']);
  });
});

describe('what is said about input that cannot be used', () => {
  it.each([
    ['empty.csv', '', 'empty.csv is empty'],
    ['header.csv', 'rater,first,second,rating\n', 'has a header but no rows'],
    ['words.csv', 'owl\naxe\n', 'It is not clear what the columns'],
    ['scale.csv', 'rater,first,second,rating\na,owl,axe,1\na,owl,saw,oops\na,axe,saw,3\na,saw,axe,2\na,saw,owl,2\na,axe,owl,2\na,axe,owl,2\na,axe,owl,2\na,axe,owl,2\na,axe,owl,2\n', 'These look like codes for a missing answer: oops (1 time)'], // prettier-ignore
    ['old.xls', '\xd0\xcf\x11\xe0', 'is an old Excel file (.xls), not a table. Save it in Excel as .xlsx'],
    ['picture.csv', '\x89PNG\r\n', 'is a PNG image, not a table'],
    ['damaged.xlsx', 'PK\x03\x04 nonsense', 'cannot be read as a workbook: the file is damaged'],
    ['binary.dat', 'a\0b\0\0c', 'is not a text file'],
  ])('%s', async (name, content, sentence) => {
    const { problems } = await imports.preview(plan({ tables: [table(put(name, latin1(content)))] }));
    expect(problems.join(' ')).toContain(sentence);
    expect(problems.join(' ')).toContain(name);
  });

  it('says once that a folder of images, or a table, is not there', async () => {
    const absent = join(parent, 'not here');
    const { problems } = await imports.preview(plan({ images: images(absent) }));
    expect(problems).toEqual([`${absent} does not exist. Check the path and choose it again.`]);
    expect((await imports.preview(plan({ tables: [table(absent)] }))).problems.join(' ')).toContain(`${absent} does not exist.`);
  });

  it('names scale, row and mend for a value outside a scale said by hand', async () => {
    const path = put('r.csv', 'rater,first,second,rating\na,owl,axe,1\na,owl,saw,7\n');
    const { problems } = await imports.preview(plan({ tables: [table(path, { content: { low: 1, high: 5 } })] }));
    expect(problems[0]).toContain('row 3: 7 is outside the scale of 1 to 5');
  });

  it('answers for names with quotes, slashes, emoji and 300 characters, and keeps ids and files plain', async () => {
    const names = ['"quoted"', '../../etc/passwd', 'a/b\\c', '🦉', 'x'.repeat(300), "O'Brien", '=cmd|calc', 'con', '<script>'];
    const rows = names.flatMap((a, i) => names.slice(i + 1).map((b) => `r;"${a.replaceAll('"', '""')}";"${b.replaceAll('"', '""')}";3`));
    put('images/con.svg', drawing());
    put('images/🦉.svg', drawing());
    await imports.carryOut(plan({ tables: [table(put('odd.csv', `rater;first;second;rating\n${rows.join('\n')}\n`))], images: images(join(parent, 'images')), names: Object.fromEntries(names.map((name) => [name, 'new' as const])) })); // prettier-ignore
    const stimuli = await readStimuli(folder);
    expect(stimuli.map(({ id }) => id)).toEqual(['item', 'item-con', 'quoted', 'passwd', 'c', 'item-2', 'x'.repeat(60), 'o-brien', 'cmd-calc', 'item-con-2', 'script']); // prettier-ignore
    expect(readdirSync(join(folder, 'stimuli'))).toEqual(['item-con_con.svg', 'item.svg']);
    expect(readdirSync(parent).sort()).toEqual(['images', 'odd.csv', 'project']);
  });
});

describe('dropped files', () => {
  const drop = async (name: string, bytes: Uint8Array, batch: string | null): Promise<Response> =>
    imports.handle(new Request('http://x/asset/import', { method: 'POST', body: Buffer.from(bytes) }), [], new URLSearchParams({ name, ...(batch === null ? {} : { batch }) })); // prettier-ignore

  it('are kept apart from the project, imported, shown, and removed', async () => {
    const { batch } = (await (await drop('birds/owl.svg', Buffer.from(drawing('#fff', '#000')), null)).json()) as { batch: string };
    await drop('birds/urteile.csv', messyRatings, batch);
    const source = { kind: 'dropped', batch, name: null } as const;
    const wanted = plan({ images: images('', { sources: [source] }), tables: [table('', { source: { ...source, name: 'birds/urteile.csv' } })] }); // prettier-ignore
    const preview = await imports.preview(wanted);
    expect(preview.tables[0]!.problem).toBeNull();
    expect(preview.images).toMatchObject([{ name: 'birds/owl.svg', whiteOnBlack: true }]);
    const shown = await imports.handle(
      new Request('http://x/asset/import/k'),
      [preview.images[0]!.key],
      new URLSearchParams({ invert: '1' }),
    );
    expect((await sharp(await shown.arrayBuffer()).stats()).channels[0]!.mean).toBeGreaterThan(200);
    await imports.carryOut(wanted);
    await imports.dispose();
    expect(readdirSync(join(context.userFolder, 'incoming'))).toEqual([]);
    await expect(imports.preview(wanted)).resolves.toMatchObject({ problems: expect.arrayContaining([expect.stringContaining('no longer there')]) }); // prettier-ignore
  });

  it('need a name and a known batch, and pictures a key that was given out', async () => {
    await expect(drop('', Buffer.from('x'), null)).rejects.toThrow('has no name');
    await expect(drop('a.csv', Buffer.from('x'), 'nobody')).rejects.toThrow('no longer there');
    await expect(imports.handle(new Request('http://x/asset/import/k'), ['../../etc/passwd'], new URLSearchParams())).rejects.toThrow('nothing at'); // prettier-ignore
  });
});

describe('a matrix without names', () => {
  it('is taken in the order of the stimuli, and that is said', async () => {
    await imports.carryOut(plan({ tables: [table(put('first.csv', 'a,b,d\nowl,axe,1\nowl,saw,2\naxe,saw,2\n'))] }));
    const preview = await imports.preview(plan({ target: { kind: 'open' }, tables: [table(put('m.csv', '0,1,2\n1,0,3\n2,3,0\n'))] }));
    expect(preview.tables[0]!.remarks).toContainEqual({ code: 'matrix-without-names', first: 'owl', last: 'saw' });
    expect(preview.changes.dissimilarities).toBe(3);
    expect(readFileSync(join(folder, 'dissimilarities.csv'), 'utf8')).toContain('owl,axe,1,0');
  });
});
