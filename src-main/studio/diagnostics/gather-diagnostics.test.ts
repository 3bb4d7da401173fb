import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noteProblem, problemLogPath } from '../../processes/problem-log';
import { rememberProject } from '../recent-projects';
import { createSampleProject } from '../projects/create-sample';
import { writeMiniSample } from '../test-support/mini-sample';
import { gatherDiagnostics, type DiagnosticsInput } from './gather-diagnostics';

let place: string;
let input: DiagnosticsInput;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'diagnostics-'));
  const assetsFolder = join(place, 'program', 'out', 'assets');
  await writeMiniSample(assetsFolder);
  const project = join(place, 'Secret study');
  await createSampleProject(assetsFolder, project);
  input = { assetsFolder, userFolder: join(place, 'user'), host: 'desktop', version: '1.2.3', project };
  mkdirSync(input.userFolder);
  await rememberProject(input.userFolder, { name: 'Berta’s owls', folder: join(place, 'Bertas owls') });
});
afterAll(() => rmSync(place, { recursive: true }));

const textOf = async (name: string): Promise<string> =>
  (await gatherDiagnostics(input)).files.find((file) => file.name === name)?.text ?? '';

it('counts what the project holds and names none of it', async () => {
  const study = JSON.parse(await textOf('project.json')) as Record<string, unknown>;
  expect(study).toMatchObject({
    stimuli: 6,
    categories: 3,
    isSample: true,
    runs: {},
    corpora: [{ kind: 'corpus', images: 2, classes: 2 }, {}],
  });
  expect(JSON.parse(await textOf('program.json'))).toMatchObject({ program: 'Shape Space Studio 1.2.3', host: 'desktop' });
});

it('holds the last faults, without paths and names', async () => {
  const fault = new Error(`cannot read ${join(place, 'Secret study', 'stimuli', 'owl of Berta.png')}`);
  fault.stack = `Error: ${fault.message}\n    at open (${join(place, 'program', 'out', 'main', 'cli.js')}:1:2)`;
  for (let n = 0; n < 30; n++) noteProblem(problemLogPath(input.userFolder), `call ${n}`, fault);
  const all = (await gatherDiagnostics(input)).files.map(({ text }) => text).join('\n');
  for (const name of ['Secret', 'Berta', 'owl', place, homedir(), userInfo().username])
    expect(all.toLowerCase()).not.toContain(name.toLowerCase());
  expect(all).toContain('call 29');
  expect(all).not.toContain('call 9\n');
  expect(all).toMatch(/at open \(‹program›[\\/]out[\\/]main[\\/]cli\.js:1:2\)/);
});

it('still tells of the program when the project cannot be read, and when none is open', async () => {
  const damaged = join(place, 'damaged');
  mkdirSync(damaged);
  writeFileSync(join(damaged, 'project.json'), '{');
  const { files } = await gatherDiagnostics({ ...input, project: damaged });
  expect(JSON.parse(files.find(({ name }) => name === 'project.json')?.text ?? '')).toMatchObject({ error: 'project-unreadable' });
  expect((await gatherDiagnostics({ ...input, project: null })).files.map(({ name }) => name)).toEqual([
    'read-me.txt',
    'program.json',
    'faults.txt',
  ]);
});
