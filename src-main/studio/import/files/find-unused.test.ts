import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findUnused } from './find-unused';
import { createDroppedFiles } from './dropped-files';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'unused-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('names every file of a folder that brings nothing, and folders that look like an image', async () => {
  for (const name of ['owl.png', 'ratings.csv', 'scan.pdf', '.hidden', 'Thumbs.db']) writeFileSync(join(folder, name), 'x');
  mkdirSync(join(folder, 'axe.png'));
  mkdirSync(join(folder, 'tools'));
  writeFileSync(join(folder, 'tools', 'notes.docx'), 'x');
  expect(await findUnused([{ kind: 'path', path: folder }], createDroppedFiles(folder))).toEqual([
    { name: 'ratings.csv', reason: 'table' },
    { name: 'scan.pdf', reason: 'pdf' },
    { name: 'tools/notes.docx', reason: 'other-kind' },
    { name: 'axe.png', reason: 'folder' },
  ]);
});
