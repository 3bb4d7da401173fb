import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryInProject, insideFolder, insideProject, isWrittenThrough, linkTarget } from './inside-project';
import { asFileName, explainBadPath } from './path-name';
import { readRegular, statRegular } from './read-regular';

let parent: string;
let folder: string;
beforeEach(() => {
  parent = realpathSync(mkdtempSync(join(tmpdir(), 'inside-project-')));
  folder = join(parent, 'project');
  mkdirSync(join(folder, 'stimuli'), { recursive: true });
  mkdirSync(join(parent, 'victim'));
  writeFileSync(join(parent, 'victim', 'thesis.txt'), 'mine');
  writeFileSync(join(folder, 'stimuli', 'owl.png'), 'owl');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

describe('insideProject', () => {
  it('answers places in the project, there or not', () => {
    expect(insideProject(folder, 'stimuli', 'owl.png')).toBe(join(folder, 'stimuli', 'owl.png'));
    expect(insideProject(folder, 'stimuli/new folder/eule äöü 👀.png')).toBe(join(folder, 'stimuli', 'new folder', 'eule äöü 👀.png'));
    expect(insideProject(folder, '...hidden/..x/x..y')).toBe(join(folder, '...hidden', '..x', 'x..y'));
  });

  it.each([
    '../victim/thesis.txt',
    'stimuli/../../victim/thesis.txt',
    'stimuli/../owl.png',
    '..',
    '.',
    './x',
    'a//b',
    'a/',
    '/etc/passwd',
    '//server/share/x',
    '',
    'C:/x',
    'c:x',
    'x:stream',
    '\\\\server\\share',
    'stimuli\\..\\..\\x',
    'a\0b',
    'a\nb',
    'a\u009bb',
    'CON',
    'con.png',
    'stimuli/NUL',
    'aux .txt',
    'Com1.csv',
    'lpt¹',
    'CONIN$',
    'x.',
    'x ',
    'a./b',
    `${'x'.repeat(256)}.png`,
    `${'ä'.repeat(130)}`,
  ])('refuses %j', (path) => {
    expect(() => insideProject(folder, path)).toThrow(/so it is not used\. Correct it/);
    expect(() => entryInProject(folder, path)).toThrow(/so it is not used/);
  });

  it('lets a corpus have names of any kind, and no way out', () => {
    for (const path of ['back\\slash/a:b/CON/dot./1.png', 'line\nbreak/1.png'])
      expect(insideFolder(folder, path, 'corpus')).toBe(join(folder, path));
    for (const path of ['../x', 'a/../../x', '/x', 'a\\..\\..\\x', 'C:\\x', '\\\\server\\x', 'a\0', ''])
      expect(() => insideFolder(folder, path, 'corpus')).toThrow(/so it is not used\. Correct it in the corpus/);
  });

  it('stays below the folder whatever is asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom('..', '.', '', 'a', '\\', '/', 'C:', '\0'), fc.string())), (parts) => {
        let place: string;
        try {
          place = insideProject(folder, ...parts);
        } catch {
          return;
        }
        expect(place.startsWith(`${folder}/`) || place.startsWith(`${folder}\\`)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe.skipIf(process.platform === 'win32')('links', () => {
  const link = (target: string, ...path: string[]): void => symlinkSync(target, join(folder, ...path));

  it('that lead out are refused by name, at every level and however they are written', () => {
    link('../victim', 'journal');
    link(join(parent, 'victim'), 'cache');
    link('../../victim/thesis.txt', 'stimuli', 'a.png');
    link('a.png', 'stimuli', 'b.png');
    link('/dev/zero', 'stimuli', 'zero.png');
    link('/proc/self/environ', 'stimuli', 'environ.png');
    link('../../victim/not-there', 'stimuli', 'missing.png');
    link('..', 'up');
    link('../project/../victim', 'spaces');
    link('stimuli/../../victim', 'runs');
    for (const path of [
      'journal/files',
      'journal',
      'cache/x.bank',
      'stimuli/a.png',
      'stimuli/b.png',
      'stimuli/zero.png',
      'stimuli/environ.png',
      'stimuli/missing.png',
      'up/victim/thesis.txt',
      'up',
      'spaces/mean',
      'runs/abc',
    ])
      expect(() => insideProject(folder, path), path).toThrow(
        new RegExp(`‘${path.startsWith('stimuli') ? path : path.split('/')[0]!}’ is a link that leads out of its folder, the project`),
      );
    expect(entryInProject(folder, 'stimuli/a.png')).toBe(join(folder, 'stimuli', 'a.png'));
    expect(() => entryInProject(folder, 'journal/x')).toThrow('leads out');
  });

  it('that turn in a circle are refused', () => {
    link('b', 'a');
    link('a', 'b');
    expect(() => insideProject(folder, 'a')).toThrow('turns in a circle');
  });

  it('that stay inside are followed, also over a folder that is a link itself', () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data', 'table.csv'), 'x');
    link('data/table.csv', 'stimuli.csv');
    link(join(folder, 'data'), 'spaces');
    symlinkSync(folder, join(parent, 'way-in'));
    expect(insideProject(folder, 'stimuli.csv')).toBe(join(folder, 'data', 'table.csv'));
    expect(insideProject(folder, 'spaces/table.csv')).toBe(join(folder, 'data', 'table.csv'));
    expect(insideProject(join(parent, 'way-in'), 'stimuli.csv')).toBe(join(folder, 'data', 'table.csv'));
    expect(insideProject(join(parent, 'way-in'), 'stimuli/owl.png')).toBe(join(parent, 'way-in', 'stimuli', 'owl.png'));
    expect(linkTarget(folder, 'stimuli.csv')).toBe('data/table.csv');
    expect(linkTarget(folder, 'stimuli/owl.png')).toBeNull();
    expect(isWrittenThrough(folder, 'stimuli.csv')).toBe(true);
  });

  it('into the store of another program are not written through', () => {
    mkdirSync(join(folder, '.git', 'annex', 'objects'), { recursive: true });
    mkdirSync(join(folder, 'objects'));
    writeFileSync(join(folder, '.git', 'annex', 'objects', 'abc'), 'x');
    writeFileSync(join(folder, 'objects', 'abc'), 'x');
    chmodSync(join(folder, 'objects', 'abc'), 0o444);
    link('.git/annex/objects/abc', 'stimuli.csv');
    link('../objects/abc', 'stimuli', 'a.png');
    link('../.git/annex/objects/elsewhere', 'stimuli', 'b.png');
    for (const path of ['stimuli.csv', 'stimuli/a.png', 'stimuli/b.png']) {
      expect(insideProject(folder, path)).toBe(join(folder, path));
      expect(isWrittenThrough(folder, path)).toBe(false);
    }
    expect(readFileSync(insideProject(folder, 'stimuli.csv'), 'utf8')).toBe('x');
  });

  it('with a backslash in their name are what the system takes them for', () => {
    symlinkSync(join(parent, 'victim', 'thesis.txt'), join(folder, 'a\\b'));
    link('a\\b', 'c');
    expect(() => insideProject(folder, 'c')).toThrow('leads out');
  });
});

describe('readRegular', () => {
  it('reads a file, and one that is empty', async () => {
    expect((await readRegular(join(folder, 'stimuli', 'owl.png'))).toString()).toBe('owl');
    writeFileSync(join(folder, 'empty'), '');
    expect(await readRegular(join(folder, 'empty'))).toHaveLength(0);
    await expect(readRegular(join(folder, 'missing'))).rejects.toThrow('ENOENT');
  });

  it('refuses folders and what is too large before anything is read', async () => {
    await expect(readRegular(folder)).rejects.toThrow('is a folder');
    await expect(statRegular(join(folder, 'stimuli', 'owl.png'), 2)).rejects.toThrow('larger than 0 MB');
  });

  it.skipIf(process.platform === 'win32')(
    'refuses devices and pipes at once',
    async () => {
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      await expect(readRegular(join(folder, 'pipe'))).rejects.toThrow('not a regular file but a pipe');
      await expect(readRegular('/dev/zero')).rejects.toThrow('not a regular file but a device');
    },
    2000,
  );

  it.skipIf(process.platform !== 'linux')('stops where a file says it has no size and does not end', async () => {
    await expect(readRegular('/proc/self/maps', 100)).rejects.toThrow('larger than');
    expect((await readRegular('/proc/self/maps', 2 ** 20)).length).toBeGreaterThan(1000);
  });
});

describe('asFileName', () => {
  it('makes a name of any text that every system takes', () => {
    fc.assert(fc.property(fc.string(), (text) => explainBadPath(asFileName(text)) === null));
    for (const text of ['con', '..', 'a/b', 'C:\\x', '__proto__', ' x. ', '\0', '👀'.repeat(100)])
      expect(explainBadPath(asFileName(text))).toBeNull();
    expect(asFileName('barn owl')).toBe('barn owl');
  });
});
