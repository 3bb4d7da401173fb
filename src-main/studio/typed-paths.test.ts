import { homedir } from 'node:os';
import { resolve, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFullPath, refuseRelativePaths } from './typed-paths';

describe('paths that people type', () => {
  it('are refused when they are relative, with an example of a full one', () => {
    expect(() => refuseRelativePaths('openProject', { folder: 'birds' })).toThrow(join(homedir(), 'Documents', 'birds'));
    expect(() => refuseRelativePaths('openProject', { folder: '~/birds' })).toThrow(join(homedir(), 'birds'));
    expect(() => refuseRelativePaths('addCorpus', { folder: '../b', name: 'b', kind: 'corpus' })).toThrow(/not a full path/);
  });
  it('are looked at wherever a plan of an import holds them', () => {
    const folder = resolve('birds');
    const plan = { target: { kind: 'new' as const, folder, name: '' }, images: null, tables: [], names: {} };
    expect(() => refuseRelativePaths('importData', plan)).not.toThrow();
    expect(() => refuseRelativePaths('importData', { ...plan, target: { kind: 'new', folder: 'birds', name: '' } })).toThrow(/‘birds’/);
    const images = { sources: [{ kind: 'path' as const, path: 'drawings' }], invert: 'detected' as const, leaveOut: [] };
    expect(() => refuseRelativePaths('previewImport', { ...plan, images })).toThrow(/‘drawings’/);
    expect(() => refuseRelativePaths('previewImport', { ...plan, target: { kind: 'new', folder: '', name: '' } })).not.toThrow();
  });
  it('need their drive under Windows', () => {
    expect(['C:\\birds', 'c:/birds', '\\\\server\\share\\birds'].map((path) => isFullPath(path, 'win32'))).toEqual([true, true, true]);
    expect(['\\birds', 'C:birds', '/birds'].map((path) => isFullPath(path, 'win32'))).toEqual([false, false, false]);
  });
});
