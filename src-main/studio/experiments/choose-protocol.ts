/** Choosing how the experiments of a project are carried out beside what a preset says. */
import type { Protocol } from '../../contract/window/protocol';
import { canonicalJson } from '../../store/files/canonical-json';
import { readProject, writeProject } from '../../store/project/project-store';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';

/** All of it anew; nothing happens where nothing changes. */
export async function chooseProtocol(context: Pick<StudioContext, 'folder' | 'emit'>, wanted: Protocol): Promise<void> {
  const folder = context.folder();
  const { protocol: before = {} } = await readProject(folder);
  if (canonicalJson(before) === canonicalJson(wanted)) return;
  await changeProject(context, 'protocol-chosen', '', async () => {
    const { protocol: _, ...project } = await readProject(folder);
    await writeProject(folder, Object.keys(wanted).length === 0 ? project : { ...project, protocol: wanted });
  });
}
