import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { readGuide } from './build/guide/read-guide';
import { inlineStylesInDevelopment } from './build/scripts/development-styles.mjs';

const from = (path: string): string => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      outDir: from('out/main'),
      externalizeDeps: { include: ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node'] },
      lib: {
        entry: {
          desktop: from('src-main/hosts/desktop/main.ts'),
          cli: from('src-main/hosts/cli/main.ts'),
          compute: from('src-main/compute/main.ts'),
          'pipeline-worker': from('src-main/pipeline/batch/worker.ts'),
          'bench-subject': from('src-main/hosts/bench/subject-main.ts'),
          'space-worker': from('src-main/studio/spaces/fit/space-worker.ts'),
          prepare: from('build/prepare/main.ts'),
        },
        formats: ['es'],
      },
    },
  },
  preload: {
    // A sandboxed preload may require nothing but electron, so everything else is bundled into one CommonJS file.
    build: {
      outDir: from('out/preload'),
      externalizeDeps: false,
      lib: { entry: { index: from('src-main/hosts/desktop/preload.ts') }, formats: ['cjs'] },
      rolldownOptions: { output: { entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src-renderer',
    base: './',
    define: { guidePages: JSON.stringify(readGuide(readFileSync(from('docs/user-guide.md'), 'utf8'))) },
    build: {
      outDir: from('out/renderer'),
      minify: true,
      rolldownOptions: { input: { index: from('src-renderer/index.html'), gallery: from('src-renderer/gallery.html') } },
    },
    plugins: [svelte({ configFile: '../svelte.config.js' }), inlineStylesInDevelopment()],
  },
});
