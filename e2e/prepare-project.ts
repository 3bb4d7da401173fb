/** Before all specs: one sample project with the finished results that come with it, which each test copies. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createSampleProject } from '../src-main/studio/projects/create-sample';

export const resultsProjectVariable = 'SHAPE_SPACE_E2E_PROJECT';
const out = resolve(import.meta.dirname, '..', 'out');
export const cliPath = join(out, 'main', 'cli.js');

export default async function prepareProject(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'shape-space-e2e-'));
  const project = join(folder, 'sample');
  await createSampleProject(join(out, 'assets'), project, true);
  process.env[resultsProjectVariable] = project;
  return () => rmSync(folder, { recursive: true, force: true });
}
