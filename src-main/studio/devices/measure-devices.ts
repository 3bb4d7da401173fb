/** Measures one device after the other, each preset in a process of its own that may fail or be given up. */
import type { ComputeDevice, DeviceMeasurement, DeviceSpeed, FoundDevice, Machine } from '../../contract/running/devices';
import { phrase } from '../../contract/message';
import { fixedPresetSchema, type FixedPreset } from '../../contract/running/experiment';
import type { ComputeProcess } from '../compute-process';
import { askCompute } from './ask-compute';
import { isForChecking } from './choose-device';

/** Training time for each preset; starting, compiling and evaluating come on top. */
const seconds: Record<FixedPreset, number> = { tiny: 1, quick: 1.5, 'first-study': 2, study: 4 };
/** A device that takes longer than this is no use, whatever it would say in the end. */
const patienceMs = 120_000;

/** Null with the reason when even looking fails. */
export async function probe(launch: () => ComputeProcess): Promise<{ machine: Machine } | { failure: string }> {
  const asked = await askCompute(launch, { type: 'probe' }, patienceMs);
  if ('failure' in asked) return asked;
  return asked.answer.type === 'probed' ? { machine: asked.answer.machine } : { failure: phrase`it answered something else` };
}

/** In the order in which `auto` is most likely to need them; what is only for checking numbers is left out. */
export function worthMeasuring(devices: readonly FoundDevice[]): FoundDevice[] {
  return devices.filter((device) => device.available && !isForChecking(device));
}

/** From the smallest preset upwards; the first that fails says why, and larger ones are not tried. */
export async function measure(launch: () => ComputeProcess, { engine, device }: ComputeDevice): Promise<DeviceMeasurement> {
  const speeds: Partial<Record<FixedPreset, DeviceSpeed | null>> = {};
  const remarks = new Set<string>();
  for (const preset of fixedPresetSchema.options) {
    const asked = await askCompute(launch, { type: 'measure', engine, device, preset, seconds: seconds[preset] }, patienceMs);
    const failure =
      'failure' in asked ? asked.failure : asked.answer.type === 'measured' ? asked.answer.error : phrase`it answered something else`;
    if (failure !== null) return { engine, device, speeds, problem: phrase`The preset ‘${preset}’ could not be measured: ${failure}.` };
    if ('answer' in asked && asked.answer.type === 'measured') {
      speeds[preset] = asked.answer.speed;
      for (const remark of asked.answer.remarks) remarks.add(remark);
    }
  }
  return { engine, device, speeds, problem: remarks.size === 0 ? null : [...remarks].join(' ') };
}
