import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFolder } from './list-folder';

const place = realpathSync(mkdtempSync(join(tmpdir(), 'shape-space-folders-')));
const home = join(place, 'home');
const data = join(place, 'data');
const ask = (folder: string | null, files = true, extensions: string[] = []) => listFolder([home, data], { folder, files, extensions });

beforeAll(() => {
  for (const folder of ['studies/owls', '.ssh', 'item 10', 'item 9']) mkdirSync(join(home, folder), { recursive: true });
  mkdirSync(join(data, 'sketches'), { recursive: true });
  mkdirSync(join(place, 'elsewhere'));
  writeFileSync(join(home, 'studies', 'owls', 'project.json'), '{}');
  for (const file of ['b.PNG', 'a.png', 'notes.txt', '.secret', '.ssh/key']) writeFileSync(join(home, file), 'x');
  writeFileSync(join(place, 'elsewhere', 'secret.png'), 'x');
  if (process.platform !== 'win32') {
    symlinkSync(join(place, 'elsewhere'), join(home, 'out'));
    symlinkSync(join(place, 'elsewhere', 'secret.png'), join(home, 'out.png'));
    symlinkSync(join(home, '.ssh'), join(home, 'keys'));
    symlinkSync(join(data, 'sketches'), join(home, 'sketches'));
    symlinkSync('/dev/zero', join(home, 'zero.png'));
    execFileSync('mkfifo', [join(home, 'pipe.png')]);
  }
});
afterAll(() => rmSync(place, { recursive: true }));

describe('the folders a window is shown', () => {
  it('begin at the first root; folders come first, numbers by value, hidden entries and devices not at all', async () => {
    const listing = await ask(null);
    expect(listing).toMatchObject({ folder: home, up: null, isCut: false });
    expect(listing.roots.map(({ path }) => path)).toEqual([home, data]);
    const links = process.platform === 'win32' ? [] : ['sketches'];
    expect(listing.entries.map(({ name }) => name)).toEqual(['item 9', 'item 10', ...links, 'studies', 'a.png', 'b.PNG', 'notes.txt']);
  });

  it('can hold files of some kinds only, or none', async () => {
    const names = async (...asked: [boolean, string[]]): Promise<string[]> =>
      (await ask(home, ...asked)).entries.filter(({ kind }) => kind === 'file').map(({ name }) => name);
    expect(await names(true, ['png'])).toEqual(['a.png', 'b.PNG']);
    expect(await names(false, [])).toEqual([]);
  });

  it('tell a project from other folders, and the way up', async () => {
    const listing = await ask(join(home, 'studies'));
    expect(listing).toMatchObject({ up: home, entries: [{ name: 'owls', kind: 'project' }] });
  });

  it.each([
    ['a folder elsewhere', () => join(place, 'elsewhere')],
    ['the folder above', () => join(home, '..')],
    ['a way up and down again', () => `${home}/../elsewhere`],
    ['what begins like a root', () => `${home}-other`],
    ['a hidden folder', () => join(home, '.ssh')],
    ['a hidden folder behind a link', () => join(home, 'keys')],
    ['a link that leads out', () => join(home, 'out')],
    ['the root of the disk', () => '/'],
    ['processes', () => '/proc/self'],
  ])('are never %s', async (_case, path) => {
    await expect(ask(path())).rejects.toMatchObject({ code: expect.stringMatching(/^not-(allowed|found)$/) as string });
  });

  it('say so when a path is relative, a file, or gone', async () => {
    await expect(ask('studies')).rejects.toMatchObject({ code: 'bad-input' });
    await expect(ask(join(home, 'a.png'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask(join(home, 'gone'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask(`${home}\0x`)).rejects.toMatchObject({ code: expect.stringMatching(/^not-/) as string });
  });

  it('are none where the host has dialogs of its own', async () => {
    await expect(listFolder([], { folder: null, files: true, extensions: [] })).rejects.toMatchObject({ code: 'not-available' });
  });
});
