// Attacks the built program on 127.0.0.1 and says what does not hold: npm run attack, or npm run attack -- 77 for another seed.
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { installMissing, root, run } from './install.mjs';

installMissing();
buildIfStale();
const env = { SHAPE_SPACE_ATTACK: 'full', SHAPE_SPACE_ATTACK_SEED: process.argv[2] ?? '12' };
process.exit(run(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'build/attack'], { env }));
