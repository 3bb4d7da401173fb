// Runs a TypeScript file of this folder: node build/bench/run.mjs <name> [arguments].
import { join } from 'node:path';
import { runnerImport } from 'vite';

const [name, ...rest] = process.argv.slice(2);
const { module } = await runnerImport(join(import.meta.dirname, `${name}.ts`), { configFile: false, logLevel: 'warn' });
await module.run(rest);
