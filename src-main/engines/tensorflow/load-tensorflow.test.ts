import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { linkFolder, restoreRemovedFunctions } from './linked-tensorflow';
import { loadTensorFlow } from './load-tensorflow';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shape-space-link-'));
  vi.stubEnv('SHAPE_SPACE_TENSORFLOW', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

it('a link whose library has gone says which it was and how to link again', async () => {
  const record = { tensorflow: '/opt/python/tensorflow', version: '2.21.0', tfjs: '4.22.0', platform: 'linux-x64' };
  await writeFile(join(folder, 'link.json'), JSON.stringify(record));
  const loading = loadTensorFlow('cpu');
  await expect(loading).rejects.toMatchObject({ code: 'not-available' });
  await expect(loading).rejects.toThrow(/TensorFlow 2\.21\.0 in \/opt\/python\/tensorflow does not load any more .*tensorflow:link/);
});

it('a damaged link says which folder to delete', async () => {
  await writeFile(join(folder, 'link.json'), '{"tensorflow": ');
  await expect(loadTensorFlow('gpu')).rejects.toThrow(new RegExp(`link\\.json in .*${folder.split(/[\\/]/).at(-1)}.*link again`));
});

it('the folder of a link lies beside package.json, wherever the code runs from', () => {
  const root = join(import.meta.dirname, '..', '..', '..');
  expect(linkFolder({}, import.meta.dirname)).toBe(join(root, '.tensorflow'));
  expect(linkFolder({}, join(root, 'out', 'main'))).toBe(join(root, '.tensorflow'));
});

it('functions that Node 23 removed are there when the binding asks for them', async () => {
  restoreRemovedFunctions();
  const util = (await import('node:util')).default as unknown as Record<string, (value: unknown) => boolean>;
  expect(util['isNullOrUndefined']?.(null)).toBe(true);
  expect(util['isNullOrUndefined']?.(0)).toBe(false);
  expect(util['isArray']?.([])).toBe(true);
});
