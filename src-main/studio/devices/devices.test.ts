import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ComputeCommand } from '../../contract/running/compute-protocol';
import type { ComputeDevice, Machine } from '../../contract/running/devices';
import { fixedPresetSchema } from '../../contract/running/experiment';
import type { StudioEvent } from '../../contract/window/events';
import type { LimitMemory } from '../../processes/protocol';
import { ProcessDouble } from '../experiments/compute-process.fixture';
import { createDevices } from './devices';
import { openKnownDevices } from './known-devices';

let userFolder: string;
beforeEach(async () => void (userFolder = await mkdtemp(join(tmpdir(), 'shape-space-devices-'))));
afterEach(() => rm(userFolder, { recursive: true, force: true }));

const entry = { version: '1', threads: 2, available: true, reason: null };
const machine: Machine = {
  ...{ processor: 'A processor', threads: 2, cards: [] },
  devices: [
    { engine: 'onnx', device: 'cpu', ...entry },
    { engine: 'onnx', device: 'webgpu', ...entry },
    { engine: 'onnx', device: 'cuda', ...entry, available: false, reason: 'no card' },
    { engine: 'tensorflow', device: 'javascript', ...entry },
  ],
};
const speeds: Readonly<Record<string, number>> = { cpu: 80, webgpu: 400 };

/** Compute processes that know this machine; a device in `broken` ends its process when it is measured. */
class Machines {
  asked: (ComputeCommand | LimitMemory)[] = [];
  broken = new Set<string>();
  here = machine;
  /** Never answers when it measures. */
  isSlow = false;
  private readonly alive = new Set<ProcessDouble>();

  launch = (): ProcessDouble => {
    const double = new ProcessDouble();
    this.alive.add(double);
    double.onExit(() => this.alive.delete(double));
    double.post = (command) => {
      this.asked.push(command);
      if (command.type === 'probe') double.report({ type: 'probed', machine: this.here });
      if (command.type !== 'measure' || this.isSlow) return;
      const train = speeds[command.device] ?? 1;
      if (this.broken.has(command.device)) double.exit(1);
      else double.report({ type: 'measured', speed: { train, evaluate: train, startMs: 5 }, error: null, remarks: [] });
    };
    setTimeout(() => double.report({ type: 'ready' }));
    return double;
  };

  get running(): number {
    return this.alive.size;
  }

  measured = (): ComputeDevice[] =>
    this.asked.flatMap((asked) => (asked.type === 'measure' ? [{ engine: asked.engine, device: asked.device }] : []));
}

function open(machines: Machines, queue: { state: string } | null = null) {
  const events: StudioEvent[] = [];
  const devices = createDevices(
    { emit: (event) => void events.push(event), now: () => 0 },
    openKnownDevices(userFolder),
    machines.launch,
    () =>
      queue === null
        ? null
        : ({ queue: { status: () => queue }, forgetPlans: () => undefined, device: () => null, predictAll: () => null } as never),
  );
  return { devices, events };
}

const each = (device: string): string[] => fixedPresetSchema.options.map(() => device);

it('measures every device that is there, remembers it, and does not measure again', async () => {
  const machines = new Machines();
  const { devices, events } = open(machines);
  expect((await devices.describe()).explanation).toContain('nothing has been measured yet');
  expect((await devices.startMeasuring()).measuring).toEqual({ engine: 'onnx', device: 'cpu' });
  await devices.measured();
  const found = await devices.describe();
  expect(found.explanation).toBe('Using onnx on webgpu: 400 images/s; the fastest of those measured.');
  expect(found).toMatchObject({ measuring: null, measuredAt: '1970-01-01T00:00:00.000Z', choice: 'auto', project: null });
  expect(machines.measured().map(({ device }) => device)).toEqual([...each('cpu'), ...each('webgpu')]);
  expect(events.length).toBeGreaterThanOrEqual(3);
  expect(machines.running).toBe(0);

  const later = new Machines();
  const again = open(later);
  await again.devices.measureIfNew();
  await again.devices.measured();
  expect((await again.devices.describe()).chosen).toEqual({ engine: 'onnx', device: 'webgpu' });
  expect(later.measured()).toEqual([]);
});

it('another version of a package is measured anew, on its own account', async () => {
  const machines = new Machines();
  const { devices } = open(machines);
  await devices.startMeasuring();
  await devices.measured();
  const upgraded = new Machines();
  upgraded.here = { ...machine, devices: machine.devices.map((device) => ({ ...device, version: '2' })) };
  const after = open(upgraded).devices;
  await after.measureIfNew();
  await after.measured();
  expect(upgraded.measured()).toHaveLength(2 * fixedPresetSchema.options.length);
});

it('measures a processor that is all there is on its own account, but never beside a run', async () => {
  const machines = new Machines();
  machines.here = { ...machine, devices: machine.devices.slice(0, 1) };
  const queue = { state: 'running' };
  const { devices } = open(machines, queue);
  await devices.measureIfNew();
  expect(machines.measured()).toEqual([]);

  queue.state = 'idle';
  machines.isSlow = true;
  await devices.measureIfNew();
  queue.state = 'running'; // a run begins while it measures
  devices.stopMeasuringForRuns();
  await devices.measured();
  expect(machines.running).toBe(0);
  expect(await devices.describe()).toMatchObject({ measuring: null, measuredAt: null, imagesPerSecond: null });

  queue.state = 'idle';
  machines.isSlow = false;
  await devices.measureIfNew();
  await devices.measured();
  expect((await devices.describe()).explanation).toBe('Using onnx on the CPU, 2 threads: 80 images/s; no GPU was found.');
});

it('a device that ends the process is said to, and the others are measured', async () => {
  const machines = new Machines();
  machines.broken.add('webgpu');
  const { devices } = open(machines);
  await devices.startMeasuring();
  await devices.measured();
  const found = await devices.describe();
  expect(found.devices.find(({ device }) => device === 'webgpu')?.measured?.problem).toMatch(/it ended the process that tried it/);
  expect(found.explanation).toBe('Using onnx on the CPU, 2 threads: 80 images/s; faster than the GPU that was found.');
});

it('a picked device is remembered; one that is not there is refused with what is', async () => {
  const { devices } = open(new Machines());
  expect(await devices.choose({ engine: 'onnx', device: 'webgpu' })).toMatchObject({ ground: 'picked', chosen: { device: 'webgpu' } });
  await expect(devices.choose({ engine: 'onnx', device: 'cuda' })).rejects.toThrow(
    /cannot be used .* no card Choose one of onnx\/cpu, onnx\/webgpu/,
  );
  expect((await open(new Machines()).devices.describe()).choice).toEqual({ engine: 'onnx', device: 'webgpu' });
});

it('a damaged file of what is known is forgotten', async () => {
  await writeFile(join(userFolder, 'devices.json'), '{"schemaVersion": 1, "choice": 3');
  expect((await open(new Machines()).devices.describe()).choice).toBe('auto');
});
