import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planRun, regressionOn, smallTraining, writeSmallProject } from '../../compute/runs/small-project.fixture';
import type { ArrayWishes } from '../../contract/running/cluster';
import type { RunKey } from '../../contract/running/run';
import { sealResult } from '../../store/runs/result-seal';
import { readRun, writeRun } from '../../store/runs/run-store';
import { writeWorkpack } from '../../store/runs/workpack-store';
import { activeJobs, lookAtRuns } from './look-at-runs';
import { callProgram, openSlurm, type Called, type CallProgram } from './slurm-client';
import { submitRuns } from './submit-runs';
import { readSubmissions } from './submissions';

const quote = (word: string): string => `'${word}'`;
const answering =
  (called: Partial<Called>): CallProgram =>
  () =>
    Promise.resolve({ code: 0, out: '', error: '', ...called });

describe('calling SLURM', () => {
  it('gives up a program that does not answer in time, and says so', async () => {
    const late = await callProgram(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], '', 300);
    expect(late.code).toBeNull();
    const client = openSlurm(null, quote, () => Promise.resolve(late));
    await expect(client.call('squeue', [])).rejects.toThrow('SLURM does not answer (squeue)');
  });

  it('says that a controller is down, that there is no SLURM, and why a job was refused', async () => {
    const down = { code: 1, error: 'slurm_load_jobs error: Unable to contact slurm controller (connect failure)\n' };
    await expect(openSlurm(null, quote, answering(down)).call('squeue', [])).rejects.toMatchObject({ code: 'not-available' });
    const nowhere: CallProgram = (_, args, input, ms) => callProgram('no-such-program-here', args, input, ms);
    await expect(openSlurm(null, quote, nowhere).call('sbatch', [])).rejects.toThrow('There is no SLURM on this computer');
    const refused = {
      code: 1,
      error:
        'sbatch: error: invalid partition specified: nope\nsbatch: error: Batch job submission failed: Invalid partition name specified\n',
    };
    await expect(openSlurm(null, quote, answering(refused)).call('sbatch', [])).rejects.toThrow(
      'sbatch refused: Batch job submission failed: Invalid partition name specified.',
    );
  });

  it('goes through ssh with quoted words, never asks, and never bypasses the key of a host', async () => {
    const calls: (readonly string[])[] = [];
    const client = openSlurm('me@login', quote, (command, args) => {
      calls.push([command, ...args]);
      return Promise.resolve({ code: 255, out: '', error: 'Host key verification failed.\r\n' });
    });
    await expect(client.call('squeue', ['--format=%i|%T'])).rejects.toThrow('could not be reached with ssh: Host key verification failed.');
    expect(calls).toEqual([['ssh', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=15', '-T', 'me@login', `'squeue' '--format=%i|%T'`]]);
    expect(() => openSlurm('-oProxyCommand=evil', quote)).toThrow('is no name of a login node');
  });
});

describe('runs of a workpack', () => {
  let folder: string;
  let [first, second, third]: RunKey[] = [];
  const wishes = (): ArrayWishes => ({
    atOnce: 2,
    time: null,
    partition: null,
    account: null,
    gres: null,
    cpus: null,
    memory: null,
    further: [],
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cluster-'));
    await writeSmallProject(join(folder, 'pack'));
    folder = join(folder, 'pack');
    first = await planRun(folder, smallTraining, 0);
    second = await planRun(folder, smallTraining, 1);
    third = await planRun(folder, regressionOn(smallTraining, { type: 'linear' }), 1, [second]);
    await writeWorkpack(folder, {
      schemaVersion: 1,
      project: { id: 'small', name: 'Small' },
      program: '1',
      runs: [first, second, third],
      files: [],
    });
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

  /** Stands for SLURM: numbers jobs, keeps what it was given, and says of them what the test wants. */
  function slurm(squeue: () => string) {
    const given: { readonly options: readonly string[]; readonly script: string }[] = [];
    const call: CallProgram = (command, args, input) => {
      if (command === 'sbatch') given.push({ options: args, script: input });
      const out = command === 'sbatch' ? `${10 * given.length}\n` : command === 'squeue' ? squeue() : '';
      return Promise.resolve(
        command === 'sacct' ? { code: 1, out: '', error: 'Slurm accounting storage is disabled\n' } : { code: 0, out, error: '' },
      );
    };
    const clientOf = (host: string | null) => openSlurm(host, quote, call);
    return {
      given,
      clientOf,
      context: { folder, there: { folder, program: 'shape-space' }, host: null, clientOf, quote, minutesOf: () => 15, now: () => 0 },
    };
  }
  const phases = async (clientOf: Parameters<typeof lookAtRuns>[1]) =>
    new Map((await lookAtRuns(folder, clientOf)).map(({ key, phase }) => [key, phase]));

  it('are submitted in waves, left alone while they are under way, and submitted again when they failed', async () => {
    let answers = '';
    const { given, context, clientOf } = slurm(() => answers);
    expect((await submitRuns(context, wishes())).arrays.map(({ job, runs }) => [job, runs.length])).toEqual([
      [10, 2],
      [20, 1],
    ]);
    expect(given[0]?.options.join(' ')).not.toContain('--dependency');
    expect(given[1]?.options).toContain('--dependency=afterany:10');
    const [submission] = await readSubmissions(folder);
    const order = submission?.arrays[0]?.runs ?? [];
    expect(given[0]?.script).toContain(`keys=(${order.join(' ')})`);

    answers = '10_0|RUNNING|None\n10_[1%2]|PENDING|JobArrayTaskLimit\n20_[0%2]|PENDING|Dependency\n';
    expect([...(await phases(clientOf)).values()].sort()).toEqual(['running', 'waiting', 'waiting']);
    expect(await submitRuns(context, wishes())).toEqual({ arrays: [], active: 3 });

    const [ended, failed] = order;
    if (ended === undefined || failed === undefined || third === undefined) throw new Error('two runs were submitted');
    const record = await readRun(folder, ended);
    if (record === null) throw new Error('it is recorded');
    await writeRun(folder, { ...record, state: 'done' });
    await sealResult(folder, record, '1');
    answers = '10_0|COMPLETED|None\n10_1|NODE_FAIL|None\n20_0|PENDING|DependencyNeverSatisfied\n';
    expect(await phases(clientOf)).toEqual(
      new Map([
        [ended, 'finished'],
        [failed, 'stopped'],
        [third, 'never'],
      ]),
    );
    expect(activeJobs(await readSubmissions(folder), await lookAtRuns(folder, clientOf))).toEqual(new Map([[null, [20]]]));
    expect((await submitRuns(context, wishes())).arrays.map(({ runs }) => runs)).toEqual([[failed]]);

    answers = '30_1|PENDING|Priority\n'; // a task that was cancelled before its turn leaves no word
    expect((await phases(clientOf)).get(failed)).toBe('cancelled');
    answers = ''; // forgotten, and there is no accounting
    expect((await phases(clientOf)).get(failed)).toBe('unknown');
  });

  it('that need each other in a circle, as only damaged records do, are submitted all the same', async () => {
    if (first === undefined || second === undefined) throw new Error('they are planned');
    for (const [key, need] of [
      [first, second],
      [second, first],
    ] as const) {
      const record = await readRun(folder, key);
      if (record === null) throw new Error('it is recorded');
      await writeRun(folder, { ...record, needs: [need] });
    }
    const { arrays } = await submitRuns(slurm(() => '').context, wishes());
    expect(arrays.flatMap(({ runs }) => runs).sort()).toEqual([first, second, third].sort());
  });

  it('say what is wrong with the controller instead of guessing', async () => {
    const { context } = slurm(() => '');
    await submitRuns(context, wishes());
    const down = answering({ code: 1, error: 'squeue: error: Unable to contact slurm controller (connect failure)' });
    await expect(lookAtRuns(folder, (host) => openSlurm(host, quote, down))).rejects.toThrow('SLURM does not answer');
  });
});
