import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { extrasListSchema } from '../../src-main/contract/running/extras';
import { installExtras } from '../../src-main/studio/extras/install-extras';
import { isInstalled } from '../../src-main/studio/extras/installed-extras';
import { describeExtra, onnxCuda } from './extras.mjs';

let place: string;
beforeEach(() => void (place = mkdtempSync(join(tmpdir(), 'shape-space-extras-'))));
afterEach(() => rmSync(place, { recursive: true, force: true }));

const names = ['libonnxruntime.so.1', 'libonnxruntime_providers_shared.so', 'libonnxruntime_providers_cuda.so'];

function writeRuntime(present: readonly string[]): void {
  const runtime = join(place, 'onnxruntime-node');
  const libraries = join(runtime, 'bin', 'napi-v6', process.platform, process.arch);
  mkdirSync(libraries, { recursive: true });
  writeFileSync(join(runtime, 'package.json'), '{"version":"9.8.7"}');
  for (const name of present) writeFileSync(join(libraries, name), name);
}

it('what the script lays out and lists is what the program installs', async () => {
  writeRuntime(names);
  const extra = extrasListSchema.shape.extras.element.parse(await describeExtra(onnxCuda(place), join(place, 'out')));
  expect(extra).toMatchObject({ id: 'onnx-cuda', version: '9.8.7', platform: `${process.platform}-${process.arch}` });
  await installExtras(join(place, 'user'), [extra], join(place, 'out'));
  expect(isInstalled(join(place, 'user'), extra)).toBe(true);
});

it('libraries that were not fetched are named', () => {
  writeRuntime(names.slice(0, 1));
  expect(() => onnxCuda(place)).toThrow(/not there: libonnxruntime_providers_shared\.so, libonnxruntime_providers_cuda\.so\./);
});
