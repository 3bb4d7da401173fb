/** A journal that somebody sent: whatever it names, nothing outside the project is read, written, swept or deleted. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeStimuli } from '../files/tables';
import { writeAtomic } from '../files/write-atomic';
import { insideProject } from '../../files/inside-project';
import { recordChange, recoverJournal, redoChange, undoChange } from './journal';

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'foreign-journal-'));
  folder = join(parent, 'outer', 'project');
  put('victim/thesis.txt', 'mine');
  put('outer/project/stimuli.csv', 'id,name,category,image\nowl,owl,birds,stimuli/owl.png\n');
  put('outer/project/stimuli/owl.png', 'owl');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const change = { kind: 'stimulus-renamed', about: 'x' } as const;
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(parent, path)), { recursive: true });
  writeFileSync(join(parent, path), text);
};
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const empty = { schemaVersion: 1, done: 0, steps: [], known: null, interrupted: null };
const edit = (text: string) => recordChange(folder, change, () => writeAtomic(insideProject(folder, 'stimuli.csv'), text));
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

describe('a foreign journal', () => {
  it.each([
    '../../victim/thesis.txt',
    '../../victim/.bashrc',
    '/etc/cron.d/x',
    'C:/x',
    'stimuli/../../../victim/thesis.txt',
    '.git/hooks/post-checkout',
    'runs/x/run.json',
    'lock.json',
    'LOCK.json',
    'Rating-Study/Answers/P01.csv',
    'rating-study/answers/P01.csv',
    'stimuli\\..\\..\\..\\victim',
    'cache/x',
    'stimuli/nul',
  ])('that aims at %s is not carried out', async (path) => {
    put(`outer/project/journal/files/${hash('attack')}`, 'attack');
    for (const version of [null, hash('attack'), `@../../victim`]) {
      put(
        'outer/project/journal/pending.json',
        JSON.stringify({ id: 'x', change, isChange: false, aim: { [path]: version }, journal: empty }),
      );
      expect(await recoverJournal(folder)).toBeNull();
      put(
        'outer/project/journal/pending.json',
        JSON.stringify({
          id: 'x',
          change,
          isChange: false,
          aim: {},
          journal: { ...empty, done: 1, steps: [{ id: 'a', change, before: { [path]: version }, after: {} }] },
        }),
      );
      expect(await recoverJournal(folder)).toBeNull();
    }
    expect(readFileSync(join(parent, 'victim/thesis.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(join(parent, 'victim'))).toEqual(['thesis.txt']);
    expect(existsSync(join(folder, '.git'))).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('in folders that lead out sweeps, writes and deletes nothing there', async () => {
    put('victim/letters/a', 'mine');
    for (const name of ['journal', 'journal/files', 'stimuli', 'spaces']) {
      rmSync(join(folder, 'journal'), { recursive: true, force: true });
      rmSync(join(folder, name), { recursive: true, force: true });
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      symlinkSync(join(parent, 'victim'), join(folder, name));
      if (name === 'journal/files')
        put(
          'outer/project/journal/journal.json',
          JSON.stringify({ ...empty, known: {}, steps: [{ id: 'q', change, before: {}, after: {} }] }),
        );
      await expect(edit(name)).rejects.toThrow(`‘${name}’ is a link that leads out`);
      expect(readdirSync(join(parent, 'victim')).sort()).toEqual(['letters', 'thesis.txt']);
      rmSync(join(folder, name));
    }
  });

  it.skipIf(process.platform === 'win32')('cannot write through a link it has put there itself', async () => {
    put(`outer/project/journal/files/${hash('attack')}`, 'attack');
    const aim = { 'stimuli/a.png': `${hash('attack')}@../../../victim/thesis.txt` };
    put('outer/project/journal/pending.json', JSON.stringify({ id: 'x', change, isChange: false, aim, journal: empty }));
    await expect(recoverJournal(folder)).rejects.toThrow('leads out');
    expect(readFileSync(join(parent, 'victim/thesis.txt'), 'utf8')).toBe('mine');
  });
});

describe.skipIf(process.platform === 'win32')('data that are links', () => {
  const link = (target: string, path: string): void => {
    rmSync(join(folder, path), { force: true });
    symlinkSync(target, join(folder, path));
  };
  const undoAll = async (): Promise<void> => {
    while ((await undoChange(folder)) !== null);
  };

  it('stay links through edit, undo and redo where they lead to a file of the project', async () => {
    put('outer/project/data/table.csv', 'before');
    link('data/table.csv', 'stimuli.csv');
    await edit('after');
    expect([readlinkSync(join(folder, 'stimuli.csv')), read('data/table.csv')]).toEqual(['data/table.csv', 'after']);
    await undoChange(folder);
    expect([readlinkSync(join(folder, 'stimuli.csv')), read('data/table.csv')]).toEqual(['data/table.csv', 'before']);
    await redoChange(folder);
    expect([readlinkSync(join(folder, 'stimuli.csv')), read('data/table.csv')]).toEqual(['data/table.csv', 'after']);
  });

  it('come back as they were where the store behind them belongs to another program', async () => {
    const object = '.git/annex/objects/ab/SHA256E-s6--x.csv';
    put(`outer/project/${object}`, 'before');
    put('outer/project/.git/annex/objects/cd/owl', 'picture');
    link(object, 'stimuli.csv');
    link('../.git/annex/objects/cd/owl', 'stimuli/owl.png');
    link('../.git/annex/objects/ef/not-fetched', 'stimuli/bat.png');
    await recordChange(folder, change, async () => {
      await writeStimuli(folder, [{ id: 'owl', name: 'barn owl', category: 'birds', image: 'stimuli/owl.jpg' }]);
      await writeAtomic(insideProject(folder, 'stimuli/owl.jpg'), 'new picture');
      rmSync(join(folder, 'stimuli/owl.png'));
      rmSync(join(folder, 'stimuli/bat.png'));
    });
    expect(lstatSync(join(folder, 'stimuli.csv')).isFile()).toBe(true);
    expect([read(object), read('.git/annex/objects/cd/owl')]).toEqual(['before', 'picture']);
    await undoAll();
    expect(readlinkSync(join(folder, 'stimuli.csv'))).toBe(object);
    expect(readlinkSync(join(folder, 'stimuli/owl.png'))).toBe('../.git/annex/objects/cd/owl');
    expect(readlinkSync(join(folder, 'stimuli/bat.png'))).toBe('../.git/annex/objects/ef/not-fetched');
    expect([read('stimuli.csv'), read('stimuli/owl.png'), existsSync(join(folder, 'stimuli/owl.jpg'))]).toEqual([
      'before',
      'picture',
      false,
    ]);
  });

  it('that lead out keep nobody from editing, and are never followed', async () => {
    link('../../../victim/thesis.txt', 'stimuli/owl.png');
    link('/dev/zero', 'stimuli/zero.png');
    link('../stimuli', 'stimuli/circle');
    await edit('after');
    rmSync(join(folder, 'stimuli/owl.png'));
    await undoAll();
    expect(readlinkSync(join(folder, 'stimuli/owl.png'))).toBe('../../../victim/thesis.txt');
    expect(readdirSync(join(folder, 'journal/files'))).not.toContain(hash('mine'));
  });

  it('keep files of any name, as __proto__ and constructor', async () => {
    put('outer/project/stimuli/__proto__', 'a');
    put('outer/project/stimuli/constructor', 'b');
    put('outer/project/__proto__.csv', 'c');
    await edit('after');
    await recordChange(folder, change, () => {
      for (const name of ['stimuli/__proto__', 'stimuli/constructor', '__proto__.csv']) rmSync(join(folder, name));
      return Promise.resolve();
    });
    await undoChange(folder);
    expect([read('stimuli/__proto__'), read('stimuli/constructor'), read('__proto__.csv')]).toEqual(['a', 'b', 'c']);
  });
});
