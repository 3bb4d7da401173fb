// Looks into a folder for an installed TensorFlow and says in a sentence what is wrong with it.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** `message` is for the person who gave the folder. */
export class LinkError extends Error {}

const libraries = {
  linux: ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'],
  darwin: ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib'],
};
const ask = 'Ask Python for the folder: python -c "import tensorflow, os; print(os.path.dirname(tensorflow.__file__))"';

/** `folder` is site-packages/tensorflow, or site-packages itself. Throws LinkError. */
export function findWheel(folder, platform = process.platform) {
  const names = libraries[platform];
  if (names === undefined) {
    throw new LinkError(
      'TensorFlow cannot be linked on Windows: its own builds there have had no graphics card support since 2.11. ' +
        'The engine onnx on webgpu or dml uses the card instead; or link inside WSL 2.',
    );
  }
  if (!existsSync(folder)) throw new LinkError(`There is no folder ${folder}. ${ask}`);
  const inside = join(folder, 'tensorflow');
  const root = basename(folder) !== 'tensorflow' && existsSync(join(inside, 'include')) ? inside : folder;
  const include = join(root, 'include');
  if (!existsSync(join(include, 'tensorflow', 'c', 'c_api.h'))) {
    throw new LinkError(`${folder} holds no installed TensorFlow (include/tensorflow/c/c_api.h is missing). ${ask}`);
  }
  const version = versionOf(root);
  const absent = names.filter((name) => !existsSync(join(root, name)));
  const eager = join(include, 'tensorflow', 'core', 'platform', 'ctstring_internal.h');
  if (absent.length > 0 || !existsSync(eager)) {
    const lacks = absent.length > 0 ? absent.join(' and ') : 'a header the binding needs';
    throw new LinkError(
      `TensorFlow ${version} in ${root} has no ${lacks}: it is too old or made for another system. ` +
        'Install a current one (pip install --upgrade tensorflow; 2.21 is known to work).',
    );
  }
  return { root, include, version, libraries: names.map((name) => join(root, name)) };
}

/** From the name of the record pip leaves beside the package. */
function versionOf(root) {
  const record = readdirSync(dirname(root)).find((name) => /^tensorflow(_cpu|_macos|_gpu|_rocm|_intel)?-[\d.]+.*\.dist-info$/.test(name));
  return record?.replace(/^[^-]*-/, '').replace(/\.dist-info$/, '') ?? 'of an unknown version';
}
