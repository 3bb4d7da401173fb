import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeZip, type ZipEntry } from './zip-writer';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'zip-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* files(count: number, bytes: number): AsyncGenerator<ZipEntry> {
  for (let i = 0; i < count; i++) yield { path: `${i}.png`, bytes: new Uint8Array(bytes) };
}

it('refuses more files or bytes than a zip file can count, and leaves nothing behind', async () => {
  const limits = { files: 3, bytes: 1000 };
  const path = join(folder, 'out.zip');
  await expect(writeZip(path, files(4, 10), limits)).rejects.toThrow(/too large for one zip file/);
  await expect(writeZip(path, files(2, 600), limits)).rejects.toThrow(/too large for one zip file/);
  expect(await readdir(folder)).toEqual([]);
  expect(await writeZip(path, files(3, 10), limits)).toBeGreaterThan(0);
});
