/** The command line's entry: the process as a terminal, the compute process by fork. */
import '../offline';
import { forkCompute } from '../fork-compute';
import { computeEnvironment } from '../../studio/extras/compute-environment';
import { findPlaces } from '../places';
import { watchProcess } from '../../processes/watch-process';
import { runCli } from './run-cli';
import { processTerminal } from './output/terminal';

const places = findPlaces(import.meta.dirname);

const { userFolder, version } = places;
const isServing = process.argv[2] === 'serve';
watchProcess({
  name: isServing ? 'the app in a browser window' : 'the command line',
  version,
  userFolder,
  isStrict: process.env['SHAPE_SPACE_STRICT'] === '1',
  then: isServing ? 'go on' : 'end',
});

const exitCode = await runCli(process.argv.slice(2), {
  places,
  terminal: processTerminal(),
  launchCompute: (output) => forkCompute(places.computeScript, output, computeEnvironment(userFolder)),
  now: () => Date.now(),
});
// A long JSON line may still be on its way into a pipe; reading that somebody asked for and nobody waits for any more may not hold us up.
process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
