/** The similarity spaces of the open project. */
import type { Space } from '../../contract/space';
import { listSpaces as listStoredSpaces } from '../../store/space-store';
import type { StudioContext } from '../context';

export async function listSpaces(context: StudioContext): Promise<Space[]> {
  return listStoredSpaces(context.folder());
}
