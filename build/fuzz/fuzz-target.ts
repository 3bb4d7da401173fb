/** Feeds a reader with damaged inputs: each is read, or refused in a sentence, in time; anything else is a failure. */
import { AppError } from '../../src-main/contract/app-error';
import { createStream } from '../../src-main/core/random/stream';
import { mutate } from './mutate';

export interface FuzzTarget {
  readonly name: string;
  /** Sound inputs, from which damaged ones are made. */
  seeds(): Promise<readonly Uint8Array[]>;
  /** Reads as the program does; an AppError is a refusal. */
  read(bytes: Uint8Array): Promise<void>;
}

export interface FuzzReport {
  readonly read: number;
  readonly refused: number;
  readonly failures: readonly string[];
  readonly slowestMs: number;
  readonly mostMegabytes: number;
}

const longestMs = 5000;
const mostMegabytes = 1024;

export async function fuzz(target: FuzzTarget, count: number, seed: number): Promise<FuzzReport> {
  const seeds = await target.seeds();
  for (const bytes of seeds) await target.read(bytes); // sound inputs are read, or the target tests nothing
  const failures: string[] = [];
  let [read, refused, slowest, memory] = [0, 0, 0, 0];
  for (let number = 0; number < count; number++) {
    const stream = createStream(seed, 'fuzz', target.name, number);
    const bytes = mutate(seeds[number % seeds.length]!, stream);
    let tookMs = performance.now();
    try {
      await target.read(bytes);
      read++;
    } catch (error) {
      if (error instanceof AppError && error.code !== 'internal' && error.message.endsWith('.')) refused++;
      else failures.push(`${target.name} ${seed}/${number}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    tookMs = performance.now() - tookMs;
    if (tookMs > longestMs) tookMs = Math.min(tookMs, await measure(target, bytes)); // a busy machine is not a slow reader
    const megabytes = process.memoryUsage.rss() / 2 ** 20;
    if (tookMs > longestMs) failures.push(`${target.name} ${seed}/${number}: took ${Math.round(tookMs)} ms`);
    if (megabytes > mostMegabytes) failures.push(`${target.name} ${seed}/${number}: the process has ${Math.round(megabytes)} MB`);
    slowest = Math.max(slowest, tookMs);
    memory = Math.max(memory, megabytes);
    if (failures.length >= 20) break;
  }
  return { read, refused, failures, slowestMs: slowest, mostMegabytes: memory };
}

async function measure(target: FuzzTarget, bytes: Uint8Array): Promise<number> {
  const started = performance.now();
  await target.read(bytes).catch(() => undefined); // judged the first time
  return performance.now() - started;
}
