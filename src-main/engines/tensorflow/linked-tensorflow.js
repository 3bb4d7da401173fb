// Loads a TensorFlow library that `npm run tensorflow:link` bound to. Plain JavaScript, because that script checks its work with it.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import nodeUtil from 'node:util';

/** What the folder of a link holds besides link.json. */
export const linkParts = { record: 'link.json', binding: 'tfjs_binding.node', sources: 'tfjs-node-gpu' };

/** Where the link of this installation is, whether or not there is one. */
export function linkFolder(environment = process.env, from = import.meta.dirname) {
  const chosen = environment.SHAPE_SPACE_TENSORFLOW;
  if (chosen) return chosen;
  let folder = from;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, '.tensorflow');
}

/** Null when nothing was linked; throws when link.json cannot be read. */
export function readLink(folder = linkFolder()) {
  const path = join(folder, linkParts.record);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** Registers the backend 'tensorflow' with tfjs and returns both; throws what the operating system says when the library is not there. */
export function loadLinkedTensorFlow(folder = linkFolder()) {
  restoreRemovedFunctions();
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2'; // greetings to standard error
  const require = createRequire(import.meta.url);
  const binding = require(join(folder, linkParts.binding));
  const tf = require('@tensorflow/tfjs');
  require(join(folder, linkParts.sources, 'dist', 'register_all_kernels.js'));
  const { NodeJSKernelBackend } = require(join(folder, linkParts.sources, 'dist', 'nodejs_kernel_backend.js'));
  if (!tf.findBackendFactory('tensorflow')) {
    tf.registerBackend('tensorflow', () => new NodeJSKernelBackend(binding, '@tensorflow/tfjs-node-gpu'), 1);
  }
  return { tf, version: binding.TF_Version, usesGpu: binding.isUsingGpuDevice() };
}

/** tfjs-node 4.22 still calls these, which Node 23 removed (Node.js changelog, DEP0045, DEP0051 and neighbours). */
export function restoreRemovedFunctions() {
  nodeUtil.isNullOrUndefined ??= (value) => value === null || value === undefined;
  nodeUtil.isArray ??= Array.isArray;
}
