import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A built worker beside the running bundle, or null where there is none, as when TypeScript sources are run directly.
 *
 * @param name - the worker's file, such as 'space-worker.js'
 */
export function findWorkerFile(name: string): string | null {
  const here = dirname(fileURLToPath(import.meta.url));
  // The bundler may have put this code into a chunk of a subfolder.
  return [here, dirname(here)].map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}
