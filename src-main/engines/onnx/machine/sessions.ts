/** Opens ONNX Runtime sessions and keeps the recently used ones, so that the many short trainings of one experiment share them. */
import * as ort from 'onnxruntime-node';
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';

export type Feeds = Readonly<Record<string, ort.Tensor>>;
export interface SessionPool {
  /**
   * The session known by `key`, made from `model()` when there is none (always, for null). Give it back when done.
   * The outputs named in `onDevice` stay in the memory of the device, where it has one of its own that the runtime can leave them in.
   */
  borrow(key: string | null, model: () => Uint8Array, onDevice?: readonly string[]): Promise<BorrowedSession>;
  dispose(): Promise<void>;
}
export interface BorrowedSession {
  /** Only the named outputs are computed and copied; all when left out. */
  run(feeds: Feeds, outputs?: readonly string[]): Promise<Record<string, Float32Array>>;
  /** All outputs as they come, to be fed again; those on the device must not be read, and must be disposed of. */
  runToTensors(feeds: Feeds): Promise<Record<string, ort.Tensor>>;
  /** A session that is not to be kept, or has no name, is closed at once; others stay for the next borrower. */
  giveBack(options?: { readonly keep: boolean }): Promise<void>;
}
export interface SessionSettings {
  readonly device: string;
  readonly threads: number;
}

const keptSessions = 12;

ort.env.logLevel = 'fatal'; // what goes wrong arrives as an exception; printing it as well would only frighten

interface Entry {
  readonly key: string | symbol;
  readonly session: Promise<ort.InferenceSession>;
  borrowers: number;
}

export function createSessionPool(settings: SessionSettings): SessionPool {
  const entries = new Map<Entry['key'], Entry>(); // least recently used first
  const close = async (entry: Entry) => {
    entries.delete(entry.key);
    await (await entry.session).release();
  };
  return {
    async borrow(name, model, onDevice = []) {
      const key = name ?? Symbol('private');
      const entry = entries.get(key) ?? { key, session: openSession(model(), settings, onDevice), borrowers: 0 };
      entries.delete(key);
      entries.set(key, entry);
      entry.borrowers++;
      const session = await entry.session.catch((error: unknown) => {
        entries.delete(key);
        throw error;
      });
      let isBorrowed = true;
      return {
        run: async (feeds, outputs) => dataOf(await session.run(feeds, outputs ?? session.outputNames)),
        runToTensors: async (feeds) => await session.run(feeds),
        async giveBack({ keep } = { keep: true }) {
          if (!isBorrowed) return;
          isBorrowed = false;
          entry.borrowers--;
          if ((!keep || typeof key === 'symbol') && entry.borrowers === 0) await close(entry);
          const idle = [...entries.values()].filter((candidate) => candidate.borrowers === 0);
          for (const candidate of idle.slice(0, Math.max(0, entries.size - keptSessions))) await close(candidate);
        },
      };
    },
    async dispose() {
      for (const entry of [...entries.values()]) await close(entry);
    },
  };
}

/** Float tensors share the memory of `data`; nothing is copied. */
export function floats(data: Float32Array, shape: readonly number[]): ort.Tensor {
  return new ort.Tensor('float32', data, shape);
}

export function integers(data: Int32Array, shape: readonly number[]): ort.Tensor {
  return new ort.Tensor('int32', data, shape);
}

/** Devices that the installed build of ONNX Runtime was made for; whether the machine has one shows only on opening a session. */
export function builtInDevices(): string[] {
  return ort.listSupportedBackends().map(({ name }) => name);
}

/** Whether outputs of one call can stay on the device for the next; the runtime's Node binding knows how for WebGPU only. */
export function keepsTensors(device: string): boolean {
  return device === 'webgpu';
}

/** Where the state has to pass through main memory to another device, it does so once for several minibatches. */
export function batchesPerCallOn(device: string): number {
  return device === 'cpu' || keepsTensors(device) ? 1 : 8;
}

export const runtimeVersion: string = ort.env.versions.node ?? ort.env.versions.common;

async function openSession(
  model: Uint8Array,
  { device, threads }: SessionSettings,
  onDevice: readonly string[],
): Promise<ort.InferenceSession> {
  const kept = keepsTensors(device) ? Object.fromEntries(onDevice.map((name) => [name, 'gpu-buffer' as const])) : {};
  try {
    return await ort.InferenceSession.create(model, {
      executionProviders: [device],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
      enableMemPattern: false, // costs nothing in speed and saves a quarter of the memory at the study's size
      logSeverityLevel: 4,
      ...(Object.keys(kept).length > 0 ? { preferredOutputLocation: kept } : {}),
      extra: {
        session: {
          // Threads that wait by spinning gain 4 % on an idle machine and lose most of the speed next to the input pipeline or other programs.
          intra_op: { allow_spinning: '0' },
          // An operator that quietly moved to the processor would take its tensors there and back in every step.
          ...(device === 'webgpu' ? { disable_cpu_ep_fallback: '1' } : {}),
        },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (device === 'cpu') throw error;
    throw new AppError(
      'not-available',
      say`ONNX Runtime cannot use the device "${device}" on this machine (${reason}). Choose "cpu" instead.`,
    );
  }
}

/** The numbers of float tensors in main memory. */
export function dataOf(tensors: Readonly<Record<string, ort.OnnxValue>>): Record<string, Float32Array> {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, tensor]) => {
      if (!(tensor instanceof ort.Tensor) || !(tensor.data instanceof Float32Array)) {
        throw new Error(`the output ${name} is not made of floats`);
      }
      return [name, tensor.data];
    }),
  );
}
