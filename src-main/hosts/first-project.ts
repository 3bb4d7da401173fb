/** Which project a window finds open when the program starts. */
import type { ProjectSummary } from '../contract/study/project';
import type { Answer, StudioMethods } from '../contract/window/rpc';

/**
 * The one asked for; else the last one that can still be opened; else null, and the window offers the sample.
 * Only a project that was asked for may fail: a recent one that is gone is passed over. One that another program has open is waited for,
 * not replaced by an older one: the window says who has it.
 */
export async function openFirstProject(
  methods: Pick<StudioMethods, 'openProject' | 'describeApp'>,
  asked: string | null,
): Promise<Answer<ProjectSummary | null>> {
  if (asked !== null) return methods.openProject({ folder: asked });
  const app = await methods.describeApp({});
  for (const { folder } of app.ok ? app.value.recentProjects : []) {
    const answer = await methods.openProject({ folder });
    if (answer.ok) return answer;
    if (answer.error.code === 'project-locked') break;
  }
  return { ok: true, value: null };
}
