/** What a window without dialogs of the system is shown of the folders on the computer that runs the program. */
import { z } from 'zod';

export const folderQuestionSchema = z.object({
  folder: z.string().min(1).max(4096).nullable(), // null: where one begins
  files: z.boolean(), // files too, or folders only
  extensions: z.array(z.string().min(1).max(20)).max(40), // of files, without the dot; none for all
});
export type FolderQuestion = z.infer<typeof folderQuestionSchema>;

export interface FolderEntry {
  readonly name: string;
  readonly path: string;
  readonly kind: 'folder' | 'project' | 'file'; // a project is a folder, too
}

export interface FolderListing {
  readonly folder: string; // absolute
  readonly up: string | null; // null at a root
  readonly roots: readonly { readonly name: string; readonly path: string }[];
  readonly entries: readonly FolderEntry[];
  readonly isCut: boolean; // there are more
}
