// Format, lint and types: everything that needs no build. Each part runs even when one before it failed.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing, root, run } from './install.mjs';

const bin = (path) => join(root, 'node_modules', path);
const parts = {
  format: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  lint: [bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.'],
  'what nobody uses': [bin('knip/bin/knip.js'), '--no-progress', '--no-config-hints'],
  'types of contract and core': [bin('typescript/bin/tsc'), '-p', 'tsconfig.core.json'],
  'types of the main side': [bin('typescript/bin/tsc'), '-p', 'tsconfig.node.json'],
  'types of the window': [bin('svelte-check/bin/svelte-check'), '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
};

/** Returns { name: passed } for every part. */
export function check() {
  return Object.fromEntries(
    Object.entries(parts).map(([name, args]) => {
      console.log(`\n> ${name}`);
      return [name, run(process.execPath, args) === 0];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installMissing();
  const failed = Object.entries(check()).filter(([, passed]) => !passed);
  if (failed.length > 0) console.log(`\nFailed: ${failed.map(([name]) => name).join(', ')}`);
  process.exit(failed.length > 0 ? 1 : 0);
}
