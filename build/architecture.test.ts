import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCycles, findViolations, listSources, readImports, type ImportEdge } from './architecture';

const root = resolve(import.meta.dirname, '..');
const edges = listSources(root).flatMap((path) => readImports(root, path));
const edge = (from: string, to: string, inPackage = false): ImportEdge => ({ from, to, inPackage, typeOnly: false });

describe('architecture', () => {
  it('every import runs in the direction of the layers', () => {
    expect(edges.length).toBeGreaterThan(50);
    expect(findViolations(edges)).toEqual([]);
  });

  it('no file imports itself through others', () => {
    expect(findCycles(edges)).toEqual([]);
  });

  it('would notice a layer that reaches upwards, a stray package and a cycle', () => {
    expect(findViolations([edge('src-main/core/a.ts', 'src-main/store/b.ts')])).toHaveLength(1);
    expect(findViolations([edge('src-renderer/a.ts', 'src-main/studio/b.ts')])).toHaveLength(1);
    expect(findViolations([edge('src-main/studio/a.ts', 'electron', true)])).toHaveLength(1);
    expect(findViolations([edge('src-main/core/a.ts', 'node:fs', true)])).toHaveLength(1);
    expect(findViolations([edge('src-main/studio/a.ts', 'src-main/store/b.ts')])).toEqual([]);
    expect(findCycles([edge('a', 'b'), edge('b', 'a')])).toEqual(['a -> b -> a']);
  });
});
