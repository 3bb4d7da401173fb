/** The similarity spaces of the open project. */
import type { SpaceCard } from '../../contract/study/space';
import { listSpaces as listStoredSpaces } from '../../store/project/space-store';
import type { StudioContext } from '../context';
import { isSpaceStale } from './space-staleness';

export async function listSpaces(context: StudioContext): Promise<SpaceCard[]> {
  const folder = context.folder();
  const spaces = await listStoredSpaces(folder);
  return Promise.all(spaces.map(async (space) => ({ ...space, isStale: await isSpaceStale(folder, space) })));
}
