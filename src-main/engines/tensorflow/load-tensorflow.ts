/** Finds a TensorFlow to compute with: the one for graphics cards, the one for processors, or tfjs's own, written in JavaScript. */
import { createRequire } from 'node:module';
import nodeUtil from 'node:util';
import type * as tensorflow from '@tensorflow/tfjs';

export type TensorFlow = typeof tensorflow;
export type TensorFlowDevice = 'gpu' | 'cpu' | 'javascript';

export interface LoadedTensorFlow {
  readonly tf: TensorFlow;
  readonly device: TensorFlowDevice;
  readonly version: string;
}

/** Optional packages, loaded by name, so that a build never looks for them. */
const packages: Readonly<Record<TensorFlowDevice, string>> = {
  gpu: '@tensorflow/tfjs-node-gpu',
  cpu: '@tensorflow/tfjs-node',
  javascript: '@tensorflow/tfjs',
};

/** Loads the package for a device and makes its backend the current one; throws what the package throws when it cannot be loaded. */
export async function loadTensorFlow(device: TensorFlowDevice): Promise<LoadedTensorFlow> {
  restoreRemovedFunctions();
  const tf = createRequire(import.meta.url)(packages[device]) as TensorFlow;
  await tf.setBackend(device === 'javascript' ? 'cpu' : 'tensorflow');
  await tf.ready();
  return { tf, device, version: tf.version_core };
}

/** tfjs-node 4.22 still calls these, which Node 23 removed (Node.js changelog, DEP0045, DEP0051 and neighbours). */
function restoreRemovedFunctions(): void {
  const util = nodeUtil as unknown as Record<string, unknown>;
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  util.isArray ??= Array.isArray;
}
