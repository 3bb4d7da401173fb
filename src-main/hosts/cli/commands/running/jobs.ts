/** `shape-space jobs`: the runs of a project as single commands, for any scheduler. */
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import type { PresetName, Step } from '../../../../contract/running/experiment';
import { isAbsolute } from 'node:path';
import { readCorpora } from '../../../../store/corpora/corpus-store';
import { openKnownDevices } from '../../../../studio/devices/known-devices';
import { openRunPlanner } from '../../../../studio/experiments/plan-experiments';
import { planJobs, type PlannedJobs } from '../../../../studio/jobs/plan-jobs';
import type { Workpack } from '../../../../contract/running/jobs';
import { decodeWith } from '../../../../studio/image-reader';
import { collectResults, type Collected } from '../../../../studio/jobs/collect-results';
import { prepareBanks } from '../../../../studio/jobs/prepare-banks';
import { makeWorkpack } from '../../../../studio/jobs/make-workpack';
import { createProgressLine } from '../../output/progress-line';
import {
  exitCodes,
  place,
  trustOption,
  valueOf,
  withReading,
  withStudio,
  type Act,
  type CommandContext,
  type Outcome,
} from '../../command-context';
import { ownCommand, quoteWord } from '../../../../studio/cluster/own-command';
import { presetHelp, readPreset, readSteps } from './run';

interface Options {
  readonly list?: boolean;
  readonly pack?: string;
  readonly collect?: string;
  readonly steps: string;
  readonly preset: string;
  readonly program?: string;
  readonly trust?: boolean;
}

export function addJobs(program: Command, act: Act): void {
  program
    .command('jobs')
    .description('hand the runs of a project to another scheduler, one command for each')
    .argument('<project>', 'project folder')
    .option('--list', 'print one command for each run that is not finished, in an order that can be kept')
    .option('--pack <folder>', 'put what these runs need into a folder that can be copied to another machine and carried out there')
    .option('--collect <folder>', 'take the finished results of such a folder back into the project')
    .option('--steps <list>', 'steps as 1,2,3 or 1-5; 6-9 have reconstruction in place of classification', '1-5')
    .option('--preset <name>', presetHelp, 'quick')
    .option('--program <command>', 'how the program is called where the commands are carried out (default: as here)')
    .option(...trustOption)
    .option('--json', 'print the runs as JSON on the last line')
    .addHelpText(
      'after',
      `
Each command carries out one run, waits for what it needs, and can be repeated: finished runs are never computed again. Close the
project in the app before you list its jobs.

Examples:
  shape-space jobs my-study --list --steps 4 --preset study | parallel -j 2
  shape-space jobs my-study --pack study-pack --steps 2-4 --preset study
  shape-space jobs my-study --collect study-pack
${exitCodes}`,
    )
    .action((project: string, options: Options) =>
      act((context) => {
        const folder = place(context, project);
        const { list: isList = false, pack: to, collect: from } = options;
        const asked = [isList, to !== undefined, from !== undefined].filter((each) => each).length;
        if (asked !== 1)
          throw new AppError('bad-input', 'Say one thing to do with the jobs: --list, --pack or --collect. Add --help to see examples.');
        if (to !== undefined) return pack(context, folder, place(context, to), options);
        if (from !== undefined) return collect(context, folder, place(context, from), options.trust === true);
        return list(context, folder, options);
      }),
    );
}

async function list(context: CommandContext, folder: string, options: Options): Promise<Outcome> {
  const { jobs, finished } = await planAndPrepare(context, folder, options);
  const { corpora } = await readCorpora(folder);
  const trust = corpora.some(({ root }) => isAbsolute(root)) ? ' --trust' : '';
  const program = options.program ?? ownCommand();
  const listed = jobs.map(({ record: { key, label, needs }, wave }) => ({
    ...{ key, label, wave, needs },
    command: `${program} job ${quoteWord(folder)} --run ${key}${trust}`,
  }));
  for (const { command } of listed) context.say(command);
  context.terminal.writeError(`${sayJobs(jobs.length, finished)}\n`);
  return { value: { jobs: listed, finished } };
}

/** Drawings are decoded before many commands want them at the same time. */
async function planAndPrepare(context: CommandContext, folder: string, { steps, preset, trust = false }: Options): Promise<PlannedJobs> {
  const { planned } = await planFor(context, folder, readSteps(steps), readPreset(preset), trust, ({ jobs }) => {
    const configurations = jobs.map(({ record }) => record.configuration);
    return withReading(context, ({ images }) => showing(context, (tell) => prepareBanks(folder, configurations, decodeWith(images), tell)));
  });
  return planned;
}

async function showing<T>({ terminal, now }: CommandContext, work: (tell: TellDecoding) => Promise<T>): Promise<T> {
  const line = createProgressLine(terminal, now);
  try {
    return await work((what, done, total) => {
      if (total > 0 && done < total) line.show(`decoding ${what} · ${done} of ${total}`, what);
    });
  } finally {
    line.end();
  }
}

type TellDecoding = (what: string, done: number, total: number) => void;

async function pack(context: CommandContext, project: string, folder: string, options: Options): Promise<Outcome> {
  const { workpack, jobs, finished } = await packFor(context, project, folder, options);
  const program = options.program ?? ownCommand();
  const megabytes = workpack.files.reduce((sum, { bytes }) => sum + bytes, 0) / 2 ** 20;
  context.say(
    `The workpack is in ${folder}: ${workpack.files.length} files, ${megabytes.toFixed(1)} MB. ${sayJobs(jobs.length, finished)}`,
  );
  for (const { record } of jobs) context.say(`${program} job ${quoteWord(folder)} --run ${record.key}`);
  return { value: { folder, runs: jobs.map(({ record: { key, label }, wave }) => ({ key, label, wave })), finished, workpack } };
}

/** Plans, and brings a workpack up to what the jobs need, as the project's only writer. */
export async function packFor(
  context: CommandContext,
  project: string,
  folder: string,
  { steps, preset, trust = false }: Pick<Options, 'steps' | 'preset' | 'trust'>,
): Promise<PlannedJobs & { readonly workpack: Workpack }> {
  const { version } = context.places;
  const planned = await planFor(context, project, readSteps(steps), readPreset(preset), trust, ({ jobs }) =>
    withReading(context, async ({ images }) => {
      const records = jobs.map(({ record }) => record);
      return showing(context, (tell) => makeWorkpack(project, folder, records, decodeWith(images), version, tell));
    }),
  );
  return { ...planned.planned, workpack: planned.made };
}

async function collect(context: CommandContext, project: string, folder: string, trust: boolean): Promise<Outcome> {
  const collected = await withStudio(context, 'cli', async (studio) => {
    valueOf(await studio.methods.openProject({ folder: project, trust }));
    return collectResults(project, folder);
  });
  for (const sentence of sayCollected(collected)) context.say(sentence);
  for (const { reason } of collected.refused) context.terminal.writeError(`${reason}\n`);
  return { value: collected, exitCode: collected.refused.length > 0 ? 2 : 0 };
}

export function sayCollected({ taken, twice, refused, open }: Collected): string[] {
  const runs = (n: number): string => `${n} ${n === 1 ? 'result' : 'results'}`;
  const same = twice.filter(({ differs }) => differs.length === 0).length;
  return [
    `${runs(taken.length)} taken, ${open.length} not finished yet, ${refused.length} refused.`,
    ...(same === 0 ? [] : [`${runs(same)} there and here already, equal to the last byte.`]),
    ...twice.flatMap(({ label, differs, why }) =>
      differs.length === 0
        ? []
        : [`‘${label}’ was computed twice, and ${differs.join(', ')} differ; the project keeps its own.${why === null ? '' : ` ${why}`}`],
    ),
  ];
}

/** Opens the project as its only writer, plans, and lets it go again: who carries out the jobs holds the lock of its own run. */
export async function planFor<Made>(
  context: CommandContext,
  folder: string,
  steps: readonly Step[],
  preset: PresetName,
  trust: boolean,
  make: (planned: PlannedJobs) => Promise<Made>,
): Promise<{ readonly planned: PlannedJobs; readonly made: Made }> {
  const { places, now } = context;
  return withStudio(context, 'cli', async (studio) => {
    valueOf(await studio.methods.openProject({ folder, trust }));
    const devices = openKnownDevices(places.userFolder);
    const planner = openRunPlanner(folder, places.assetsFolder, now, async () => (await devices.choose()).chosen);
    const planned = await planJobs(folder, planner, steps, preset);
    return { planned, made: await make(planned) };
  });
}

export function sayJobs(jobs: number, finished: number): string {
  const before = finished === 0 ? '' : ` ${finished} more ${finished === 1 ? 'is' : 'are'} finished already.`;
  return `${jobs} ${jobs === 1 ? 'run is' : 'runs are'} to be carried out.${before}`;
}
