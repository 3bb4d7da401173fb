// Attacks the built program on 127.0.0.1 and says what does not hold: npm run attack, or npm run attack -- 77 for another seed.
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { installMissing, root, run } from './install.mjs';

const seed = process.argv[2] ?? '12';
if (!/^\d{1,9}$/.test(seed)) {
  console.error(`‘${seed}’ is no seed. Give a whole number, as in npm run attack -- 77, or none.`);
  process.exit(2);
}
installMissing();
buildIfStale();
const env = { SHAPE_SPACE_ATTACK: 'full', SHAPE_SPACE_ATTACK_SEED: seed };
process.exit(run(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'build/attack'], { env }));
