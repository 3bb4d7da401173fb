// `npm run demo`: installs what is missing (unless --no-install), builds, and runs the demo with the remaining arguments.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { installMissing, root } from './install.mjs';
import { launchCli } from './launch.mjs';

const args = process.argv.slice(2).filter((argument) => argument !== '--no-install');
const quiet = args.includes('--json'); // the last line of stdout is for the results

if (!process.argv.includes('--no-install')) installMissing({ quiet });
else if (!existsSync(join(root, 'node_modules'))) {
  console.error('Nothing is installed yet: run this once without --no-install.');
  process.exit(2);
}
buildIfStale({ quiet });
process.exitCode = await launchCli(['demo', ...args]);
