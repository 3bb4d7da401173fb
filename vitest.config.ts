/** Unit tests. Files share what their worker has loaded, which halves the time; files that change what others see get a process of their own. */
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const folders = ['src-main', 'src-renderer', 'strings', 'build'];
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { encoding: 'utf8', recursive: true }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`);

/** Replaces modules, sets up a native library that is set up once per process, or judges the memory or the time of processes. */
const changesProcess = (file: string): boolean =>
  /\bvi\.(mock|resetModules)\(|process\.env\[\S+\] \?\?=|\bcreateTensorFlowEngine\(|fuzz-target'|built-compute'/.test(
    readFileSync(file, 'utf8'),
  );
const alone = folders.flatMap(filesIn).filter((file) => file.endsWith('.test.ts') && changesProcess(file));

export default defineConfig({
  plugins: [svelte({ configFile: './svelte.config.js' })],
  test: {
    env: { ORT_DISABLE_TELEMETRY: '1' }, // as the hosts have it (src-main/hosts/offline.ts)
    setupFiles: ['build/test-setup.ts'],
    css: { include: /tokens\.css/ }, // its test reads it
    testTimeout: 20_000,
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: folders.map((folder) => `${folder}/**/*.test.ts`),
          exclude: alone,
          isolate: false,
          env: { SHAPE_SPACE_TENSORFLOW: 'none' }, // a folder that is not there: a library once loaded stays, with hundreds of megabytes
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
