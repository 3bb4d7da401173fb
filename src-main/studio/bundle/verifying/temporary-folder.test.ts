import { spawn } from 'node:child_process';
import { access, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withTemporaryFolder } from './temporary-folder';

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The number of a process that has ended. */
function endedProcess(): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', '']);
    child.on('exit', () => resolve(child.pid ?? 0));
  });
}

it('a folder is there while it is used, and gone after success and failure', async () => {
  const used: string[] = [];
  await withTemporaryFolder('test', async (folder) => {
    used.push(folder);
    expect(await isThere(folder)).toBe(true);
  });
  await expect(withTemporaryFolder('test', (folder) => Promise.reject(new Error((used.push(folder), 'failed'))))).rejects.toThrow('failed');
  for (const folder of used) expect(await isThere(folder)).toBe(false);
});

it('what a process left that crashed is removed, what others use is not', async () => {
  const left = join(tmpdir(), `shape-space-test-${await endedProcess()}-abcdef`);
  const others = join(tmpdir(), `shape-space-test-${process.ppid}-abcdef`);
  const own = await mkdtemp(join(tmpdir(), 'shape-space-mine-'));
  await Promise.all([left, others].map((folder) => mkdir(join(folder, 'deep'), { recursive: true })));
  await withTemporaryFolder('test', () => Promise.resolve());
  expect([await isThere(left), await isThere(others), await isThere(own)]).toEqual([false, true, true]);
  await Promise.all([others, own].map((folder) => rm(folder, { recursive: true })));
});
