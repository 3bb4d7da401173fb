/** Which device new experiments use, and why, in one sentence. */
import {
  processor,
  type ChoiceGround,
  type ComputeDevice,
  type DeviceChoice,
  type DeviceMeasurement,
  type DeviceSpeed,
  type FoundDevice,
} from '../../contract/running/devices';

export interface ChosenDevice {
  readonly chosen: ComputeDevice;
  readonly ground: ChoiceGround;
  /** Of the study's network, in training. */
  readonly imagesPerSecond: number | null;
  readonly hasCard: boolean;
}

/** tfjs's own backend is for checking numbers. */
export function isForChecking({ device }: ComputeDevice): boolean {
  return device === 'javascript';
}

export function isProcessor({ device }: ComputeDevice): boolean {
  return device === 'cpu' || device === 'javascript';
}

export function sameDevice(a: ComputeDevice, b: ComputeDevice): boolean {
  return a.engine === b.engine && a.device === b.device;
}

/** `devices` empty: the machine was never looked at. */
export function chooseDevice(
  choice: DeviceChoice,
  devices: readonly FoundDevice[],
  measurements: readonly DeviceMeasurement[],
): ChosenDevice {
  const there = devices.filter(({ available }) => available);
  const speedOf = (device: ComputeDevice) => studySpeed(measurements.find((candidate) => sameDevice(candidate, device)))?.train ?? null;
  const hasCard = there.some((device) => !isProcessor(device));
  const describe = ({ engine, device }: ComputeDevice, ground: ChoiceGround): ChosenDevice => ({
    chosen: { engine, device },
    ground,
    imagesPerSecond: speedOf({ engine, device }),
    hasCard,
  });
  const isThere = (picked: ComputeDevice) => devices.length === 0 || there.some((device) => sameDevice(device, picked));
  if (choice !== 'auto' && isThere(choice)) return describe(choice, 'picked');
  const fastest = there
    .filter((device) => speedOf(device) !== null && !isForChecking(device))
    .reduce<FoundDevice | null>((best, device) => (best === null || speedOf(device)! > speedOf(best)! ? device : best), null);
  const ground = choice !== 'auto' ? 'gone' : fastest === null ? 'unmeasured' : 'fastest';
  return describe(fastest ?? processor, ground);
}

export function studySpeed(measurement: DeviceMeasurement | undefined): DeviceSpeed | null {
  return measurement?.speeds.study ?? null;
}

/** 'onnx on the CPU, 2 threads', 'onnx on webgpu', 'tensorflow on the GPU'. */
export function deviceWords({ engine, device }: ComputeDevice, threads: number): string {
  const places: Readonly<Record<string, string>> = { cpu: 'the CPU', gpu: 'the GPU', javascript: 'tfjs in JavaScript' };
  const counted = device === 'cpu' ? `, ${threads} ${threads === 1 ? 'thread' : 'threads'}` : '';
  return `${engine} on ${places[device] ?? device}${counted}`;
}

export function explainChoice({ chosen, ground, imagesPerSecond, hasCard }: ChosenDevice, threads: number): string {
  const speed = imagesPerSecond === null ? '' : `: ${wholeOrTenths(imagesPerSecond)} images/s`;
  const words = `Using ${deviceWords(chosen, threads)}${speed}`;
  switch (ground) {
    case 'picked':
      return `${words}; you picked it.`;
    case 'gone':
      return `${words}; the device you picked is not there.`;
    case 'unmeasured':
      return `${words}; nothing has been measured yet.`;
    case 'fastest':
      if (!hasCard) return `${words}; no GPU was found.`;
      return `${words}; ${isProcessor(chosen) ? 'faster than the GPU that was found.' : 'the fastest of those measured.'}`;
    default:
      return ground satisfies never;
  }
}

function wholeOrTenths(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}
