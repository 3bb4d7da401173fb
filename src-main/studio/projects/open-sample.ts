/** Opens the sample project in the user's folder, creating it on first start. */
import { join } from 'node:path';
import type { ProjectSummary } from '../../contract/study/project';
import { isProjectFolder } from '../../store/project/project-store';
import type { StudioContext } from '../context';
import { createSampleProject } from './create-sample';
import { openProject } from './open-project';

export async function openSample(context: StudioContext): Promise<ProjectSummary> {
  const folder = sampleProjectFolder(context);
  if (!(await isProjectFolder(folder))) await createSampleProject(context.assetsFolder, folder, true);
  return openProject(context, { folder });
}

export function sampleProjectFolder(context: Pick<StudioContext, 'userFolder'>): string {
  return join(context.userFolder, 'Sample project');
}
