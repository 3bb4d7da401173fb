/** Choosing the photograph network of step 1: the bundled one or an ONNX file of one's own. */
import { resolve } from 'node:path';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { ProjectFile } from '../../contract/study/project';
import { keepNetwork } from '../../store/project/project-network';
import { readProject, writeProject } from '../../store/project/project-store';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';

/** `null` goes back to the bundled network. The file is copied into the project, which is so whole and reads nothing else. Looks into the file first, so that a wrong one is refused here and not in a run. */
export async function choosePhotographNetwork(context: StudioContext, choice: ProjectFile['photographNetwork']): Promise<void> {
  const folder = context.folder();
  const source = choice === null ? null : resolve(choice.file);
  if (choice !== null && source !== null && !(await context.networks.layers(source)).includes(choice.layer))
    throw new AppError('bad-input', say`${source} has no layer ‘${choice.layer}’. Choose one of the layers in the list.`);
  await changeProject(context, 'network-chosen', source ?? '', async () => {
    const photographNetwork = choice === null || source === null ? null : { ...choice, file: await keepNetwork(folder, source) };
    await writeProject(folder, { ...(await readProject(folder)), photographNetwork });
  });
}

export async function listPhotographLayers(
  context: Pick<StudioContext, 'networks'>,
  { file }: { readonly file: string },
): Promise<string[]> {
  return [...(await context.networks.layers(resolve(file)))];
}
