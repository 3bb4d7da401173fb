import type { deviceMethods } from '../../contract/methods/devices';
import type { UseCasesOf } from '../../contract/window/rpc';
import type { StudioParts } from '../parts';

export function deviceUseCases({ devices }: StudioParts): UseCasesOf<typeof deviceMethods> {
  return {
    describeDevices: () => devices.describe(),
    measureDevices: () => devices.startMeasuring(),
    chooseDevice: ({ choice }) => devices.choose(choice),
  };
}
