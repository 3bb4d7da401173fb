/** The installed program as a command line: it is one file, which may not run as plain Node. */
import { computeEnvironment } from '../../studio/extras/compute-environment';
import { runCli } from '../cli/run-cli';
import { processTerminal } from '../cli/output/terminal';
import type { Places } from '../places';
import { launchCompute } from './launch-compute';

/** What follows `--cli`; null where a window is wanted. */
export function commandOf(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf('--cli');
  return at < 0 ? null : argv.slice(at + 1);
}

/** Resolves to the exit code once all that was printed has left. */
export async function carryOutCommand(command: readonly string[], places: Places): Promise<number> {
  const exitCode = await runCli(command, {
    places,
    terminal: processTerminal(),
    launchCompute: (output = 'inherit') => launchCompute(places.computeScript, output, computeEnvironment(places.userFolder)),
    now: () => Date.now(),
  });
  await new Promise<void>((resolve) => process.stdout.write('', () => process.stderr.write('', () => resolve())));
  return exitCode;
}
