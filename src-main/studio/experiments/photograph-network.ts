/** Choosing the photograph network of step 1: the bundled one or an ONNX file of one's own. */
import { resolve } from 'node:path';
import { AppError } from '../../contract/app-error';
import type { ProjectFile } from '../../contract/project';
import { listImageLayers } from '../../engines/onnx/image-network';
import { readProject, writeProject } from '../../store/project-store';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';

/** `null` goes back to the bundled network. Looks into the file first, so that a wrong one is refused here and not in a run. */
export async function choosePhotographNetwork(context: StudioContext, choice: ProjectFile['photographNetwork']): Promise<void> {
  const folder = context.folder();
  const chosen = choice === null ? null : { file: resolve(choice.file), layer: choice.layer };
  if (chosen !== null && !(await listImageLayers(chosen.file)).includes(chosen.layer))
    throw new AppError('bad-input', `${chosen.file} has no layer ‘${chosen.layer}’. Choose one of the layers in the list.`);
  await changeProject(context, 'network-chosen', chosen?.file ?? '', async () =>
    writeProject(folder, { ...(await readProject(folder)), photographNetwork: chosen }),
  );
}

export async function listPhotographLayers({ file }: { readonly file: string }): Promise<string[]> {
  return listImageLayers(resolve(file));
}
