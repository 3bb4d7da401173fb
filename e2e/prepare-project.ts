/** Before all specs: one sample project with the tiny preset's results, which each test copies. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const resultsProjectVariable = 'SHAPE_SPACE_E2E_PROJECT';
export const cliPath = resolve(import.meta.dirname, '..', 'out', 'main', 'cli.js');

export default function prepareProject(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'shape-space-e2e-'));
  const project = join(folder, 'sample');
  const env = { ...process.env, SHAPE_SPACE_USER_FOLDER: join(folder, 'user') };
  for (const command of [
    ['project', 'create', project, '--sample'],
    ['run', project, '--steps', '1-5', '--preset', 'tiny'],
  ]) {
    const result = spawnSync(process.execPath, [cliPath, ...command], { encoding: 'utf8', env });
    if (result.status !== 0) throw new Error(`The sample project could not be prepared:\n${result.stdout}\n${result.stderr}`);
  }
  process.env[resultsProjectVariable] = project;
  return () => rmSync(folder, { recursive: true, force: true });
}
