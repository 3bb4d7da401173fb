/** The coordinates of one space in one number of dimensions. */
import type { SpaceCoordinates } from '../../contract/study/space';
import { readSpace as readStoredSpace } from '../../store/project/space-store';
import type { StudioContext } from '../context';

export async function readSpace(
  context: StudioContext,
  input: { readonly name: string; readonly dims: number },
): Promise<SpaceCoordinates> {
  return readStoredSpace(context.folder(), input.name, input.dims);
}
