import { z } from 'zod';
import type { Diagnostics } from '../window/diagnostics';
import { folderQuestionSchema, type FolderListing } from '../window/folder-listing';
import type { AppDescription } from '../study/project';
import { answers, changes, nothing, reads } from './method';

export const appMethods = {
  describeApp: reads(nothing, answers<AppDescription>()),
  /** What a person may send to be helped; nothing is written or sent. */
  gatherDiagnostics: reads(nothing, answers<Diagnostics>()),
  listFolder: reads(folderQuestionSchema, answers<FolderListing>()),
  /** Out of the list of recent ones; the folder stays. */
  forgetProject: changes(['recent'], z.object({ folder: z.string().min(1) }), answers<AppDescription>()),
};
