/** The photograph networks of step 1: the first (the bundled one or an ONNX file of one's own), and further ones beside it. */
import { resolve } from 'node:path';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { mostFurtherNetworks } from '../../contract/running/network-input';
import type { FurtherNetwork, ProjectFile } from '../../contract/study/project';
import { nameNetwork } from '../../core/catalogue/network-name';
import { describePhotographNetwork, namedNetwork } from '../../core/experiments/photograph-network';
import { keepNetwork } from '../../store/project/project-network';
import { readProject, writeProject } from '../../store/project/project-store';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';

/** `null` goes back to the bundled network. The file is copied into the project, which is so whole and reads nothing else. Looks into the file first, so that a wrong one is refused here and not in a run. */
export async function choosePhotographNetwork(context: StudioContext, choice: ProjectFile['photographNetwork']): Promise<void> {
  const folder = context.folder();
  const source = choice === null ? null : await requireLayer(context, choice);
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

/** Beside those there are: a row of its own in step 1. Its file is copied into the project likewise. */
export async function addPhotographNetwork(context: StudioContext, choice: FurtherNetwork): Promise<void> {
  const folder = context.folder();
  const source = await requireLayer(context, choice);
  const kept = { ...choice, file: await keepNetwork(folder, source) };
  const { photographNetwork: first, furtherNetworks = [], lineThickness } = await readProject(folder);
  const name = nameNetwork(namedNetwork(kept));
  const firstThere =
    first === null ? [] : [{ ...first, ...(lineThickness?.photograph === undefined ? {} : { lineThickness: lineThickness.photograph }) }];
  if ([...firstThere, ...furtherNetworks].some((each) => nameNetwork(namedNetwork(each)) === name))
    throw new AppError('already-exists', say`The project has ${describePhotographNetwork(kept)} with these settings already.`);
  if (furtherNetworks.length >= mostFurtherNetworks)
    throw new AppError('bad-input', say`A project takes ${mostFurtherNetworks} further networks. Remove one first; its results stay.`);
  await changeProject(context, 'network-added', describePhotographNetwork(kept), async () => {
    await writeProject(folder, { ...(await readProject(folder)), furtherNetworks: [...furtherNetworks, kept] });
  });
}

/** Its file and all that was computed with it stay: finished rows keep its name. */
export async function removePhotographNetwork(context: StudioContext, { name }: { readonly name: string }): Promise<void> {
  const folder = context.folder();
  const { furtherNetworks = [], ...project } = await readProject(folder);
  const rest = furtherNetworks.filter((each) => nameNetwork(namedNetwork(each)) !== name);
  const gone = furtherNetworks.find((each) => !rest.includes(each));
  if (gone === undefined)
    throw new AppError('not-found', say`The project has no further network ‘${name}’. It may have been removed already.`);
  await changeProject(context, 'network-removed', describePhotographNetwork(gone), () =>
    writeProject(folder, rest.length === 0 ? project : { ...project, furtherNetworks: rest }),
  );
}

/** Answers where the file is. */
async function requireLayer(
  { networks }: Pick<StudioContext, 'networks'>,
  { file, layer }: Pick<FurtherNetwork, 'file' | 'layer'>,
): Promise<string> {
  const source = resolve(file);
  if (!(await networks.layers(source)).includes(layer))
    throw new AppError('bad-input', say`${source} has no layer ‘${layer}’. Choose one of the layers in the list.`);
  return source;
}
