/** Workflows run where no test of ours does, so what can be known of them beforehand is looked at here. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, '.github', 'workflows');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

describe.each(readdirSync(folder))('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');

  it('takes every action by the hash of its commit and says its version', () => {
    const used = [...text.matchAll(/uses: (.*)/g)].map(([, what]) => what);
    expect(used.length).toBeGreaterThan(1);
    for (const what of used) expect(what).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('runs scripts that are there', () => {
    const named = [...text.matchAll(/npm (?:run ([\w:]+)|(test)\b)/g)].map(([, run, test]) => run ?? test!);
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it('names files and steps that are there', () => {
    for (const [, spec] of text.matchAll(/playwright test --project=\w+ ([\w-]+)$/gm))
      expect(existsSync(join(root, 'e2e', `${spec}.spec.ts`))).toBe(true);
    for (const [, path] of text.matchAll(/npx vitest run (\S+)/g)) expect(existsSync(join(root, path!))).toBe(true);
    const jobs = [...text.matchAll(/^ {2}([\w-]+):$/gm)].map(([, name]) => name!);
    for (const [, needed] of text.matchAll(/^ {4}needs: (.*)$/gm)) expect(jobs).toContain(needed);
    for (const [, variable] of text.matchAll(/\$\{\{ matrix\.(\w+) \}\}/g)) expect(text).toMatch(new RegExp(`^ +(- )?${variable}: `, 'm'));
    expect(text).not.toContain('\t');
  });

  it('pins Node, gives no more rights than needed, and puts nothing from outside into a command', () => {
    expect(
      [...text.matchAll(/node-version: (.*)/g)].every(([, version]) => /^(\d+\.\d+\.\d+|\$\{\{ matrix\.node \}\})$/.test(version!)),
    ).toBe(true);
    for (const [, versions] of text.matchAll(/^\s*node: \[(.*)\]$/gm)) expect(versions).toMatch(/^\d+\.\d+\.\d+(, \d+\.\d+\.\d+)*$/);
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(text).not.toMatch(/github\.(event|head_ref)/);
  });
});

it('Electron and its builder are pinned exactly', () => {
  const versions = ['package.json', 'build/package/package.json'].flatMap((path) => {
    const parsed = JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, Record<string, string> | undefined>;
    return Object.entries({ ...parsed['dependencies'], ...parsed['devDependencies'] }).filter(([name]) => name.startsWith('electron'));
  });
  expect(versions.map(([name]) => name)).toEqual(expect.arrayContaining(['electron', 'electron-builder']));
  for (const [, version] of versions) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});
