/** Finds a TensorFlow to compute with: a library linked or installed on this machine, or tfjs's own, written in JavaScript. */
import { createRequire } from 'node:module';
import type * as tensorflow from '@tensorflow/tfjs';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import { linkFolder, loadLinkedTensorFlow, readLink, restoreRemovedFunctions } from './linked-tensorflow';

export type TensorFlow = typeof tensorflow;
/** 'gpu' and 'cpu' need the library, 'javascript' does not. */
export type TensorFlowDevice = 'gpu' | 'cpu' | 'javascript';

export interface LoadedTensorFlow {
  readonly tf: TensorFlow;
  readonly device: TensorFlowDevice;
  /** '2.21.0', of the library; 'tfjs 4.22.0' without one. */
  readonly version: string;
  /** Where it comes from: 'linked' or the name of a package. */
  readonly source: string;
  /** Makes its backend the current one, at once. Backends share one tfjs, so whoever computes says so first. */
  readonly activate: () => void;
}

/** Optional packages that bring a library, loaded by name, so that a build never looks for them. */
const nativePackages = ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node'] as const;

/** Throws AppError('not-available') with what is missing and how to get it. */
export async function loadTensorFlow(device: TensorFlowDevice): Promise<LoadedTensorFlow> {
  if (device === 'javascript') return loadJavaScript();
  const native = await loadNativeTensorFlow();
  if (native.device === device) return native;
  const sentence = device === 'gpu' ? noCard(native) : phrase`This TensorFlow computes on the graphics card, which is faster.`;
  throw new AppError('not-available', sentence);
}

let native: Promise<LoadedTensorFlow> | null = null;

/** A library is loaded once for the life of the process; a failure is found out anew each time. */
export function loadNativeTensorFlow(): Promise<LoadedTensorFlow> {
  native ??= findNative();
  native.catch(() => (native = null));
  return native;
}

async function findNative(): Promise<LoadedTensorFlow> {
  const failures: string[] = [];
  const sources = [{ name: 'linked', load: loadLinked }, ...nativePackages.map((name) => ({ name, load: () => loadPackage(name) }))];
  for (const { name, load } of sources) {
    try {
      const { tf, version, usesGpu } = load();
      await prepare(tf, 'tensorflow');
      return describe(tf, 'tensorflow', usesGpu ? 'gpu' : 'cpu', version, name);
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (!isAbsence(error)) failures.push(`${name}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    }
  }
  const found = failures.length > 0 ? phrase` What was found does not load (${failures.join('; ')}).` : '';
  throw new AppError(
    'not-available',
    say`No TensorFlow library is linked or installed.${found} Install TensorFlow with Python (pip install tensorflow), then: npm run tensorflow:link -- <site-packages/tensorflow>.`,
  );
}

interface Native {
  readonly tf: TensorFlow;
  readonly version: string;
  readonly usesGpu: boolean;
}

/** A link that is there but does not load is said, not passed over: someone made it on purpose. */
function loadLinked(): Native {
  const link = readLinkOrSay();
  if (link === null) throw absence();
  try {
    return loadLinkedTensorFlow();
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new AppError(
      'not-available',
      say`The linked TensorFlow ${link.version} in ${link.tensorflow} does not load any more (${reason}). If it was moved or upgraded, link again: npm run tensorflow:link -- <site-packages/tensorflow>.`,
    );
  }
}

function readLinkOrSay() {
  try {
    return readLink();
  } catch {
    throw new AppError('not-available', say`link.json in ${linkFolder()} cannot be read. Delete that folder and link again.`);
  }
}

/** With tfjs-node the backend registers itself; its binding says what it computes on. */
function loadPackage(name: string): Native {
  restoreRemovedFunctions();
  const tf = createRequire(import.meta.url)(name) as TensorFlow;
  const { binding } = tf.findBackend('tensorflow') as unknown as { binding: { TF_Version: string; isUsingGpuDevice(): boolean } };
  return { tf, version: binding.TF_Version, usesGpu: binding.isUsingGpuDevice() };
}

async function loadJavaScript(): Promise<LoadedTensorFlow> {
  const name = '@tensorflow/tfjs';
  try {
    const tf = createRequire(import.meta.url)(name) as TensorFlow;
    await prepare(tf, 'cpu');
    return describe(tf, 'cpu', 'javascript', `tfjs ${tf.version_core}`, name);
  } catch (error) {
    if (!isAbsence(error)) throw error;
    throw new AppError(
      'not-available',
      say`The package ${name}, for checking numbers without a library, is not part of this installation.`,
    );
  }
}

/** Initialised once, a backend can be made the current one at once. */
async function prepare(tf: TensorFlow, backend: string): Promise<void> {
  tf.enableProdMode(); // without, tfjs greets on standard error
  await tf.setBackend(backend);
  await tf.ready();
}

function describe(tf: TensorFlow, backend: string, device: TensorFlowDevice, version: string, source: string): LoadedTensorFlow {
  return { tf, device, version, source, activate: () => void tf.setBackend(backend) };
}

function noCard({ version }: LoadedTensorFlow): string {
  return phrase`TensorFlow ${version} is there but sees no graphics card. It needs an NVIDIA card with its driver and a TensorFlow with CUDA (pip install "tensorflow[and-cuda]", then npm run tensorflow:link again).`;
}

/** What Node throws for a package that is not installed. */
function isAbsence(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND';
}

function absence(): Error {
  return Object.assign(new Error('not there'), { code: 'MODULE_NOT_FOUND' });
}
