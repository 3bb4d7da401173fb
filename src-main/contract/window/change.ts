/** Changes to a project's data that can be undone: what they are called, and what the window shows of them. */
import { z } from 'zod';

/** Both string catalogues have a sentence for each. `outside` is what was not done through the journal, as editing a file by hand. */
export const changeKinds = [
  'stimulus-renamed',
  'category-changed',
  'stimulus-excluded',
  'stimulus-included',
  'ratings-excluded',
  'ratings-included',
  'triplets-excluded',
  'triplets-included',
  'drawing-replaced',
  'drawing-mended',
  'target-space-chosen',
  'space-computed',
  'corpus-added',
  'corpus-removed',
  'corpus-read-again',
  'corpus-relocated',
  'classes-joined',
  'network-chosen',
  'network-added',
  'network-removed',
  'line-thickness-chosen',
  'protocol-chosen',
  'budget-chosen',
  'data-imported',
  'rating-study-set-up',
  'ratings-collected',
  'participant-withdrawn',
  'note-written',
  'note-removed',
  'report-arranged',
  'methods-written',
  'outside',
] as const;

/** `about` names the thing: 'owl', 'TU Berlin', 'mean, 4-D'. */
export const changeSchema = z.object({ kind: z.enum(changeKinds), about: z.string() });
export type Change = z.infer<typeof changeSchema>;
export type ChangeKind = Change['kind'];

/** What undo and redo would do next, and the change that a crash cut off: it was taken back when the project was opened. */
export interface ChangeHistory {
  readonly undo: Change | null;
  readonly redo: Change | null;
  readonly interrupted: Change | null;
}
