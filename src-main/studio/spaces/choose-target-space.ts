/** Decides which space, in how many dimensions, the networks learn to map drawings into. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { ProjectSummary } from '../../contract/study/project';
import { readProject, writeProject } from '../../store/project/project-store';
import { readSpace } from '../../store/project/space-store';
import { readIncludedStimuli } from '../../store/files/tables';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';
import { describeProjectFolder } from '../projects/describe-project';

export async function chooseTargetSpace(
  context: StudioContext,
  input: { readonly name: string; readonly dims: number },
): Promise<ProjectSummary> {
  const folder = context.folder();
  const placed = new Set((await readSpace(folder, input.name, input.dims)).stimuli);
  const missing = (await readIncludedStimuli(folder)).filter(({ id }) => !placed.has(id));
  if (missing.length > 0)
    throw new AppError(
      'bad-input',
      say`The space ‘${input.name}’ has no place for ${missing.length} stimuli, among them ‘${missing[0]!.name}’. Compute it again for all stimuli.`,
    );
  await changeProject(context, 'target-space-chosen', `${input.name}, ${input.dims}-D`, async () =>
    writeProject(folder, { ...(await readProject(folder)), targetSpace: { name: input.name, dims: input.dims } }),
  );
  return describeProjectFolder(folder);
}
