/** Bundles the stand-in for the process that takes it for Electron; Node reads no TypeScript. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** Returns what `--import` takes. */
export async function buildStandIn(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: join(import.meta.dirname, 'electron.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'electron.js' } },
    },
    ssr: { noExternal: true }, // the folder has no packages of its own
  });
  for (const file of ['register.mjs', 'resolve.mjs', 'parent-port.mjs']) cpSync(join(import.meta.dirname, file), join(folder, file));
  return join(folder, 'register.mjs');
}
