/** What is known of this machine's devices without looking again: what plans and predictions go by. */
import type { TrainingConfiguration } from '../../contract/running/configuration';
import type { ComputeDevice, DeviceMeasurement, DeviceSpeed } from '../../contract/running/devices';
import { fixedPresetSchema } from '../../contract/running/experiment';
import { presets } from '../../core/experiments/presets';
import { encoderMegaflops, speedBySize } from '../../core/experiments/speed-by-size';
import type { SpeedOf } from '../../core/experiments/duration';
import { chooseDevice, sameDevice, type ChosenDevice } from './choose-device';
import { readDeviceFile, rememberChoice, rememberMachine, type DeviceFile, type RememberedMachine } from './device-memory';

export interface KnownDevices {
  /** The file in the user's folder, read once. */
  file(): Promise<DeviceFile>;
  /** The machine seen last, which is this one once it has been looked at. */
  machine(): Promise<RememberedMachine | null>;
  choose(): Promise<ChosenDevice>;
  /** On the device a configuration names; null until the file has been read. */
  readonly speedOf: SpeedOf;
  /** As if all were computed on this device. */
  speedOn(device: ComputeDevice): SpeedOf;
  rememberMachine(machine: RememberedMachine): Promise<void>;
  rememberChoice(choice: DeviceFile['choice']): Promise<void>;
}

export function openKnownDevices(userFolder: string): KnownDevices {
  let reading: Promise<DeviceFile> | null = null;
  let known: DeviceFile | null = null;
  const file = (): Promise<DeviceFile> => (reading ??= readDeviceFile(userFolder).then((read) => (known = read)));
  const again = async (): Promise<void> => {
    reading = null;
    await file();
  };
  const speedOn =
    (device: ComputeDevice): SpeedOf =>
    (configuration) => {
      const measured = known?.machines[0]?.measurements.find((candidate) => sameDevice(candidate, device));
      const preset = fixedPresetSchema.options.find((name) => hasNetworkOf(configuration, name));
      return preset === undefined ? speedOfOther(configuration, measured) : (measured?.speeds[preset] ?? null);
    };
  return {
    file,
    machine: async () => (await file()).machines[0] ?? null,
    async choose() {
      const { choice, machines } = await file();
      return chooseDevice(choice, machines[0]?.machine.devices ?? [], machines[0]?.measurements ?? []);
    },
    speedOf: (configuration): DeviceSpeed | null => speedOn(configuration)(configuration),
    speedOn,
    async rememberMachine(machine) {
      await rememberMachine(userFolder, machine);
      await again();
    },
    async rememberChoice(choice) {
      await rememberChoice(userFolder, choice);
      await again();
    },
  };
}

/** Of a network that is no preset's, from those that were measured. The layers of the first round are others. */
function speedOfOther({ network, objectives }: TrainingConfiguration, measured: DeviceMeasurement | undefined): DeviceSpeed | null {
  if (objectives.reconstruction > 0 || network.layout !== undefined) return null;
  const known = fixedPresetSchema.options.flatMap((name) => {
    const speed = measured?.speeds[name];
    const { network: own } = presets[name];
    return speed && own.layout === undefined ? [{ megaflops: encoderMegaflops(own), speed }] : [];
  });
  return speedBySize(encoderMegaflops(network), known);
}

/** Speeds were measured with the network and batch of a preset, without a decoder. */
function hasNetworkOf({ network, optimiser, objectives }: TrainingConfiguration, name: keyof typeof presets): boolean {
  const { network: own, multiTask } = presets[name];
  const isSame =
    own.imageSize === network.imageSize && own.widthMultiplier === network.widthMultiplier && own.bottleneck === network.bottleneck;
  return isSame && optimiser.batchSize === multiTask.batchSize && objectives.reconstruction === 0;
}
