import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { copyFolder } from './copy-folder';

const root = mkdtempSync(join(tmpdir(), 'shape-space-copy-'));
afterAll(() => rmSync(root, { recursive: true }));

it('copies folders within folders, empty ones too, and leaves what lies there already', async () => {
  const [from, to] = [join(root, 'from'), join(root, 'to')];
  mkdirSync(join(from, 'owls', 'young'), { recursive: true });
  mkdirSync(join(from, 'nothing'));
  for (let i = 0; i < 300; i++) writeFileSync(join(from, 'owls', 'young', `${i}.txt`), String(i));
  writeFileSync(join(from, 'owls.csv'), 'a,b');
  mkdirSync(to);
  writeFileSync(join(to, 'kept.txt'), 'kept');
  writeFileSync(join(to, 'owls.csv'), 'before');
  await copyFolder(from, to);
  expect(readdirSync(to, { recursive: true }).sort()).toEqual([...readdirSync(from, { recursive: true }), 'kept.txt'].sort());
  expect([readFileSync(join(to, 'owls.csv'), 'utf8'), readFileSync(join(to, 'owls', 'young', '7.txt'), 'utf8')]).toEqual(['a,b', '7']);
});

it('copies a single file, and says what is not there', async () => {
  writeFileSync(join(root, 'one.csv'), 'one');
  await copyFolder(join(root, 'one.csv'), join(root, 'two.csv'));
  expect(readFileSync(join(root, 'two.csv'), 'utf8')).toBe('one');
  await expect(copyFolder(join(root, 'none'), join(root, 'there'))).rejects.toMatchObject({ code: 'ENOENT' });
});
