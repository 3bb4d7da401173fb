import { z } from 'zod';
import { folderQuestionSchema, type FolderListing } from '../window/folder-listing';
import type { AppDescription } from '../study/project';
import { answers, changes, nothing, reads } from './method';

export const appMethods = {
  describeApp: reads(nothing, answers<AppDescription>()),
  listFolder: reads(folderQuestionSchema, answers<FolderListing>()),
  /** Out of the list of recent ones; the folder stays. */
  forgetProject: changes(['recent'], z.object({ folder: z.string().min(1) }), answers<AppDescription>()),
};
