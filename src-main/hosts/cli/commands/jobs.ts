/** `shape-space jobs`: the runs of a project as single commands, for any scheduler. */
import type { Command } from 'commander';
import { AppError } from '../../../contract/app-error';
import type { PresetName, Step } from '../../../contract/experiment';
import { isAbsolute } from 'node:path';
import { readCorpora } from '../../../store/corpus-store';
import { openKnownDevices } from '../../../studio/devices/known-devices';
import { openPlanningDesk } from '../../../studio/experiments/plan-experiments';
import { planJobs, type PlannedJobs } from '../../../studio/jobs/plan-jobs';
import { exitCodes, place, trustOption, valueOf, withStudio, type Act, type CommandContext, type Outcome } from '../command-context';
import { ownCommand, quoteWord } from '../own-command';
import { presetHelp, readPreset, readSteps } from './run';

interface Options {
  readonly list?: boolean;
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
${exitCodes}`,
    )
    .action((project: string, options: Options) =>
      act((context) => {
        if (options.list !== true) throw new AppError('bad-input', 'Say what to do with the jobs: --list. Add --help to see examples.');
        return list(context, place(context, project), options);
      }),
    );
}

async function list(context: CommandContext, folder: string, options: Options): Promise<Outcome> {
  const { jobs, finished } = await planFor(context, folder, readSteps(options.steps), readPreset(options.preset), options.trust === true);
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

/** Opens the project as its only writer, plans, and lets it go again: who carries out the jobs holds the lock of its own run. */
export async function planFor(
  context: CommandContext,
  folder: string,
  steps: readonly Step[],
  preset: PresetName,
  trust: boolean,
): Promise<PlannedJobs> {
  const { places, now } = context;
  return withStudio(context, 'cli', async (studio) => {
    valueOf(await studio.methods.openProject({ folder, trust }));
    const devices = openKnownDevices(places.userFolder);
    const desk = openPlanningDesk(folder, places.assetsFolder, now, async () => (await devices.choose()).chosen);
    return planJobs(folder, desk, steps, preset);
  });
}

export function sayJobs(jobs: number, finished: number): string {
  const before = finished === 0 ? '' : ` ${finished} more ${finished === 1 ? 'is' : 'are'} finished already.`;
  return `${jobs} ${jobs === 1 ? 'run is' : 'runs are'} to be carried out.${before}`;
}
