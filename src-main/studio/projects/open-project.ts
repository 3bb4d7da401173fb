/** Looks at the project a person wants to open. Locking it and remembering it as the open one is the studio's part. */
import { resolve } from 'node:path';
import type { ProjectSummary } from '../../contract/study/project';
import type { StudioContext } from '../context';
import { describeProjectFolder } from './describe-project';

/** The `folder` of the answer is the absolute place of the project. */
export async function openProject(_context: StudioContext, input: { readonly folder: string }): Promise<ProjectSummary> {
  return describeProjectFolder(resolve(input.folder));
}
