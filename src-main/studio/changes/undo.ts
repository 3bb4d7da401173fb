/** Undo and redo of the open project's changes. */
import { AppError } from '../../contract/app-error';
import { phrase } from '../../contract/message';
import type { Change, ChangeHistory } from '../../contract/window/change';
import { readHistory, redoChange, undoChange } from '../../store/journal/journal';
import type { StudioContext } from '../context';

/** Answers the change that was taken back. */
export async function undo(context: Pick<StudioContext, 'folder' | 'emit'>): Promise<Change> {
  return report(context, await undoChange(context.folder()), phrase`There is nothing to undo.`);
}

/** Answers the change that was done again. */
export async function redo(context: Pick<StudioContext, 'folder' | 'emit'>): Promise<Change> {
  return report(context, await redoChange(context.folder()), phrase`There is nothing to do again.`);
}

export async function describeHistory(context: Pick<StudioContext, 'folder'>): Promise<ChangeHistory> {
  return readHistory(context.folder());
}

function report(context: Pick<StudioContext, 'emit'>, change: Change | null, nothing: string): Change {
  if (change === null) throw new AppError('not-found', nothing);
  context.emit({ type: 'projectChanged' });
  return change;
}
