import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** Plain JavaScript, because it must run before anything is built; these are the types of what is tested. */
interface Wheel {
  readonly root: string;
  readonly version: string;
  readonly libraries: readonly string[];
}
const load = (name: string): Promise<unknown> => import(/* @vite-ignore */ pathToFileURL(join(import.meta.dirname, name)).href);
const { findWheel } = (await load('tensorflow-wheel.mjs')) as { findWheel: (folder: string, platform: string) => Wheel };
const { link } = (await load('tensorflow-link.mjs')) as {
  readonly link: (folder: string, options: { log(line: string): void; environment: NodeJS.ProcessEnv; target: string }) => unknown;
};

let packages: string;
let tensorflow: string;
beforeEach(async () => {
  packages = await mkdtemp(join(tmpdir(), 'shape-space-wheel-'));
  tensorflow = join(packages, 'tensorflow');
});
afterEach(() => rm(packages, { recursive: true, force: true }));

/** The files of a TensorFlow installed by pip that a link needs, all of them empty. */
async function installWheel(version: string, files: readonly string[]): Promise<void> {
  await mkdir(join(packages, `tensorflow_cpu-${version}.dist-info`));
  for (const file of ['include/tensorflow/c/c_api.h', 'include/tensorflow/core/platform/ctstring_internal.h', ...files]) {
    await mkdir(join(tensorflow, file, '..'), { recursive: true });
    await writeFile(join(tensorflow, file), '');
  }
}
const libraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

describe('an installed TensorFlow', () => {
  it('is found by its own folder and by the one around it', async () => {
    await installWheel('2.21.0', libraries);
    const found = { root: tensorflow, version: '2.21.0', libraries: libraries.map((name) => join(tensorflow, name)) };
    expect(findWheel(tensorflow, 'linux')).toMatchObject(found);
    expect(findWheel(packages, 'linux')).toMatchObject(found);
  });

  it('that is too old or for another system is named with its version and what it lacks', async () => {
    await installWheel('2.9.1', libraries.slice(1));
    expect(() => findWheel(tensorflow, 'linux')).toThrow(/TensorFlow 2\.9\.1 .* has no libtensorflow_cc\.so\.2: it is too old/);
    expect(() => findWheel(tensorflow, 'darwin')).toThrow(/libtensorflow_cc\.2\.dylib and libtensorflow_framework\.2\.dylib/);
  });

  it('that is none is refused with how to ask Python for the folder', async () => {
    await mkdir(tensorflow);
    expect(() => findWheel(tensorflow, 'linux')).toThrow(/holds no installed TensorFlow .* python -c/);
    expect(() => findWheel(join(packages, 'nowhere'), 'linux')).toThrow(/There is no folder .*nowhere\. Ask Python/);
  });

  it('on Windows is answered with what uses the graphics card there', () => {
    expect(() => findWheel(tensorflow, 'win32')).toThrow(/webgpu or dml/);
  });
});

it.skipIf(process.platform !== 'linux')(
  'without a compiler nothing is fetched or written, and the sentence says what to install',
  async () => {
    await installWheel('2.21.0', libraries);
    const target = join(packages, 'link');
    const options = { log: () => undefined, environment: { CXX: 'no-such-compiler' }, target };
    expect(() => link(tensorflow, options)).toThrow(/no-such-compiler/);
    await expect(readdir(target)).rejects.toThrow();
  },
);
