import { posix, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPathJoins, joinsPaths } from './path-joins';
import { findCycles, findViolations, listSources, readImports, type ImportEdge } from './architecture';

const root = resolve(import.meta.dirname, '..');
const edges = listSources(root).flatMap((path) => readImports(root, path));
const edge = (from: string, to: string, inPackage = false): ImportEdge => ({ from, to, inPackage, typeOnly: false });

describe('architecture', () => {
  it('every import runs in the direction of the layers', () => {
    expect(edges.length).toBeGreaterThan(50);
    expect(findViolations(edges)).toEqual([]);
  });

  it('nobody but the resolver joins paths that stand in a project', () => {
    expect(findPathJoins(root, listSources(root))).toEqual([]);
  });

  it('would notice a path that is joined past the resolver', () => {
    expect(joinsPaths("import { join } from 'node:path';", 'a.ts')).toBe(true);
    expect(joinsPaths("import { basename, resolve as to } from 'path';", 'a.ts')).toBe(true);
    expect(joinsPaths("import * as path from 'node:path';", 'a.ts')).toBe(true);
    expect(joinsPaths("import { posix } from 'node:path';", 'a.ts')).toBe(true);
    expect(joinsPaths('const at = `${folder}/runs/${key}`;', 'a.ts')).toBe(true);
    expect(joinsPaths("import { basename } from 'node:path'; const say = `${name}/${other}`;", 'a.ts')).toBe(false);
    const other = findPathJoins(root, [...listSources(root), 'src-main/store/new.ts'], (_, path) =>
      path.endsWith('new.ts') ? "import { join } from 'node:path';" : "import { join } from 'node:path';",
    );
    expect(other.filter((sentence) => sentence.startsWith('src-main/store/new.ts joins paths'))).toHaveLength(1);
  });

  it('no file imports itself through others, be it for their types only', () => {
    expect(edges.some(({ typeOnly }) => typeOnly)).toBe(true);
    expect(findCycles(edges)).toEqual([]);
  });

  it('no folder holds more files than one can take in at a glance', () => {
    const perFolder = new Map<string, number>();
    const sources = listSources(root).filter((path) => !/\.(test|fixture)\.ts$/.test(path));
    for (const path of sources) perFolder.set(posix.dirname(path), (perFolder.get(posix.dirname(path)) ?? 0) + 1);
    expect([...perFolder].filter(([, count]) => count > 20)).toEqual([]);
    expect(perFolder.size).toBeGreaterThan(100);
  });

  it('would notice a layer that reaches upwards, a stray package and a cycle', () => {
    expect(findViolations([edge('src-main/core/a.ts', 'src-main/store/b.ts')])).toHaveLength(1);
    expect(findViolations([edge('src-renderer/a.ts', 'src-main/studio/b.ts')])).toHaveLength(1);
    expect(findViolations([edge('src-main/studio/a.ts', 'electron', true)])).toHaveLength(1);
    expect(findViolations([edge('src-main/core/a.ts', 'node:fs', true)])).toHaveLength(1);
    expect(findViolations([edge('src-main/core/catalogue/a.ts', 'src-main/contract/b.ts')])).toHaveLength(1);
    expect(findViolations([edge('src-main/core/catalogue/a.ts', 'zod', true)])).toHaveLength(1);
    expect(findViolations([edge('src-main/contract/a.ts', 'src-main/core/catalogue/b.ts')])).toEqual([]);
    expect(findViolations([edge('src-main/studio/a.ts', 'src-main/store/b.ts')])).toEqual([]);
    expect(findCycles([edge('a', 'b'), edge('b', 'a')])).toEqual(['a -> b -> a']);
    expect(findCycles([edge('a', 'b'), { ...edge('b', 'a'), typeOnly: true }])).toEqual(['a -> b -> a']);
  });
});
