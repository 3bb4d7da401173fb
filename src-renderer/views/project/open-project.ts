/** Opens another project and brings every screen to it; a failure is said and leaves what was there. */
import type { ProjectSummary } from '../../../src-main/contract/study/project';
import type { Answer } from '../../../src-main/contract/window/rpc';
import type { StudioState } from '../../state/studio.svelte';

export async function openProject(studio: StudioState, open: () => Promise<Answer<ProjectSummary>>): Promise<void> {
  if (studio.report(await open())) await studio.readProject();
}
