import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareParts, type Part } from './prepare-parts';

let folder: string;
let made: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prepare-'));
  made = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const part = (name: string, inputs: string, fails = false): Part => ({
  name,
  inputs,
  prepare: async (place) => {
    if (fails) throw new Error('no luck');
    made.push(place.slice(folder.length + 1));
    await mkdir(place, { recursive: true });
  },
});
const prepare = (...parts: Part[]): Promise<void> => prepareParts(parts, folder, () => undefined);

describe('prepareParts', () => {
  it('makes only what changed', async () => {
    await prepare(part('a', '1'), part('b', '1'));
    await prepare(part('a', '1'), part('b', '1'));
    await prepare(part('a', '1'), part('b', '2'));
    expect(made).toEqual(['a', 'b', 'b']);
  });

  it('is not ready after a failure, and then goes on where it stopped', async () => {
    await expect(prepare(part('a', '1'), part('b', '1', true))).rejects.toThrow('no luck');
    expect(existsSync(join(folder, 'ready.json'))).toBe(false);
    await prepare(part('a', '1'), part('b', '1'));
    expect(made).toEqual(['a', 'b']);
    expect(existsSync(join(folder, 'ready.json'))).toBe(true);
  });

  it('is no longer ready while a changed part fails', async () => {
    await prepare(part('a', '1'));
    await expect(prepare(part('a', '2', true))).rejects.toThrow();
    expect(existsSync(join(folder, 'ready.json'))).toBe(false);
  });

  it('makes a part again that somebody deleted', async () => {
    await prepare(part('a', '1'));
    rmSync(join(folder, 'a'), { recursive: true });
    await prepare(part('a', '1'));
    expect(made).toEqual(['a', 'a']);
  });

  it('recovers from a damaged ready.json', async () => {
    await prepare(part('a', '1'));
    writeFileSync(join(folder, 'ready.json'), '{');
    await prepare(part('a', '1'));
    expect(made).toEqual(['a']);
    expect(existsSync(join(folder, 'ready.json'))).toBe(true);
  });
});
