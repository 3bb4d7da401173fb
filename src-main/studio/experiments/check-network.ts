/** Shows what a photograph network is given of a project's drawings and what it makes of them, before it is used. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { CheckedNetwork, NetworkCheck } from '../../contract/running/network-check';
import type { FurtherNetwork } from '../../contract/study/project';
import { insideProject } from '../../files/inside-project';
import { largest, readRegular } from '../../files/read-regular';
import { readIncludedStimuli } from '../../store/files/tables';
import type { StudioContext } from '../context';
import type { NetworkReader } from '../reading/network-reader';

/** Enough to see whether features tell drawings apart, and few enough to wait for. */
const mostDrawings = 8;

/** As the window is told; its pictures are at /asset/network/<token>/<number of the drawing>. */
export async function checkNetwork(
  context: Pick<StudioContext, 'folder' | 'networks'>,
  choice: FurtherNetwork,
): Promise<{ readonly check: NetworkCheck; readonly token: string }> {
  const { check, token } = await tryOnDrawings(context.folder(), context.networks, choice);
  return { check, token };
}

/** `file`: a full path. Spread evenly over the list of stimuli, in which those of a category often follow one another. */
export async function tryOnDrawings(
  folder: string,
  networks: NetworkReader,
  { file, layer, input = {}, lineThickness = 0 }: FurtherNetwork,
): Promise<CheckedNetwork & { readonly token: string }> {
  const drawn = (await readIncludedStimuli(folder)).filter(({ image }) => image !== '');
  if (drawn.length === 0) throw new AppError('not-available', say`The project has no drawings yet, so there is nothing to show a network. Import them first.`);
  const n = Math.min(mostDrawings, drawn.length);
  const chosen = Array.from({ length: n }, (_, i) => drawn[Math.floor((i * drawn.length) / n)]!);
  const drawings = await Promise.all(chosen.map(async ({ id, image }) => ({ id, bytes: await readRegular(insideProject(folder, image), largest.drawing) })));
  return networks.tryOut({ file, layer, input, lineThickness, drawings });
} // prettier-ignore
