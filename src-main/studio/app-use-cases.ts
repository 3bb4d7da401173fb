import type { appMethods } from '../contract/methods/app';
import type { UseCasesOf } from '../contract/window/rpc';
import { describeApp } from './describe-app';
import { listFolder } from './list-folder';
import type { StudioParts } from './parts';
import { forgetProject } from './recent-projects';

export function appUseCases({ options, known }: StudioParts): UseCasesOf<typeof appMethods> {
  const describe = async () => describeApp(options, (await known.choose()).chosen);
  return {
    describeApp: describe,
    listFolder: (input) => listFolder(options.roots ?? [], input),
    forgetProject: async ({ folder }) => {
      await forgetProject(options.userFolder, folder);
      return describe();
    },
  };
}
