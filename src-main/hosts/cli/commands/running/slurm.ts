/** `shape-space slurm`: runs of a project as arrays of jobs on a cluster with SLURM. */
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import { timeLimitSchema, type RunOnCluster } from '../../../../contract/running/cluster';
import { listRuns } from '../../../../store/runs/run-store';
import { readWorkpack } from '../../../../store/runs/workpack-store';
import { cancelJobs } from '../../../../studio/cluster/cancel-jobs';
import { expectMinutes } from '../../../../studio/cluster/expect-minutes';
import { lookAtRuns } from '../../../../studio/cluster/look-at-runs';
import { openSlurm, type SlurmClient } from '../../../../studio/cluster/slurm-client';
import { packInside, packsInside } from '../../../../studio/cluster/project-packs';
import { readSubmissions } from '../../../../studio/cluster/submissions';
import { submitRuns } from '../../../../studio/cluster/submit-runs';
import { openRunPlanner } from '../../../../studio/experiments/plan-experiments';
import { collectResults, type Collected } from '../../../../studio/jobs/collect-results';
import { exitCodes, place, trustOption, valueOf, withStudio, type Act, type CommandContext, type Outcome } from '../../command-context';
import { ownCommand, quoteWord } from '../../../../studio/cluster/own-command';
import { align } from '../../output/text-table';
import { packFor, sayCollected, sayJobs } from './jobs';
import { presetHelp } from './run';

interface SubmitOptions {
  readonly steps: string;
  readonly preset: string;
  readonly atOnce: string;
  readonly partition?: string;
  readonly account?: string;
  readonly gres?: string;
  readonly time?: string;
  readonly cpus?: string;
  readonly memory?: string;
  readonly sbatch: readonly string[];
  readonly host?: string;
  readonly remote?: string;
  readonly program?: string;
  readonly trust?: boolean;
}

export function addSlurm(program: Command, act: Act): void {
  const slurm = program.command('slurm').description('carry out runs on a cluster with SLURM').addHelpText('after', exitCodes);

  slurm
    .command('submit')
    .description('hand the unfinished runs to SLURM: an array for each wave of runs, each begun when the one before has ended')
    .argument('<folder>', 'project folder (a workpack is made in its cluster/), or a workpack')
    .option('--steps <list>', 'of a project: steps as 1,2,3 or 1-5', '1-5')
    .option('--preset <name>', `of a project: ${presetHelp}`, 'quick')
    .option('--at-once <number>', 'how many runs at the same time', '4')
    .option('--partition <name>', 'as SLURM knows it')
    .option('--account <name>', 'whom the time is charged to')
    .option('--gres <list>', 'what each run needs besides processors, such as gpu:1')
    .option('--time <limit>', 'for one run, as SLURM writes it (default: twice what is expected from measured speed)')
    .option('--cpus <number>', 'processor cores for each run')
    .option('--memory <size>', 'for each run, such as 8G')
    .option('--sbatch <option>', 'any further option of sbatch, such as --sbatch=--qos=long; may be repeated', collectOption, [])
    .option('--host <name>', 'the login node, as ssh knows it; without it SLURM is called here')
    .option('--remote <folder>', 'where the cluster sees the workpack (default: in the same place)')
    .option('--program <command>', 'how the program is called on the cluster (default: as here)')
    .option(...trustOption)
    .option('--json', 'print what was submitted as JSON on the last line')
    .addHelpText(
      'after',
      `\nExamples:\n  shape-space slurm submit my-study --steps 2-4 --preset study --partition gpu --gres gpu:1 --at-once 10\n  shape-space slurm submit study-pack --host me@cluster.university.edu --remote /scratch/me/study-pack --program shape-space\n${exitCodes}`,
    )
    .action((folder: string, options: SubmitOptions) => act((context) => submit(context, place(context, folder), options)));

  slurm
    .command('status')
    .description('where the runs are: finished by their results, under way by what SLURM says')
    .argument('<folder>', 'project folder or workpack')
    .option(...askOption, collectOption, [])
    .option('--json', 'print the runs as JSON on the last line')
    .action((folder: string, { host }: { host: readonly string[] }) => act((context) => status(context, place(context, folder), host)));

  slurm
    .command('collect')
    .description('take finished results into the project: whole, proven by hash, each once')
    .argument('<project>', 'project folder')
    .option(...trustOption)
    .option('--json', 'print what was taken as JSON on the last line')
    .action((project: string, options: { trust?: boolean }) =>
      act((context) => collect(context, place(context, project), options.trust === true)),
    );

  slurm
    .command('cancel')
    .description('end the runs that wait or run on the cluster; what is finished, and checkpoints, are kept')
    .argument('<folder>', 'project folder or workpack')
    .option(...askOption, collectOption, [])
    .option('--json', 'print which jobs were ended as JSON on the last line')
    .action((folder: string, { host }: { host: readonly string[] }) => act((context) => cancel(context, place(context, folder), host)));
}

const askOption = [
  '--host <name>',
  'a login node that runs were handed to, as ssh knows it; others are not asked; may be repeated',
] as const;
const collectOption = (value: string, before: readonly string[]): string[] => [...before, value];
/** What is read in a folder may name any login node: only those that the person names are asked. */
const clientAmong =
  (hosts: readonly string[]) =>
  (host: string | null): SlurmClient | null =>
    host === null || hosts.includes(host) ? openSlurm(host, quoteWord) : null;

async function submit(context: CommandContext, folder: string, options: SubmitOptions): Promise<Outcome> {
  const { say, now, places, terminal } = context;
  const isPack = (await readWorkpack(folder)) !== null;
  const pack = isPack ? folder : await packInside(folder, async (to) => void (await packFor(context, folder, to, options)));
  const host = options.host ?? null;
  const minutesOf = await expectMinutes({ ...places, now }, pack, isPack ? pack : folder);
  if (options.gres !== undefined) await warnOfIdleCard(context, pack, options.gres);
  const { arrays, active } = await submitRuns(
    {
      ...{ folder: pack, host, clientOf: clientAmong(host === null ? [] : [host]), quote: quoteWord, minutesOf, now },
      there: { folder: options.remote ?? pack, program: options.program ?? ownCommand() },
    },
    {
      atOnce: readCount(options.atOnce, '--at-once'),
      time: options.time === undefined ? null : readTime(options.time),
      partition: options.partition ?? null,
      account: options.account ?? null,
      gres: options.gres ?? null,
      cpus: options.cpus === undefined ? null : readCount(options.cpus, '--cpus'),
      memory: options.memory ?? null,
      further: [...options.sbatch],
    },
  );
  for (const { job, runs, minutes } of arrays)
    say(`Job ${job}: ${runs.length} ${runs.length === 1 ? 'run' : 'runs'}, time limit ${options.time ?? `${minutes} min`} each.`);
  if (active > 0)
    say(`${active} ${active === 1 ? 'run is' : 'runs are'} on the cluster already and ${active === 1 ? 'was' : 'were'} left alone.`);
  if (arrays.length === 0 && active === 0) say(`Nothing is left to be carried out. ${sayJobs(0, 0)}`);
  terminal.writeError(`shape-space slurm status ${quoteWord(folder)} says how far they are.\n`);
  return { value: { folder: pack, host, arrays, active, version: places.version } };
}

async function packsOf(folder: string): Promise<string[]> {
  if ((await readWorkpack(folder)) !== null) return [folder];
  const packs = await packsInside(folder);
  if (packs.length > 0) return packs;
  throw new AppError(
    'not-found',
    `Nothing of ${folder} was submitted yet: there is no workpack in its cluster/. ‘shape-space slurm submit’ does it.`,
  );
}

async function warnOfIdleCard({ terminal, places, now }: CommandContext, pack: string, gres: string): Promise<void> {
  const { engine, device } = await openRunPlanner(pack, places.assetsFolder, now).device();
  const records = await listRuns(pack);
  const uses = records.some(({ configuration }) => configuration.kind === 'training' && configuration.device !== 'cpu');
  if (!/^gpu\b/.test(gres) || uses) return;
  terminal.writeError(
    `These runs are computed on the processor (${engine} on ${device}), so ${gres} would stand idle. ‘shape-space engines --use’ chooses another device for a project without experiments.\n`,
  );
}

async function status(context: CommandContext, folder: string, hosts: readonly string[]): Promise<Outcome> {
  const runs: RunOnCluster[] = [];
  for (const pack of await packsOf(folder)) runs.push(...(await lookAtRuns(pack, clientAmong(hosts))));
  const rows = runs.map(({ label, phase, task, detail }) => [label, task ?? '', phase, detail]);
  for (const line of align([['run', 'task', 'state', 'SLURM says'], ...rows])) context.say(line);
  await sayUnasked(context, await packsOf(folder), hosts);
  const finished = runs.filter(({ phase }) => phase === 'finished').length;
  context.say(`${finished} of ${runs.length} runs are finished.`);
  if (runs.some(({ phase }) => phase === 'never'))
    context.say(
      'Some wait for a job that failed, and would wait for ever. End them with ‘slurm cancel’ and submit again: what is finished is kept.',
    );
  if (runs.some(({ phase }) => ['failed', 'stopped', 'cancelled', 'unknown'].includes(phase)))
    context.say('‘slurm submit’ hands those that are not finished and not under way to SLURM again; they go on from their checkpoints.');
  if (runs.some(({ phase }) => phase === 'elsewhere'))
    context.say('Some are done on the cluster, and their results are not in this folder yet. Copy the workpack back.');
  return { value: { runs, finished } };
}

async function sayUnasked({ say }: CommandContext, packs: readonly string[], hosts: readonly string[]): Promise<void> {
  const named = (await Promise.all(packs.map(readSubmissions))).flat().flatMap(({ host }) => (host === null ? [] : [host]));
  for (const host of new Set(named.filter((each) => !hosts.includes(each))))
    say(`Runs were handed to ${host}, which was not asked. If you know it, add --host ${quoteWord(host)}.`);
}

async function collect(context: CommandContext, project: string, trust: boolean): Promise<Outcome> {
  if ((await readWorkpack(project)) !== null)
    throw new AppError(
      'bad-input',
      `${project} is a workpack. Say into which project: shape-space jobs PROJECT --collect ${quoteWord(project)}`,
    );
  const packs = await packsOf(project);
  const all: Collected[] = await withStudio(context, 'cli', async (studio) => {
    valueOf(await studio.methods.openProject({ folder: project, trust }));
    const collected: Collected[] = [];
    for (const pack of packs) collected.push(await collectResults(project, pack));
    return collected;
  });
  const collected: Collected = {
    taken: all.flatMap(({ taken }) => taken),
    twice: all.flatMap(({ twice }) => twice),
    refused: all.flatMap(({ refused }) => refused),
    open: all.flatMap(({ open }) => open),
  };
  for (const sentence of sayCollected(collected)) context.say(sentence);
  for (const { reason } of collected.refused) context.terminal.writeError(`${reason}\n`);
  return { value: collected, exitCode: collected.refused.length > 0 ? 2 : 0 };
}

async function cancel(context: CommandContext, folder: string, hosts: readonly string[]): Promise<Outcome> {
  const packs = await packsOf(folder);
  const ended = await cancelJobs(packs, clientAmong(hosts));
  await sayUnasked(context, packs, hosts);
  context.say(ended.length === 0 ? 'Nothing waits or runs on the cluster.' : `Ended: ${ended.map((job) => `job ${job}`).join(', ')}.`);
  return { value: { ended } };
}

function readCount(text: string, option: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new AppError('bad-input', `${option} takes a whole number from 1 on, not ‘${text}’.`);
  return Number(text);
}

/** The schema says what is one; the sentence how it is mended. */
function readTime(text: string): string {
  const time = timeLimitSchema.safeParse(text);
  if (time.success) return time.data;
  throw new AppError(
    'bad-input',
    `--time takes a time limit as SLURM writes it, 5 minutes or more, such as 90 (minutes), 12:00:00 or 2-00:00:00, not ‘${text}’. A run needs time to start and to write its checkpoint.`,
  );
}
