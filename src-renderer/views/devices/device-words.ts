/** Names of devices in the reader's language. */
import type { ComputeDevice } from '../../../src-main/contract/running/devices';
import { deviceKey } from '../../state/experiments/devices.svelte';
import { formatNumber, t } from '../../strings/language.svelte';

/** One that the catalogue does not know is called by its key: 'onnx/npu'. */
export function deviceName(device: ComputeDevice): string {
  return t().devices.names[deviceKey(device)] ?? deviceKey(device);
}

/** As short as the header needs it: 'Processor (2 threads)'. */
export function deviceInHeader({ threads, ...device }: ComputeDevice & { readonly threads: number }): string {
  return deviceKey(device) === 'onnx/cpu' ? `${deviceName(device)} (${t().devices.threads(formatNumber(threads))})` : deviceName(device);
}
