/** The window's way to a cluster, with programs that answer as SLURM does; the real one is tried by build/scripts/test-slurm.mjs. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ArrayWishes } from '../../contract/running/cluster';
import type { MethodInput, MethodName, MethodOutput } from '../../contract/window/rpc';
import { readerDouble } from '../experiments/compute-process.fixture';
import { createSampleProject } from '../projects/create-sample';
import { createStudio, type Studio } from '../studio';
import { writeMiniSample } from '../test-support/mini-sample';

let place: string;
let folder: string;
let studio: Studio;
const path = process.env['PATH'];
const called = (): string => (existsSync(join(place, 'called')) ? readFileSync(join(place, 'called'), 'utf8') : '');
const wishes: ArrayWishes = {
  atOnce: 2,
  time: '90',
  partition: 'gpu',
  account: null,
  gres: 'gpu:1',
  cpus: null,
  memory: '8G',
  further: ['--qos=long'],
};

async function call<M extends MethodName>(name: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
  const answer = await studio.methods[name](input as never);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Notes what it is given, and answers with a file that the test writes. */
function writeProgram(name: string): void {
  const script = `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
appendFileSync(${JSON.stringify(join(place, 'called'))}, ${JSON.stringify(name)} + ' ' + process.argv.slice(2).join(' ') + '\\n');
const answer = ${JSON.stringify(join(place, `${name}.answer`))};
if (existsSync(answer)) process.stdout.write(readFileSync(answer, 'utf8'));
`;
  writeFileSync(join(place, 'bin', name), script);
  chmodSync(join(place, 'bin', name), 0o755);
}
const answer = (name: string, text: string): void => writeFileSync(join(place, `${name}.answer`), text);

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'cluster-window-'));
  folder = join(place, 'project');
  mkdirSync(join(place, 'bin'));
  for (const name of ['sbatch', 'squeue', 'scontrol', 'sacct', 'scancel', 'ssh']) writeProgram(name);
  process.env['PATH'] = `${join(place, 'bin')}${delimiter}${path ?? ''}`;
  await writeMiniSample(join(place, 'assets'));
  await createSampleProject(join(place, 'assets'), folder);
  studio = createStudio({
    assetsFolder: join(place, 'assets'),
    userFolder: join(place, 'user'),
    host: 'browser',
    version: '1',
    launchCompute: readerDouble,
    now: Date.now,
  });
  await call('openProject', { folder });
});
afterAll(async () => {
  process.env['PATH'] = path;
  await studio.dispose();
  rmSync(place, { recursive: true, force: true });
});

it.skipIf(process.platform === 'win32')('packs, submits, tells where the runs are, and ends them', async () => {
  await expect(call('submitToCluster', { host: null, hosts: [], folder: null, program: null, wishes })).rejects.toThrow(
    'No workpack of this project',
  );
  const packed = await call('packForCluster', { steps: [2], preset: 'tiny' });
  expect([packed.runs, packed.finished, packed.folder]).toEqual([5, 0, join(folder, 'cluster', '1')]);
  const before = await call('lookAtCluster', { hosts: [] });
  expect(before.packs.map(({ runs }) => runs.map(({ phase }) => phase))).toEqual([Array(5).fill('not submitted')]);
  expect((await call('listExperiments', { preset: 'tiny' })).cards[1]?.state).toBe('paused');

  answer('sbatch', '4711\n');
  const submitted = await call('submitToCluster', { host: null, hosts: [], folder: '/scratch/pack', program: 'shape-space', wishes });
  expect(submitted).toEqual({ jobs: [{ job: 4711, runs: 5, minutes: expect.any(Number) as number }], active: 0 });
  for (const word of ['--array=0-4%2', '--chdir=/scratch/pack', '--time=90', '--partition=gpu', '--gres=gpu:1', '--mem=8G', '--qos=long'])
    expect(called()).toContain(word);
  answer('squeue', '4711_0|RUNNING|None\n4711_[1-4%2]|PENDING|JobArrayTaskLimit\n');
  const [pack] = (await call('lookAtCluster', { hosts: [] })).packs;
  expect(pack?.runs.map(({ phase }) => phase).sort()).toEqual(['running', 'waiting', 'waiting', 'waiting', 'waiting']);
  expect(await call('submitToCluster', { host: null, hosts: [], folder: null, program: null, wishes })).toEqual({ jobs: [], active: 5 });
  expect(await call('cancelOnCluster', { hosts: [] })).toEqual({ ended: [4711] });
  expect(called()).toContain('scancel 4711');
  expect(await call('collectFromCluster', {})).toEqual({ taken: 0, twice: 0, differing: [], open: 5, refused: [] });
});

it.skipIf(process.platform === 'win32')('reaches a login node that stands in the project only when the person names it', async () => {
  const submission = JSON.parse(readFileSync(join(folder, 'cluster', '1', 'submissions', '1.json'), 'utf8')) as object;
  writeFileSync(join(folder, 'cluster', '1', 'submissions', '2.json'), JSON.stringify({ ...submission, host: 'me@elsewhere' }));
  const unasked = await call('lookAtCluster', { hosts: [] });
  expect([unasked.unasked, unasked.packs[0]?.runs[0]?.phase]).toEqual([['me@elsewhere'], 'not asked']);
  await call('cancelOnCluster', { hosts: [] });
  const submit = call('submitToCluster', { host: null, hosts: [], folder: null, program: null, wishes });
  await expect(submit).rejects.toThrow('handed to a login node that has not been asked');
  expect(called()).not.toContain('ssh');
  answer('ssh', '4711_[0-4]|COMPLETED|None\n');
  const asked = await call('lookAtCluster', { hosts: ['me@elsewhere'] });
  expect([asked.unasked, asked.packs[0]?.runs[0]?.phase]).toEqual([[], 'elsewhere']);
  expect(called()).toMatch(/^ssh .*me@elsewhere/m);
});
