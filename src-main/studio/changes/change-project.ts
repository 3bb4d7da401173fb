/** How a use case changes the open project: in one step that can be undone, after which all windows read again. */
import type { Change } from '../../contract/window/change';
import { recordChange } from '../../store/journal/journal';
import type { StudioContext } from '../context';

export async function changeProject<T>(
  context: Pick<StudioContext, 'folder' | 'emit'>,
  kind: Change['kind'],
  about: string,
  work: () => Promise<T>,
): Promise<T> {
  const result = await recordChange(context.folder(), { kind, about }, work);
  context.emit({ type: 'projectChanged' });
  return result;
}
