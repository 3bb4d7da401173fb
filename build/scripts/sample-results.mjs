// `npm run sample:results [-- PROJECT]`: packs the results of a finished demo (default: ./demo) for the sample that a first start opens.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, buildIfStale } from './build.mjs';
import { installMissing, root, run } from './install.mjs';

installMissing();
buildIfStale();
const project = resolve(process.argv[2] ?? join(root, 'demo'));
if (!existsSync(join(project, 'project.json'))) {
  console.error(`There is no project in ${project}: please run npm run demo first, or name a project folder.`);
  process.exit(2);
}
const code = run(process.execPath, [join(root, 'out', 'main', 'prepare.js'), '--pack-results', project]);
if (code !== 0) process.exit(code);
build();
