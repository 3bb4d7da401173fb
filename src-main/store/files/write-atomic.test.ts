import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomic } from './write-atomic';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'store-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('writeAtomic', () => {
  it('makes missing folders, replaces the old content and leaves nothing else behind', async () => {
    const path = join(folder, 'a', 'b.txt');
    await writeAtomic(path, 'old');
    await writeAtomic(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(join(folder, 'a'))).toEqual(['b.txt']);
  });

  it('keeps one complete content when many writes of the same file overlap', async () => {
    const path = join(folder, 'a.txt');
    const contents = Array.from({ length: 20 }, (_, i) => String(i).repeat(5000));
    await Promise.all(contents.map((content) => writeAtomic(path, content)));
    expect(contents).toContain(readFileSync(path, 'utf8'));
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('says what is in the way when a file stands where a folder is needed', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(writeAtomic(join(folder, 'file', 'x.txt'), 'x')).rejects.toMatchObject({
      code: 'disk',
      message: expect.stringContaining('a file stands where a folder is needed') as string,
    });
  });
});

/** A small file system in memory; only the administrator of a Linux machine can make one. */
function mountSmallDisk(at: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', at], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function canMount(): boolean {
  const at = mkdtempSync(join(tmpdir(), 'disk-'));
  const mounted = mountSmallDisk(at);
  if (mounted) execFileSync('umount', [at]);
  rmSync(at, { recursive: true, force: true });
  return mounted;
}

describe.skipIf(!canMount())('writeAtomic on a full disk (needs the right to mount)', () => {
  it('keeps the good file when only part of the new one fits, and says that the disk is full', async () => {
    mountSmallDisk(folder);
    try {
      const path = join(folder, 'a.bin');
      await writeAtomic(path, 'good');
      await expect(writeAtomic(path, new Uint8Array(200_000))).rejects.toMatchObject({
        code: 'disk',
        message: expect.stringContaining('The disk is full') as string,
      });
      expect(readFileSync(path, 'utf8')).toBe('good');
      expect(readdirSync(folder)).toEqual(['a.bin']);
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});
