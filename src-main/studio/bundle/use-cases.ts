import type { publishingMethods } from '../../contract/methods/publishing';
import type { UseCasesOf } from '../../contract/window/rpc';
import type { StudioParts } from '../parts';
import { openProject } from '../projects/open-project';
import { createPublishing } from './publishing';
import { openAsProject } from './verifying/unpack-bundle';

export function publishingUseCases({ context, entrance, options }: StudioParts): UseCasesOf<typeof publishingMethods> {
  const publishing = createPublishing(context, options);
  return {
    publishBundle: (input) => publishing.publish(input),
    writeReport: (wish) => publishing.report(wish),
    verifyBundle: ({ path }) => publishing.verify(path),
    stopVerification: () => publishing.stop(),
    openBundle: async ({ path, folder }) => {
      await openAsProject(path, folder);
      return entrance.enter(await openProject(context, { folder }));
    },
  };
}
