/** What can happen to a training's files and how it still ends with the numbers of an undisturbed one. */
import { execFileSync } from 'node:child_process';
import type * as FileSystem from 'node:fs/promises';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, statfs, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunKey } from '../../contract/running/run';
import { checkpointPath, readCheckpoint, writeCheckpoint } from '../../store/runs/checkpoint-store';
import { readEpochs, readRun, runFolder } from '../../store/runs/run-store';
import { carryOutRun, type RunEnd } from './carry-out-run';
import type { RunControl, StopState } from './run-control';
import { planRun, regressionOn, smallTraining as threeEpochs, writeSmallProject } from './small-project.fixture';
import { createWorkbench, type Workbench } from './workbench';

/** The write port: after so many bytes the disk is full, as ENOSPC says it, and a part of the last write has arrived. */
const disk = vi.hoisted(() => ({ free: Infinity }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>();
  const open: typeof real.open = async (path, flags, mode) => {
    const handle = await real.open(path, flags, mode);
    const write = handle.writeFile.bind(handle);
    const limited = async (data: string | Uint8Array): Promise<void> => {
      const size = typeof data === 'string' ? Buffer.byteLength(data) : data.length;
      if (size <= disk.free) {
        disk.free -= size;
        return write(data);
      }
      await write(Buffer.from(data).subarray(0, Math.max(0, disk.free)));
      disk.free = 0;
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    };
    return Object.assign(handle, { writeFile: limited, appendFile: limited });
  };
  return { ...real, open };
});

const smallTraining = { ...threeEpochs, optimiser: { ...threeEpochs.optimiser, epochs: 2 } };
let place: string;
let bench: Workbench;
let expected: Record<string, string>;
let stepsOfEpoch: number; // and pieces of its validation
let copies = 0;
const results = ['checkpoint/last.safetensors', 'checkpoint/best.safetensors', 'predictions.csv', 'metrics.json', 'model.onnx'];

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'survive-'));
  bench = createWorkbench(join(place, 'no-assets'), 0); // a checkpoint after every step
  await writeSmallProject(join(place, 'untouched'));
  const { folder, key } = await prepare();
  expect(await sit(folder, key)).toEqual({ state: 'done', error: null });
  expected = await contents(folder, key);
  stepsOfEpoch = phases.filter((phase) => phase === 'training').length / 2;
}, 60_000);
afterEach(() => void (disk.free = Infinity));
afterAll(async () => {
  await bench.dispose();
  await rm(place, { recursive: true, force: true });
});

async function prepare(configuration = smallTraining): Promise<{ folder: string; key: RunKey }> {
  const folder = join(place, `project${++copies}`);
  await cp(join(place, 'untouched'), folder, { recursive: true });
  return { folder, key: await planRun(folder, configuration, 1) };
}

const remarks: string[] = [];
const phases: string[] = [];
function sit(folder: string, key: RunKey, stopAt = Infinity, as: StopState = 'paused'): Promise<RunEnd> {
  remarks.length = phases.length = 0;
  let steps = 0;
  const control: RunControl = {
    stopRequested: () => (steps >= stopAt ? as : null),
    progressed: ({ phase }) => {
      phases.push(phase);
      if (phase === 'training') steps++;
    },
    epochEnded: () => undefined,
    remarked: (remark) => remarks.push(remark),
  };
  return carryOutRun(folder, key, bench, control, () => 0);
}

async function contents(folder: string, key: RunKey): Promise<Record<string, string>> {
  const read = async (file: string) => [file, (await readFile(join(runFolder(folder, key), file))).toString('base64')] as const;
  return Object.fromEntries(await Promise.all(results.map(read)));
}

/** Carries on to the end, which must be the undisturbed one. */
async function finish(folder: string, key: RunKey): Promise<string> {
  expect(await sit(folder, key)).toEqual({ state: 'done', error: null });
  expect(await contents(folder, key)).toEqual(expected);
  expect(await readdir(join(runFolder(folder, key), 'checkpoint'))).toEqual(['best.safetensors', 'last.safetensors']);
  return remarks.join();
}

async function alter(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[bytes.length - 9]! ^= 1; // one bit of one weight
  await writeFile(path, bytes);
}

describe('a damaged checkpoint', () => {
  it.each(['altered', 'cut off'])('that is %s is noticed, and the one before it used', async (how) => {
    const { folder, key } = await prepare();
    expect((await sit(folder, key, 4)).state).toBe('paused');
    const last = checkpointPath(folder, key, 'last');
    await (how === 'altered' ? alter(last) : truncate(last, 1000));
    const previous = JSON.parse((await readCheckpoint(folder, key, 'previous'))!.metadata.position!) as { epoch: number; batch: number };
    const remark = await finish(folder, key);
    expect(remark).toContain(`The checkpoint before it was used: epoch ${previous.epoch + 1}, batch ${previous.batch + 1}`);
    expect(remark).toContain('last.safetensors');
    expect((await readRun(folder, key))?.remarks).toEqual([remark]); // and stays with the run
  });

  it('without one before it, or with the best weights damaged, takes the run to its beginning', async () => {
    for (const damage of ['both', 'best'] as const) {
      const { folder, key } = await prepare();
      await sit(folder, key, stepsOfEpoch + 1);
      expect((await readEpochs(folder, key)).length).toBe(1);
      if (damage === 'best') await alter(checkpointPath(folder, key, 'best'));
      else for (const name of ['last', 'previous'] as const) await alter(checkpointPath(folder, key, name));
      expect(await finish(folder, key)).toContain('began again from its start');
    }
  });

  it('that only lacks its newest file, after an end between two renames, is no cause for remarks', async () => {
    const { folder, key } = await prepare();
    await sit(folder, key, 4);
    await rm(checkpointPath(folder, key, 'last'));
    expect(await finish(folder, key)).toBe('');
  });
});

describe('a full disk', () => {
  it.each([3_000, 70_000, 400_000])('after %d bytes pauses the run with a sentence and damages nothing', async (free) => {
    const { folder, key } = await prepare();
    disk.free = free;
    const end = await sit(folder, key);
    expect(end).toMatchObject({ state: 'paused', error: { code: 'disk' } });
    expect(end.error?.message).toMatch(/disk is full|no space left/i);
    expect(await sit(folder, key)).toMatchObject({ state: 'paused' }); // still full
    disk.free = Infinity;
    expect(await finish(folder, key)).toBe('');
  });

  it.skipIf(!canMount())('that is a real one does the same', async () => {
    const folder = join(place, 'small-disk');
    await mkdir(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder]);
    try {
      await cp(join(place, 'untouched'), folder, { recursive: true });
      const key = await planRun(folder, smallTraining, 1);
      const { bavail, bsize } = await statfs(folder);
      await writeFile(join(folder, 'ballast'), new Uint8Array(bavail * bsize - 400_000));
      const end = await sit(folder, key);
      expect(end).toMatchObject({ state: 'paused', error: { code: 'disk' } });
      expect(end.error?.message).toMatch(/disk is full|no space left/i);
      await rm(join(folder, 'ballast'));
      await finish(folder, key);
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});

describe('a checkpoint that says where no training can be', () => {
  it.each([
    { epoch: -5, batch: 1 },
    { epoch: 0, batch: 1e9 },
    { epoch: 99, batch: 0 },
    { epoch: 0.5, batch: 0 },
    { epoch: 0, batch: 0, best: { epoch: 7, value: 1 } },
  ])('is named and not counted from: %j', async (altered) => {
    const { folder, key } = await prepare();
    await sit(folder, key, 1);
    const { tensors, metadata } = (await readCheckpoint(folder, key, 'last'))!;
    const position = { ...(JSON.parse(metadata.position!) as object), ...altered };
    for (let i = 0; i < 2; i++) await writeCheckpoint(folder, key, 'last', tensors, { ...metadata, position: JSON.stringify(position) });
    expect(await finish(folder, key)).toMatch(/that cannot be: .*began again from its start/);
  });
});

describe('a training that blows up', () => {
  it('names the objective and leaves the last good checkpoint alone', async () => {
    const wild = { ...smallTraining, objectives: { ...smallTraining.objectives, mapping: 1e30 } };
    const { folder, key } = await prepare({ ...wild, optimiser: { ...wild.optimiser, learningRate: 1e6 } });
    const end = await sit(folder, key);
    expect(end).toMatchObject({ state: 'failed', error: { code: 'run-failed' } });
    expect(end.error?.message).toMatch(/epoch 1 .*mapping loss/);
    const checkpoint = await readCheckpoint(folder, key, 'last');
    for (const { data } of Object.values(checkpoint?.tensors ?? {})) expect(data.every(Number.isFinite)).toBe(true);
  });
});

describe('a stop', () => {
  it('is heard while drawings are first decoded, and what was decoded is kept', async () => {
    const { folder, key } = await prepare();
    const fresh = createWorkbench(join(place, 'no-assets'));
    let looks = 0;
    const control: RunControl = {
      stopRequested: () => (++looks > 2 ? 'paused' : null),
      progressed: () => undefined,
      epochEnded: () => undefined,
      remarked: () => undefined,
    };
    expect(await carryOutRun(folder, key, fresh, control, () => 0)).toEqual({ state: 'paused', error: null });
    await fresh.dispose();
    expect(looks).toBe(3); // at once, and not after the corpora
    expect(await readdir(join(folder, 'cache'))).toEqual(['stimuli.bank']);
    await finish(folder, key);
  });

  it('is heard before a regression is fitted', async () => {
    const { folder, key } = await prepare();
    await sit(folder, key);
    const regression = await planRun(folder, regressionOn(smallTraining, { type: 'linear' }), 1, [key]);
    expect(await sit(folder, regression, 0, 'cancelled')).toEqual({ state: 'cancelled', error: null });
    expect(phases).not.toContain('fitting');
  });
});

function canMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
