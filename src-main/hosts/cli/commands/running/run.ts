/** `shape-space run`: carries out experiment steps on a project. */
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import type { LineThicknesses } from '../../../../contract/study/project';
import { presetNameSchema, stepSchema, type PresetName, type Step } from '../../../../contract/running/experiment';
import { readProject, writeProject } from '../../../../store/project/project-store';
import type { Studio } from '../../../../studio/studio';
import { buildResults } from '../../../../studio/results/rows/build-results';
import { exitCodes, place, trustOption, valueOf, withStudio, type CommandContext, type Outcome, type Act } from '../../command-context';
import { runExperiments } from '../../output/follow-queue';
import {
  addProtocolOptions,
  chooseProtocol,
  readProtocol,
  type ProtocolChange,
  type ProtocolOptions,
} from '../../options/protocol-options';
import { budgetedSteps } from '../../../../studio/experiments/plan-budget';
import { chooseBudget, describeChange, readBudget } from '../../options/budget';
import { resultsTable } from '../../output/results-table';
import { readObjectives, traceRun, type TraceOutcome, type TraceRequest } from '../../trace-run';

export const presetHelp =
  'tiny (a minute or two), quick (minutes), study (as published) or first-study (as in its first round: 128 pixels, no flips, rotations or shears)';

export function addRun(program: Command, act: Act): void {
  const command = program
    .command('run')
    .description('carry out experiment steps; runs that are done already are not repeated')
    .argument('<project>', 'project folder')
    .option('--steps <list>', 'steps as 1,2,3 or 1-5; 6-9 have reconstruction in place of classification', '1-5')
    .option('--preset <name>', `${presetHelp}; without it quick`)
    .option(
      '--budget <time>',
      'the time there is, such as 45m or 10h: plans for steps 1 to 5 what serves best in it, says so, and leaves dimensions out that there is no time for',
    )
    .option('--seed <number>', "the project's seed from now on; every draw follows from it")
    .option(
      '--line-thickness <percent>',
      "the project's from now on: how much broader each side of a line becomes before reduction, in percent of the drawing (0 to 3; 0: as drawn), for all networks or as photograph=0.3,sketch=0.5",
    );
  addProtocolOptions(command)
    .option('--trace <folder>', 'first write down training steps, so that another program can repeat them (docs/trace.md)')
    .option('--trace-steps <number>', 'how many', '3')
    .option('--objectives <list>', 'with --trace: write down a training with these objectives, and carry nothing out')
    .option(...trustOption)
    .option('--json', 'print the results as JSON on the last line')
    .addHelpText(
      'after',
      `
Examples:
  shape-space run my-study --steps 1-5 --preset quick
  shape-space run my-study --steps 6-9
  shape-space run my-study --steps 4 --preset tiny --trace trace --objectives classification,mapping,reconstruction
  shape-space run my-study --steps 4 --preset study --seed 7 --json
  shape-space run my-study --steps 2,4 --preset first-study
${exitCodes}`,
    )
    .action((project: string, options: Options) =>
      act((context) => {
        const folder = place(context, project);
        return run(
          context,
          folder,
          readSteps(options.steps),
          readSize(options),
          readSeed(options.seed),
          readTrace(context, options),
          options.trust === true,
          readLineThickness(options.lineThickness),
          readProtocol(options),
          readBudget(options.budget),
        );
      }),
    );
}

interface Options extends ProtocolOptions {
  readonly steps: string;
  readonly preset?: string;
  readonly seed?: string;
  readonly budget?: string;
  readonly trace?: string;
  readonly traceSteps: string;
  readonly objectives?: string;
  readonly trust?: boolean;
  readonly lineThickness?: string;
}

async function run(
  context: CommandContext,
  folder: string,
  steps: readonly Step[],
  preset: PresetName,
  seed: number | null,
  trace: TraceRequest | null,
  trust: boolean,
  lineThickness: LineThicknesses | null,
  protocol: ProtocolChange,
  budgetMs: number | null,
): Promise<Outcome> {
  let traced: TraceOutcome | null = null;
  const ending = await withStudio(context, 'cli', async (studio) => {
    valueOf(await studio.methods.openProject({ folder, trust }));
    if (seed !== null) await writeProject(folder, { ...(await readProject(folder)), seed });
    if (lineThickness !== null) await chooseLines(studio, folder, lineThickness);
    await chooseProtocol(studio, folder, protocol);
    const planned = budgetMs === null ? null : await chooseBudget(context, studio, folder, budgetMs);
    if (budgetMs === null && preset === 'fitted' && (await readProject(folder)).fitted === undefined)
      throw new AppError(
        'bad-input',
        '--preset fitted goes on with a plan for the time there is, and this project has none. Say --budget 10h first.',
      );
    if (trace !== null) traced = await traceRun(context, folder, steps, preset, trace);
    if (trace?.objectives) return 'traced';
    const how = await runExperiments(context, studio, steps, preset);
    const { fitted } = await readProject(folder);
    const change = planned === null || fitted === undefined ? null : describeChange(planned, fitted);
    if (change !== null) context.say(change);
    return how;
  });
  if (ending === 'traced') return { value: { trace: traced } };
  const results = await buildResults(folder, { size: preset });
  context.say(resultsTable(results));
  if (ending === 'ended') return { value: results };
  context.say('Interrupted. Give the same command again to go on.');
  return { value: results, exitCode: 130 };
}

/** A network that is not named keeps its own. */
async function chooseLines(studio: Studio, folder: string, wanted: LineThicknesses): Promise<void> {
  const { photograph = 0, sketch = 0 } = { ...(await readProject(folder)).lineThickness, ...wanted };
  valueOf(await studio.methods.chooseLineThickness({ photograph: photograph || null, sketch: sketch || null })); // 0: as drawn
}

/** '0.5', or 'photograph=0.3,sketch=0', in percent; null where nothing is said. */
export function readLineThickness(text: string | undefined): LineThicknesses | null {
  if (text === undefined) return null;
  const read: { photograph?: number; sketch?: number } = {};
  for (const part of text.split(',')) {
    const [, network, number = ''] = /^\s*(?:(photograph|sketch)\s*=)?\s*([0-9.]+)\s*$/.exec(part) ?? [];
    const percent = Number(number);
    if (number === '' || !(percent >= 0 && percent <= 3) || (network === undefined && text.includes(',')))
      throw new AppError('bad-input', `--line-thickness takes percent from 0 to 3, as in 0.5 or photograph=0.3,sketch=0.5, not ‘${text}’.`);
    if (percent > 0 && percent < 0.01)
      throw new AppError(
        'bad-input',
        say`--line-thickness takes at least 0.01 percent, as less changes nothing, or 0 for lines as drawn, not ‘${text}’.`,
      );
    const share = Math.round(percent * 100) / 1e4;
    for (const one of network === undefined ? (['photograph', 'sketch'] as const) : [network as 'photograph' | 'sketch']) {
      if (read[one] !== undefined) throw new AppError('bad-input', say`--line-thickness names ${one} twice: ‘${text}’. Say it once.`);
      read[one] = share;
    }
  }
  return read;
}

/** '1,2,5' or '1-3,5', in ascending order, without repetition. */
export function readSteps(text: string): Step[] {
  const parts = text.split(',').map((part) => /^\s*([1-9])\s*(?:-\s*([1-9])\s*)?$/.exec(part));
  const steps = parts.flatMap((match) => {
    const first = Number(match?.[1]);
    const last = Number(match?.[2] ?? match?.[1]);
    return match === null || last < first ? [Number.NaN] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  const read = steps.map((step) => stepSchema.safeParse(step));
  if (!read.every((result) => result.success))
    throw new AppError('bad-input', `--steps takes the numbers of steps, such as 1,2,3 or 1-5, not ‘${text}’.`);
  return [...new Set(read.map((result) => result.data))].sort((a, b) => a - b);
}

/** A budget is a size of its own. */
function readSize({ preset, budget, steps }: Options): PresetName {
  const size = readPreset(preset ?? (budget === undefined ? 'quick' : 'fitted'));
  if (budget === undefined) return size;
  if (size !== 'fitted') throw new AppError('bad-input', `--budget plans a size of its own: leave out --preset ${size}, or the budget.`);
  if (readSteps(steps).every((step) => budgetedSteps.includes(step))) return size;
  throw new AppError(
    'bad-input',
    '--budget plans steps 1 to 5. Give steps 6 to 9 with --preset fitted afterwards: they take the numbers of that plan.',
  );
}

export function readPreset(text: string): PresetName {
  const read = presetNameSchema.safeParse(text);
  if (!read.success) throw new AppError('bad-input', `--preset takes ${presetNameSchema.options.join(', ')}, not ‘${text}’.`);
  return read.data;
}

function readTrace(context: CommandContext, { trace, traceSteps, objectives }: Options): TraceRequest | null {
  if (trace === undefined && objectives !== undefined)
    throw new AppError('bad-input', '--objectives belongs to --trace <folder>; without it the steps say which objectives are trained.');
  if (trace === undefined) return null;
  if (!/^[1-9]\d{0,2}$/.test(traceSteps))
    throw new AppError('bad-input', `--trace-steps takes a whole number from 1 to 999, not ‘${traceSteps}’.`);
  return {
    folder: place(context, trace),
    steps: Number(traceSteps),
    objectives: objectives === undefined ? null : readObjectives(objectives),
  };
}

export function readSeed(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^-?\d{1,15}$/.test(text)) throw new AppError('bad-input', `--seed takes a whole number, not ‘${text}’.`);
  return Number(text);
}
