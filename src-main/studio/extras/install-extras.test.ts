import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Extra } from '../../contract/running/extras';
import { installExtras, removeExtra } from './install-extras';
import { extrasEnvironment, folderOf, isInstalled, outdatedExtras } from './installed-extras';

let place: string;
let user: string;
let stick: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'shape-space-extras-'));
  [user, stick] = [join(place, 'user'), join(place, 'stick')];
  mkdirSync(stick);
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

/** Writes files into the folder that was brought along, and answers the list as it would come with the program. */
function bring(id: Extra['id'], files: Readonly<Record<string, string | Buffer>>): Extra {
  const listed = Object.entries(files).map(([path, content]) => {
    mkdirSync(dirname(join(stick, path)), { recursive: true });
    writeFileSync(join(stick, path), content);
    return { path, bytes: Buffer.byteLength(content), sha256: createHash('sha256').update(content).digest('hex') };
  });
  return { id, serves: { engine: 'onnx', device: 'cuda' }, platform: 'linux-x64', version: '1.30.0', from: 'the release', files: listed };
}

const cuda = (): Extra => bring('onnx-cuda', { 'libshared.so': 'shared', 'libcuda.so': 'cuda' });

describe('extras from a folder', () => {
  it('are copied into the user’s folder, used by compute processes, and taken away again', async () => {
    const extra = cuda();
    expect(extrasEnvironment(user, [extra], { LD_LIBRARY_PATH: '/opt/lib' })).toEqual({ LD_LIBRARY_PATH: '/opt/lib' });
    await installExtras(user, [extra], stick);
    const folder = folderOf(user, 'onnx-cuda');
    expect(readFileSync(join(folder, 'libcuda.so'), 'utf8')).toBe('cuda');
    expect(isInstalled(user, extra)).toBe(true);
    expect(extrasEnvironment(user, [extra], { LD_LIBRARY_PATH: '/opt/lib' })['LD_LIBRARY_PATH']?.split(':')).toContain(folder);
    await removeExtra(user, 'onnx-cuda');
    expect(existsSync(folder)).toBe(false);
    expect(isInstalled(user, extra)).toBe(false);
  });

  it('that are not whole are named by what is missing, and nothing is installed', async () => {
    const extra = cuda();
    rmSync(join(stick, 'libcuda.so'));
    await expect(installExtras(user, [extra], stick)).rejects.toThrow(/stick lacks libcuda\.so\. Choose the folder with all files/);
    expect(existsSync(user)).toBe(false);
    await expect(installExtras(user, [extra], join(place, 'nowhere'))).rejects.toThrow(/lacks libshared\.so, libcuda\.so\./);
  });

  it.each([
    ['of the same size', 'adcu'],
    ['that goes on', 'cuda and more'],
    ['that is cut off', 'cud'],
  ])('a file %s is refused by its hash, and leaves nothing', async (_, content) => {
    const extra = cuda();
    writeFileSync(join(stick, 'libcuda.so'), content);
    await expect(installExtras(user, [extra], stick)).rejects.toThrow(
      /libcuda\.so is not the file this version of the program was made for/,
    );
    expect(readdirSync(join(user, 'extras'))).toEqual([]);
  });

  it('of another version of the program are not used, and named to be taken away', async () => {
    const [old, current] = [cuda(), { ...cuda(), files: bring('onnx-cuda', { 'libshared.so': 'newer' }).files }];
    bring('onnx-cuda', { 'libshared.so': 'shared' });
    await installExtras(user, [old], stick);
    expect(isInstalled(user, current)).toBe(false);
    expect(extrasEnvironment(user, [current], {})).toEqual({});
    expect(outdatedExtras(user, [current])).toEqual(['onnx-cuda']);
    bring('onnx-cuda', { 'libshared.so': 'newer' });
    await installExtras(user, [current], stick);
    expect(outdatedExtras(user, [current])).toEqual([]);
  });

  it('for a computer for which there are none say so', async () => {
    await expect(installExtras(user, [], stick)).rejects.toThrow('There are no extras for this computer');
  });
});

it.runIf(process.platform === 'linux')('ONNX Runtime looks for its CUDA libraries in the folder of the extra', async () => {
  const runtime = createRequire(import.meta.url).resolve('onnxruntime-node');
  const own = join(dirname(runtime), '..', 'bin', 'napi-v6', 'linux', process.arch, 'libonnxruntime.so.1');
  const stub = { 'libonnxruntime_providers_shared.so': 'no library', 'libonnxruntime.so.1': readFileSync(own) };
  const extra = bring('onnx-cuda', stub);
  await installExtras(user, [extra], stick);
  const script = `const ort = require(${JSON.stringify(runtime)});
    ort.InferenceSession.create(Buffer.alloc(1), { executionProviders: ['cuda'] }).catch(() => undefined).then(() =>
      console.log(require('fs').readFileSync('/proc/self/maps', 'utf8').includes(process.argv[1])));`;
  const folder = folderOf(user, 'onnx-cuda');
  const printed = execFileSync(process.execPath, ['-e', script, join(folder, 'libonnxruntime.so.1')], {
    encoding: 'utf8',
    env: extrasEnvironment(user, [extra], process.env),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(printed.trim()).toBe('true');
});
