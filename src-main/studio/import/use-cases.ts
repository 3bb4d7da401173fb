import type { importMethods } from '../../contract/methods/import';
import type { UseCasesOf } from '../../contract/window/rpc';
import type { StudioParts } from '../parts';
import { openProject } from '../projects/open-project';
import { importLogs, listLogs, previewLogs, removeLogs } from './tables/import-logs';

export function importUseCases({ context, imports, entrance }: StudioParts): UseCasesOf<typeof importMethods> {
  return {
    previewImport: (input) => imports.preview(input),
    importData: async (input) => entrance.enter(await openProject(context, { folder: await imports.carryOut(input) })),
    forgetDropped: async ({ batch }) => {
      await imports.forget(batch);
      return null;
    },
    previewLogs: ({ source }) => previewLogs(source, imports.dropped, context.tables),
    importLogs: ({ source }) => importLogs(context, source, imports.dropped),
    listImportedLogs: () => listLogs(context),
    removeImportedLogs: () => removeLogs(context),
  };
}
