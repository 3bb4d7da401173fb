/** The command line: reads the arguments, carries out one command, and says with its exit code how it went. */
import { Command, CommanderError } from 'commander';
import { AppError, reportError } from '../../contract/app-error';
import type { LaunchCompute } from '../../studio/compute-process';
import type { Places } from '../places';
import { exitCodes, type Act, type CommandContext } from './command-context';
import { addAnalyse } from './commands/results/analyse';
import { addAnalyseAsPublished } from './commands/results/analyse-as-published';
import { addAnalyseRsa } from './commands/results/analyse-rsa';
import { addBench } from './commands/running/bench';
import { addBundle } from './commands/publishing/bundle';
import { addCompare } from './commands/results/compare';
import { addDemo } from './commands/running/demo';
import { addDiagnose } from './commands/diagnose';
import { addEngines } from './commands/running/engines';
import { addExport } from './commands/results/export';
import { addDecode } from './commands/results/decode';
import { addPlace } from './commands/results/place';
import { addNetwork } from './commands/project/network';
import { addProject } from './commands/project/project';
import { addRatings } from './commands/project/ratings';
import { addReport } from './commands/results/report';
import { addResults } from './commands/results/results';
import { addJob } from './commands/running/job';
import { addJobs } from './commands/running/jobs';
import { addRun } from './commands/running/run';
import { addServe } from './commands/serve';
import { addSlurm } from './commands/running/slurm';
import { addSpace } from './commands/project/space';
import { addVerify } from './commands/publishing/verify';
import { withoutCommands, withPlainErrors, type Terminal } from './output/terminal';

export interface CliOptions {
  readonly places: Places;
  readonly terminal: Terminal;
  readonly launchCompute: LaunchCompute;
  readonly now: () => number;
}

/** Resolves to the exit code; never rejects. `argv` holds what comes after the program's name. */
export async function runCli(argv: readonly string[], options: CliOptions): Promise<number> {
  const terminal = withPlainErrors(options.terminal);
  const isJson = argv.includes('--json');
  const context: CommandContext = {
    ...options,
    terminal,
    announce: (value) => {
      if (isJson) terminal.writeOut(`${JSON.stringify(value)}\n`);
    },
    say: (text) => {
      if (isJson) terminal.writeError(`${text}\n`);
      else terminal.writeOut(`${withoutCommands(text)}\n`);
    },
  };
  let exitCode = 0;
  const act: Act = async (action) => {
    const outcome = await action(context);
    if (outcome.value !== null) context.announce(outcome.value);
    exitCode = outcome.exitCode ?? 0;
  };
  try {
    await buildProgram(options, act).parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0; // --help, --version
    const failure = error instanceof CommanderError ? usageError(error) : error;
    const report = reportError(failure);
    context.announce({ error: report });
    if (report.code !== 'internal') {
      terminal.writeError(`${report.message}\n`);
      return 2;
    }
    terminal.writeError(`${report.message}\nThis is a fault in the program. Please report it with these lines:\n${stackOf(failure)}\n`);
    return 1;
  }
}

function buildProgram({ places, terminal }: CliOptions, act: Act): Command {
  const program = new Command('shape-space')
    .description('Shape Space Studio on the command line: learn to place drawings in psychological similarity spaces.')
    .version(places.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.writeOut(text),
      writeErr: () => undefined, // runCli says it in its own words
      getOutHelpWidth: () => 100,
    })
    .helpCommand(false)
    .addHelpText('after', exitCodes);
  const adders = [
    addDemo,
    addProject,
    addRatings,
    addNetwork,
    addRun,
    addJobs,
    addJob,
    addSlurm,
    addResults,
    addCompare,
    addPlace,
    addDecode,
    addExport,
    addReport,
    addBundle,
    addVerify,
    addEngines,
    addDiagnose,
    addSpace,
    addAnalyse,
    addAnalyseRsa,
    addAnalyseAsPublished,
    addBench,
    addServe,
  ];
  for (const add of adders) add(program, act);
  return program;
}

/** "error: unknown command 'rnu'\n(Did you mean run?)" becomes one sentence with a way out. */
function usageError(error: CommanderError): AppError {
  if (error.code === 'commander.help') return new AppError('bad-input', 'Say what to do; add --help to see the commands.');
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const text = [first, ...rest.map((line) => line.trim())]
    .filter((part) => part !== '')
    .join(' ')
    .replace(/\.$/, '');
  return new AppError('bad-input', `${text.charAt(0).toUpperCase()}${text.slice(1)}. Add --help to see what can be given.`);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
