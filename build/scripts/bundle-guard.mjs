// After a build: nothing reachable from the compute, worker or CLI bundle may be electron, and the preload requires only electron.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './install.mjs';

const importPattern =
  /(?:^|[\s;}])(?:import|export)\s*(?:[\w*{}\s,$]+?\s*from\s*)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|require\(\s*["']([^"']+)["']\s*\)/g;

function importsOf(file) {
  return [...readFileSync(file, 'utf8').matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3]);
}

function reachable(entry) {
  const seen = new Set();
  const packages = new Set();
  const visit = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith('.')) packages.add(specifier);
      else if (existsSync(join(dirname(file), specifier))) visit(join(dirname(file), specifier));
    }
  };
  visit(entry);
  return packages;
}

/** One sentence per stray import. */
export function guardBundles(out = join(root, 'out')) {
  const problems = [];
  for (const name of ['compute', 'cli', 'pipeline-worker', 'space-worker', 'prepare']) {
    const entry = join(out, 'main', `${name}.js`);
    if (!existsSync(entry)) problems.push(`out/main/${name}.js was not built`);
    else if (reachable(entry).has('electron')) problems.push(`electron is reachable from out/main/${name}.js`);
  }
  const preload = join(out, 'preload', 'index.cjs');
  if (!existsSync(preload)) problems.push('out/preload/index.cjs was not built');
  else {
    const strays = importsOf(preload).filter((specifier) => specifier !== 'electron');
    if (strays.length > 0) problems.push(`the sandboxed preload imports ${strays.join(', ')}`);
  }
  return problems;
}
