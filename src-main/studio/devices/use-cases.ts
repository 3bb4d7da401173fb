import type { deviceMethods } from '../../contract/methods/devices';
import type { ExtrasDocument } from '../../contract/running/extras';
import type { UseCasesOf } from '../../contract/window/rpc';
import { extrasFor, knownExtras } from '../extras/extras-list';
import { installExtras, removeExtra } from '../extras/install-extras';
import { isInstalled, outdatedExtras } from '../extras/installed-extras';
import type { StudioParts } from '../parts';

export function deviceUseCases({ devices, options: { userFolder, extras = knownExtras } }: StudioParts): UseCasesOf<typeof deviceMethods> {
  const listed = extrasFor(extras, `${process.platform}-${process.arch}`);
  const describeExtras = (): ExtrasDocument => ({
    extras: listed.map((extra) => ({ ...extra, isInstalled: isInstalled(userFolder, extra) })),
    outdated: outdatedExtras(userFolder, listed),
  });
  return {
    describeDevices: () => devices.describe(),
    measureDevices: () => devices.startMeasuring(),
    chooseDevice: ({ choice }) => devices.choose(choice),
    describeExtras: async () => describeExtras(),
    installExtras: async ({ folder }) => {
      await installExtras(userFolder, listed, folder);
      devices.lookAgain();
      return describeExtras();
    },
    removeExtra: async ({ id }) => {
      await removeExtra(userFolder, id);
      devices.lookAgain();
      return describeExtras();
    },
  };
}
