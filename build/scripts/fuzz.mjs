// Feeds spoiled files to every importer: npm run fuzz, or npm run fuzz -- 500 for fewer.
import { join } from 'node:path';
import { root, run } from './install.mjs';

process.env.SHAPE_SPACE_FUZZ = process.argv[2] ?? '10000';
process.exit(
  run(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'fuzz.test', '--disable-console-intercept']),
);
