/** For tests: the compute process as it is shipped, built once for a test file and started as the hosts without Electron start it. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..', '..');

export interface BuiltCompute {
  readonly script: string;
  remove(): Promise<void>;
}

/** Inside the project, where its packages are found; by another process, so that what a bundler leaves in memory is not measured here. */
export async function buildCompute(name: string): Promise<BuiltCompute> {
  const folder = join(root, 'out', `${name}-${process.pid}`);
  const options = {
    ...{ configFile: false, root, logLevel: 'silent' },
    build: {
      ...{ ssr: join(root, 'src-main', 'compute', 'main.ts'), outDir: folder },
      rolldownOptions: { output: { entryFileNames: 'compute.mjs' } },
    },
  };
  const script = `import { build } from 'vite'; await build(${JSON.stringify(options)});`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { cwd: root });
  return { script: join(folder, 'compute.mjs'), remove: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * What the work answers, and the longest time for which this process kept its own event loop from turning. Time in which it did not get a
 * processor at all, because others were computing, is not counted: a turn that was late but used no processor held nobody up.
 */
export async function watchLoop<T>(
  work: () => Promise<T>,
): Promise<{ readonly answer: T; readonly blockedMs: number; readonly ms: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const startMs = performance.now();
  let [turnedMs, usedMs, busyMs] = [startMs, processorMs(), 0];
  const turn = (): void => {
    const [nowMs, nowUsedMs] = [performance.now(), processorMs()];
    busyMs = Math.max(busyMs, Math.min(nowMs - turnedMs, nowUsedMs - usedMs));
    [turnedMs, usedMs] = [nowMs, nowUsedMs];
  };
  const timer = setInterval(turn, 5);
  delay.enable();
  try {
    const answer = await work();
    turn();
    return { answer, blockedMs: Math.min(delay.max / 1e6, busyMs), ms: performance.now() - startMs };
  } finally {
    clearInterval(timer);
    delay.disable();
  }
}

/** Time this thread has had on a processor; where the system does not tell of threads, this process. */
function processorMs(): number {
  if (process.platform === 'linux') return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
