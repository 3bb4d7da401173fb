import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lockProject } from './project-lock';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-'))));
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

const writeLock = (pid: number, machine: string): void =>
  writeFileSync(join(folder, 'lock.json'), JSON.stringify({ owner: 'the desktop app', pid, machine, token: 'theirs' }));

describe('lockProject', () => {
  it('keeps a second owner out until the first lets go', async () => {
    const lock = await lockProject(folder, 'the desktop app');
    await expect(lockProject(folder, 'the command line')).rejects.toMatchObject({
      code: 'project-locked',
      message: expect.stringContaining(`open in the desktop app (process ${process.pid} on ${hostname()})`) as string,
    });
    await lock.release();
    expect(readdirSync(folder)).toEqual([]);
    await (await lockProject(folder, 'the command line')).release();
  });

  it('lets exactly one of many that come at once in', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockProject(folder, 'one of many')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['lock.json']);
  });

  it('keeps out while the process of the owner lives, and takes over when it has ended', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    writeLock(other.pid!, hostname());
    await expect(lockProject(folder, 'me')).rejects.toMatchObject({ code: 'project-locked' });
    other.kill('SIGKILL');
    await once(other, 'exit');
    const lock = await lockProject(folder, 'me');
    await lock.release();
    expect(existsSync(join(folder, 'lock.json'))).toBe(false);
  });

  it('takes over a lock left by an earlier process that had our number', async () => {
    writeLock(process.pid, hostname());
    await (await lockProject(folder, 'me')).release();
  });

  it('believes another machine only as long as its heartbeat is fresh', async () => {
    writeLock(1, 'another-machine');
    await expect(lockProject(folder, 'me')).rejects.toMatchObject({ code: 'project-locked' });
    const threeMinutesAgo = Date.now() / 1000 - 180;
    utimesSync(join(folder, 'lock.json'), threeMinutesAgo, threeMinutesAgo);
    await (await lockProject(folder, 'me')).release();
  });

  it('keeps its lock alive by the clock of the disk', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const lock = await lockProject(folder, 'me');
    const path = join(folder, 'lock.json');
    const text = readFileSync(path, 'utf8');
    utimesSync(path, 1000, 1000); // long ago, as for a machine whose own clock is wrong
    vi.advanceTimersByTime(16_000);
    await vi.waitFor(() => expect(Date.now() - statSync(path).mtimeMs).toBeLessThan(10_000));
    expect(readFileSync(path, 'utf8')).toBe(text);
    await lock.release();
  });

  it('is told when another program has taken the lock, as after a long sleep, and leaves it alone', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const takers: string[] = [];
    const lock = await lockProject(folder, 'me', (taker) => takers.push(taker));
    rmSync(join(folder, 'lock.json'));
    writeLock(1, 'another-machine');
    vi.advanceTimersByTime(16_000);
    await vi.waitFor(() => expect(takers).toEqual(['the desktop app (process 1 on another-machine)']));
    await lock.release();
    expect(readFileSync(join(folder, 'lock.json'), 'utf8')).toContain('another-machine');
  });

  it('puts a deleted lock back', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const lock = await lockProject(folder, 'me', () => expect.unreachable());
    rmSync(join(folder, 'lock.json'));
    vi.advanceTimersByTime(16_000);
    await vi.waitFor(() => expect(existsSync(join(folder, 'lock.json'))).toBe(true));
    await lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes over a lock whose process number now belongs to another program, once its heartbeat has stopped', async () => {
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    writeLock(stranger.pid!, hostname());
    const threeMinutesAgo = Date.now() / 1000 - 180;
    utimesSync(join(folder, 'lock.json'), threeMinutesAgo, threeMinutesAgo);
    await (await lockProject(folder, 'me')).release();
    stranger.kill();
  });

  it('takes over a lock file that holds nonsense', async () => {
    writeFileSync(join(folder, 'lock.json'), '{"owner":');
    await (await lockProject(folder, 'me')).release();
  });

  it('does not remove the lock of whoever took over', async () => {
    const lock = await lockProject(folder, 'me');
    writeLock(1, 'another-machine');
    await lock.release();
    expect(existsSync(join(folder, 'lock.json'))).toBe(true);
  });
});
