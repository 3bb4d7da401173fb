// `npm run --silent cli -- <verb> ...`: the command line on this checkout, built when stale; stdout holds nothing but its output.
import { buildIfStale } from './build.mjs';
import { installMissing } from './install.mjs';
import { launchCli } from './launch.mjs';

installMissing({ quiet: true });
buildIfStale({ quiet: true });
process.exitCode = await launchCli(process.argv.slice(2));
