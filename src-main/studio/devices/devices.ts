/** Finds out what can compute on this machine, measures it, remembers, and says what is used and why. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { ComputeDevice, DeviceCard, DeviceChoice, DeviceMeasurement, DevicesDocument, Machine } from '../../contract/running/devices';
import { fixedPresetSchema, type FixedPreset } from '../../contract/running/experiment';
import type { StudioContext } from '../context';
import type { ComputeProcess, LaunchCompute } from '../compute-process';
import type { Experiments } from '../experiments/experiments';
import { deviceWords, explainChoice, isForChecking, sameDevice } from './choose-device';
import { machineKey, type RememberedMachine } from './device-memory';
import type { KnownDevices } from './known-devices';
import { measure, probe, worthMeasuring } from './measure-devices';

export interface Devices {
  /** Looks at the machine, once in the life of the program. */
  describe(): Promise<DevicesDocument>;
  /** Starts measuring every device and returns at once; `devicesChanged` tells of each. */
  startMeasuring(): Promise<DevicesDocument>;
  choose(choice: DeviceChoice): Promise<DevicesDocument>;
  /** Resolves when nothing is being measured. */
  measured(): Promise<void>;
  /** Measures on its own account, if that was never done on this machine and no run goes on. */
  measureIfNew(): Promise<void>;
  /** Ends measuring when runs have begun: neither could be trusted beside the other. */
  stopMeasuringForRuns(): void;
  /** What can compute may be another now: libraries were added or taken away. */
  lookAgain(): void;
  /** Ends what is being looked at or measured. */
  dispose(): void;
}

/** `experiments` of the open project, null when none is open. */
export function createDevices(
  { emit, now }: Pick<StudioContext, 'emit' | 'now'>,
  known: KnownDevices,
  launchCompute: LaunchCompute,
  experiments: () => Experiments | null,
): Devices {
  let looking: Promise<RememberedMachine> | null = null;
  let measuring: ComputeDevice | null = null;
  let measured: Promise<void> = Promise.resolve();
  let current: ComputeProcess | null = null;
  let isDisposed = false;
  const launch = (): ComputeProcess => {
    if (isDisposed) throw new AppError('not-available', say`the program is ending`);
    return (current = launchCompute('ignore'));
  };

  const look = async (): Promise<RememberedMachine> => {
    const seen = await probe(launch);
    if ('failure' in seen) throw new AppError('not-available', say`This machine could not be looked at: ${seen.failure}. Try again.`);
    const { machine } = seen;
    const key = machineKey(machine);
    const before = (await known.file()).machines.find((candidate) => candidate.key === key);
    const remembered = before ?? { key, machine, measuredAt: null, measurements: [] };
    await known.rememberMachine(remembered);
    return remembered;
  };
  const lookOnce = async (): Promise<RememberedMachine> => {
    looking ??= look();
    looking.catch(() => (looking = null));
    await looking;
    return (await known.machine())!;
  };
  const measureAll = async (machine: Machine, key: string): Promise<void> => {
    const measurements: DeviceMeasurement[] = [];
    for (const device of worthMeasuring(machine.devices)) {
      measuring = { engine: device.engine, device: device.device };
      emit({ type: 'devicesChanged' });
      measurements.push(await measure(launch, device));
      if (isDisposed || isBusy()) return; // what was cut off, or shared the machine with a run, says nothing about the device
      await known.rememberMachine({ key, machine, measuredAt: new Date(now()).toISOString(), measurements: [...measurements] });
    }
  };
  const start = async (): Promise<void> => {
    if (measuring !== null) return;
    const { machine, key } = await lookOnce();
    const [first] = worthMeasuring(machine.devices);
    if (measuring !== null || first === undefined) return;
    measuring = { engine: first.engine, device: first.device };
    measured = measureAll(machine, key).finally(() => {
      measuring = null;
      experiments()?.forgetPlans();
      emit({ type: 'devicesChanged' });
    });
    measured.catch(() => undefined); // a full disk: whoever waits is told
  };
  const isBusy = (): boolean => !['idle', 'paused'].includes(experiments()?.queue.status().state ?? 'idle');

  const describe = async (): Promise<DevicesDocument> => {
    const { machine, measuredAt, measurements } = await lookOnce();
    const chosen = await known.choose();
    const own = (await experiments()?.device()) ?? null;
    const cards: DeviceCard[] = [];
    for (const device of machine.devices) {
      const measurement = measurements.find((candidate) => sameDevice(candidate, device)) ?? null;
      const durations = await predict(experiments(), measurement);
      cards.push({ ...device, measured: measurement, durations });
    }
    const { processor, threads } = machine;
    return {
      machine: { processor, threads, cards: machine.cards },
      devices: cards,
      choice: (await known.file()).choice,
      chosen: chosen.chosen,
      ground: chosen.ground,
      imagesPerSecond: chosen.imagesPerSecond,
      hasCard: chosen.hasCard,
      explanation: explainChoice(chosen, threads),
      project: own === null || sameDevice(own, chosen.chosen) ? null : own,
      measuring,
      measuredAt,
    };
  };

  return {
    describe,
    async startMeasuring() {
      if (isBusy()) {
        throw new AppError('not-available', say`Runs are being computed, and would make every speed look low. Pause them first, or wait.`);
      }
      await start();
      return describe();
    },
    async choose(choice) {
      const { machine } = await lookOnce();
      if (choice !== 'auto') requireUsable(machine, choice);
      await known.rememberChoice(choice);
      if (choice !== 'auto') await experiments()?.moveTo(choice);
      else experiments()?.forgetPlans();
      emit({ type: 'devicesChanged' });
      return describe();
    },
    measured: () => measured,
    async measureIfNew() {
      const isFirst = looking === null;
      const { measuredAt } = await lookOnce();
      if (isFirst) emit({ type: 'devicesChanged' });
      if (measuredAt === null && !isBusy()) await start();
    },
    stopMeasuringForRuns() {
      if (measuring !== null && isBusy()) current?.kill();
    },
    lookAgain() {
      looking = null;
      experiments()?.forgetPlans();
      emit({ type: 'devicesChanged' });
    },
    dispose() {
      isDisposed = true;
      current?.kill();
    },
  };
}

function requireUsable({ devices, threads }: Machine, choice: ComputeDevice): void {
  const found = devices.find((device) => sameDevice(device, choice));
  if (found?.available === true) return;
  const known = devices.filter(({ available }) => available).map((device) => `${device.engine}/${device.device}`);
  throw new AppError(
    'not-available',
    say`${deviceWords(choice, threads)} cannot be used on this machine. ${found?.reason ?? ''} Choose one of ${known.join(', ')}, or auto.`,
  );
}

async function predict(experiments: Experiments | null, measured: DeviceMeasurement | null): Promise<DeviceCard['durations']> {
  const durations: Record<FixedPreset, { lowMs: number; highMs: number } | null> = {
    tiny: null,
    quick: null,
    'first-study': null,
    study: null,
  };
  if (experiments === null || measured === null || isForChecking(measured)) return durations;
  for (const preset of fixedPresetSchema.options) {
    if (measured.speeds[preset] !== null) durations[preset] = await experiments.predictAll(preset, measured);
  }
  return durations;
}
