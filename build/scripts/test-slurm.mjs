// Carries out runs on a real SLURM that it starts and stops itself: an array of two at a time, one task killed, one cancelled, results
// collected and compared with a local run. Needs Debian's slurm-wlm and munge, as root; says so and ends where they are missing.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildIfStale } from './build.mjs';
import { root } from './install.mjs';

const programs = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'scontrol', 'scancel'];
const missing = programs.filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
if (process.platform !== 'linux' || missing.length > 0 || process.getuid?.() !== 0) {
  console.log(`SKIPPED: a real SLURM (${missing.length > 0 ? `${missing.join(', ')} not found` : 'needs Linux and root'}).`);
  process.exit(0);
}
buildIfStale({ quiet: true });

const place = mkdtempSync(join(tmpdir(), 'test-slurm-'));
chmodSync(place, 0o755); // munge asks for it
const begun = performance.now();
const say = (text) => console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${text}`);
const host = hostname().split('.')[0];
const at = (...path) => join(place, ...path);
process.env.SLURM_CONF = at('slurm.conf');
process.env.SHAPE_SPACE_USER_FOLDER = at('home');

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function startSlurm() {
  mkdirSync(at('m'), { mode: 0o700 });
  for (const name of ['run', 'state', 'spool', 'log']) mkdirSync(at(name));
  writeFileSync(at('m', 'munge.key'), randomBytes(1024), { mode: 0o400 });
  const lines = {
    ClusterName: 'test',
    SlurmctldHost: `${host}(127.0.0.1)`,
    ...{
      SlurmUser: 'root',
      SlurmdUser: 'root',
      AuthType: 'auth/munge',
      CredType: 'cred/munge',
      AuthInfo: `socket=${at('run', 'munge.socket')}`,
    },
    ...{ CommunicationParameters: 'NoInAddrAny', SlurmctldPort: await freePort(), SlurmdPort: await freePort() },
    ...{ SlurmctldPidFile: at('run', 'slurmctld.pid'), SlurmdPidFile: at('run', 'slurmd.pid') },
    ...{ StateSaveLocation: at('state'), SlurmdSpoolDir: at('spool') },
    ...{ SlurmctldLogFile: at('log', 'slurmctld.log'), SlurmdLogFile: at('log', 'slurmd.log') },
    ...{ ProctrackType: 'proctrack/linuxproc', TaskPlugin: 'task/none', SelectType: 'select/cons_tres', SelectTypeParameters: 'CR_Core' },
    ...{ SchedulerParameters: 'batch_sched_delay=0,sched_min_interval=0', MpiDefault: 'none', ReturnToService: 2, KillWait: 10 },
    ...{ AccountingStorageType: 'accounting_storage/none', JobAcctGatherType: 'jobacct_gather/none' },
    NodeName: `${host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=1000 State=UNKNOWN`,
    PartitionName: `main Nodes=${host} Default=YES MaxTime=INFINITE State=UP`,
  };
  writeFileSync(
    at('slurm.conf'),
    Object.entries(lines)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  const munge = {
    'key-file': at('m', 'munge.key'),
    socket: at('run', 'munge.socket'),
    'pid-file': at('run', 'munged.pid'),
    'log-file': at('log', 'munged.log'),
    'seed-file': at('m', 'munge.seed'),
  };
  execFileSync(
    'munged',
    Object.entries(munge).map(([name, value]) => `--${name}=${value}`),
    { stdio: 'inherit' },
  );
  execFileSync('slurmctld', ['-f', at('slurm.conf')], { stdio: 'inherit' });
  execFileSync('slurmd', ['-f', at('slurm.conf'), '-N', host], { stdio: 'inherit' });
  await until(
    'SLURM is up',
    () => spawnSync('sinfo', ['-h', '-o', '%T'], { timeout: 4000, encoding: 'utf8' }).stdout.trim() === 'idle',
    60,
  );
}

function endProcess(name) {
  try {
    process.kill(Number(readFileSync(at('run', `${name}.pid`), 'utf8')));
  } catch {
    // it has ended, or was never started
  }
}

async function until(what, isTrue, seconds = 400) {
  for (let i = 0; i < seconds * 4; i++) {
    const found = isTrue();
    if (found) return found;
    await wait(250);
  }
  throw new Error(`It took too long until ${what}.`);
}

function cli(args, expected = 0) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'out', 'main', 'cli.js'), ...args, '--json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== expected) throw new Error(`shape-space ${args.join(' ')} ended with ${status}, not ${expected}.\n${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/** Of jobs that wait or run. */
const squeue = (options) =>
  execFileSync('squeue', ['--noheader', ...options], { encoding: 'utf8', timeout: 20_000 })
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const isIdle = () => squeue([]).length === 0;

function check(isTrue, what) {
  if (!isTrue) throw new Error(`Not as it should be: ${what}`);
  say(what);
}

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
};
const parentOf = (pid) => Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);

async function test() {
  const [project, local, pack] = [at('project'), at('local'), at('pack')];
  cli(['project', 'create', project, '--sample']);
  cpSync(project, local, { recursive: true });
  const { runs } = cli(['jobs', project, '--pack', pack, '--steps', '2-3', '--preset', 'tiny']);
  // Five trainings, and three regressions on the features of each.
  const trainings = runs.filter(({ wave }) => wave === 0);
  const folds = new Map();
  const chosen = runs.filter(
    ({ wave, label }) =>
      wave === 0 || (folds.set(label.slice(-11), (folds.get(label.slice(-11)) ?? 0) + 1), folds.get(label.slice(-11)) <= 3),
  );
  const workpack = readJson(join(pack, 'workpack.json'));
  writeFileSync(join(pack, 'workpack.json'), JSON.stringify({ ...workpack, runs: chosen.map(({ key }) => key) }));
  say(`a workpack of ${chosen.length} runs, ${trainings.length} of them trainings`);

  const look = () => cli(['slurm', 'status', pack]).runs;
  const [first, second] = cli(['slurm', 'submit', pack, '--at-once', '2', '--time', '30']).arrays;
  check(first.runs.length === trainings.length && second.runs.length === chosen.length - trainings.length, 'two waves are submitted');
  const last = first.runs.length - 1;
  execFileSync('scancel', [`${first.job}_${last}`]);
  const killed = first.runs[0];
  const lock = await until('a training is under way', () => {
    const held = readJson(join(pack, 'runs', killed, 'lock.json'));
    return held !== null && readJson(join(pack, 'runs', killed, 'run.json'))?.state === 'running' && held;
  });
  await wait(1000);
  process.kill(parentOf(lock.pid), 'SIGKILL');
  process.kill(lock.pid, 'SIGKILL');
  await until('the killed task is over', () => !squeue(['-r', '-o', '%i']).includes(`${first.job}_0`));
  check(look().find(({ key }) => key === killed).phase === 'failed', 'a task killed with -9 counts as failed');
  check(readJson(join(pack, 'runs', killed, 'run.json')).state === 'running', 'it was killed while it trained');
  check(look().find(({ key }) => key === first.runs[last]).phase === 'cancelled', 'the cancelled task is called so');
  execFileSync('scontrol', ['requeue', `${first.job}_0`]);
  execFileSync('scontrol', ['update', `JobId=${first.job}_0`, 'StartTime=now']); // else SLURM lets two minutes go by
  await until('the arrays have ended', isIdle);
  const left = look().filter(({ phase }) => phase !== 'finished');
  check(look().find(({ key }) => key === killed).phase === 'finished', 'the killed task, queued again, is finished');
  check(left.length === 4 && left.filter(({ phase }) => phase === 'failed').length === 3, 'only what needed the cancelled one failed');
  check(
    cli(['jobs', project, '--collect', pack]).taken.length === chosen.length - 4,
    `${chosen.length - 4} whole results are collected, the others stay out`,
  );
  cli(['slurm', 'submit', pack, '--at-once', '2', '--time', '30']);
  await until('the second submission has ended', isIdle);
  const collected = cli(['jobs', project, '--collect', pack]);
  check(
    collected.taken.length === 4 && collected.twice.every(({ differs }) => differs.length === 0),
    'submitted again, the rest is finished',
  );

  cli(['run', local, '--steps', '2', '--preset', 'tiny']);
  cli(['jobs', local, '--list', '--steps', '2-3', '--preset', 'tiny']);
  const compared = [...trainings, ...chosen.filter(({ wave }) => wave === 1).slice(0, 3)];
  for (const { key, wave } of compared) {
    if (wave === 1) cli(['job', local, '--run', key]);
    const files = wave === 1 ? ['metrics.json', 'predictions.csv'] : ['metrics.json', 'model.onnx', 'checkpoint/best.safetensors'];
    for (const file of files)
      if (!readFileSync(join(project, 'runs', key, file)).equals(readFileSync(join(local, 'runs', key, file))))
        throw new Error(`runs/${key}/${file} differs from a local run.`);
  }
  say(`${compared.length} results equal those of a local run to the last byte, the killed one among them`);

  endProcess('slurmctld');
  await wait(1000);
  writeFileSync(join(pack, 'workpack.json'), JSON.stringify({ ...workpack, runs: [...chosen.map(({ key }) => key), runs.at(-1).key] }));
  const asked = performance.now();
  const { error } = cli(['slurm', 'submit', pack, '--time', '30'], 2);
  check(
    error.code === 'not-available',
    `without a controller, after ${((performance.now() - asked) / 1000).toFixed(1)} s: ${error.message}`,
  );
}

let failure = null;
try {
  await startSlurm();
  say('SLURM is up');
  await test();
} catch (error) {
  failure = error;
} finally {
  spawnSync('scancel', ['--user=root'], { timeout: 10_000 });
  for (const name of ['slurmd', 'slurmctld', 'munged']) endProcess(name);
  await wait(1000);
}
if (failure === null) {
  rmSync(place, { recursive: true, force: true });
  say('done');
} else {
  console.error(failure instanceof Error ? failure.message : failure);
  console.error(`Everything is left in ${place}.`);
  process.exit(1);
}
