/** Choosing by how much lines are thickened before a network is given a drawing: for the photograph network and for those trained on sketches. */
import type { LineThicknesses } from '../../contract/study/project';
import { readProject, writeProject } from '../../store/project/project-store';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';

export interface LineThicknessChoice {
  readonly photograph: number | null; // null: lines as they are drawn
  readonly sketch: number | null;
}

/** What is as ever is not written down, so that runs keep their names. Nothing happens where nothing changes. */
export async function chooseLineThickness(
  context: Pick<StudioContext, 'folder' | 'emit'>,
  { photograph, sketch }: LineThicknessChoice,
): Promise<void> {
  const folder = context.folder();
  const wanted: LineThicknesses = { ...(photograph === null ? {} : { photograph }), ...(sketch === null ? {} : { sketch }) };
  const { lineThickness: before } = await readProject(folder);
  if (before?.photograph === wanted.photograph && before?.sketch === wanted.sketch) return;
  await changeProject(context, 'line-thickness-chosen', '', async () => {
    const { lineThickness: _, ...project } = await readProject(folder);
    await writeProject(folder, Object.keys(wanted).length === 0 ? project : { ...project, lineThickness: wanted });
  });
}
