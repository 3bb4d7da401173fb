/** Choosing how much time there is: the size that fits it is planned and kept with the project, whose experiments can then be started in it. */
import type { Fitted } from '../../contract/running/fitted';
import { readProject, writeProject } from '../../store/project/project-store';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';

/** A plan for the same time is kept, so that what was begun with it can be gone on with, unless it is to be made anew. */
export async function chooseBudget(
  context: Pick<StudioContext, 'folder' | 'emit'>,
  plan: (budgetMs: number) => Promise<Fitted>,
  { budgetMs, anew = false }: { readonly budgetMs: number; readonly anew?: boolean | undefined },
): Promise<void> {
  const folder = context.folder();
  if (!anew && (await readProject(folder)).fitted?.budgetMs === budgetMs) return;
  const fitted = await plan(budgetMs);
  await changeProject(context, 'budget-chosen', '', async () => writeProject(folder, { ...(await readProject(folder)), fitted }));
}
