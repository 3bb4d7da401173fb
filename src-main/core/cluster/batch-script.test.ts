import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batchScript, sbatchOptions, type ArrayRequest } from './batch-script';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "it's a batch "))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const request = (): ArrayRequest => ({
  ...{ keys: ['aaa', 'bbb', 'ccc'], atOnce: 2, folder, minutes: 30, time: null, partition: null, account: null, gres: null },
  ...{ cpus: null, memory: null, further: [], after: [], program: 'shape-space' },
});
const quote = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** Stands for the program: says what it was given, and ends on SIGTERM as one that was stopped; without waiting with another code. */
const stand = `#!/bin/bash
echo "$@" > "$OUT"
[ "$CODE" = "" ] || exit "$CODE"
trap 'exit 130' TERM
for i in $(seq 1 200); do sleep 0.05; done
`;

async function runScript(signal: NodeJS.Signals | null, code = ''): Promise<{ code: number; given: string; requeued: string }> {
  const out = join(folder, 'given');
  for (const [name, text] of [
    ['shape-space', stand],
    ['scontrol', '#!/bin/bash\necho "$@" > "$OUT.requeued"\n'],
  ] as const) {
    // prettier-ignore
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o755);
  }
  await writeFile(join(folder, 'batch.sh'), batchScript(request(), quote));
  const env = {
    ...process.env,
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    OUT: out,
    CODE: code,
    SLURM_ARRAY_JOB_ID: '7',
    SLURM_ARRAY_TASK_ID: '1',
  };
  const batch = spawn('bash', [join(folder, 'batch.sh')], { env, stdio: 'ignore' });
  const ended = once(batch, 'exit') as Promise<[number]>;
  const text = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');
  while ((await text(out)) === '' && batch.exitCode === null) await wait(20);
  if (signal !== null) {
    await wait(200); // the trap of the stand-in is set after its first words
    batch.kill(signal);
  }
  return { code: (await ended)[0], given: (await text(out)).trim(), requeued: (await text(`${out}.requeued`)).trim() };
}

describe.skipIf(process.platform === 'win32')('the script of an array (needs bash)', () => {
  it('carries out the run of its task and ends as it ends', async () => {
    expect(await runScript(null, '2')).toEqual({ code: 2, given: `job ${folder} --run bbb --no-wait`, requeued: '' });
    expect((await runScript(null, '0')).code).toBe(0);
  });

  it('stops the run when its time is nearly over, and is queued again', async () => {
    expect(await runScript('SIGUSR1')).toMatchObject({ code: 130, requeued: 'requeue 7_1' });
  });

  it('stops the run when it is ended, and leaves it to SLURM what becomes of it', async () => {
    expect(await runScript('SIGTERM')).toMatchObject({ code: 130, requeued: '' });
  });
});

it('asks for what is wanted and nothing else', () => {
  const options = sbatchOptions({ ...request(), folder: '/my 50%', gres: 'gpu:1', after: [4, 5], further: ['--qos=long'] });
  expect(options).toEqual(expect.arrayContaining(['--array=0-2%2', '--requeue', '--time=30', '--gres=gpu:1', '--qos=long']));
  expect(options).toEqual(expect.arrayContaining(['--dependency=afterany:4:5', '--output=/my 50%%/logs/%A_%a.log']));
  expect(options.join(' ')).not.toMatch(/--(partition|account|mem|cpus-per-task)/);
  expect(sbatchOptions({ ...request(), time: '2-00:00:00' })).toContain('--time=2-00:00:00');
});
