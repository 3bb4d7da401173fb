import type { appMethods } from '../contract/methods/app';
import type { UseCasesOf } from '../contract/window/rpc';
import { describeApp } from './describe-app';
import { gatherDiagnostics } from './diagnostics/gather-diagnostics';
import { listFolder } from './list-folder';
import type { StudioParts } from './parts';
import { forgetProject } from './recent-projects';

export function appUseCases({ options, known, session }: StudioParts): UseCasesOf<typeof appMethods> {
  const describe = async () => describeApp(options, (await known.choose()).chosen);
  return {
    describeApp: describe,
    gatherDiagnostics: () => gatherDiagnostics({ ...options, project: session.isOpen() ? session.folder() : null }),
    listFolder: (input) => listFolder(options.roots ?? [], input),
    forgetProject: async ({ folder }) => {
      await forgetProject(options.userFolder, folder);
      return describe();
    },
  };
}
