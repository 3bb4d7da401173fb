import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './app-test';

const folder = resolve(import.meta.dirname, '..', 'out', 'renderer');
const imports = /(?:^|[;\n])import(?:[^"'()]*from)?["']\.\/([^"']+)["']/g;

/** What a window loads before it shows anything: the page's files and all they import at once. */
function firstFiles(): Map<string, Buffer> {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const found = new Map<string, Buffer>();
  const waiting = [...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+)"/g)].map(([, name = '']) => name);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    const bytes = readFileSync(join(folder, 'assets', name));
    found.set(name, bytes);
    if (name.endsWith('.js')) waiting.push(...[...bytes.toString().matchAll(imports)].map(([, other = '']) => other));
  }
  return found;
}

test('a window opens with less than 200 kB, without the guide, other languages and other screens', () => {
  const files = firstFiles();
  expect(files.size).toBeGreaterThan(5);
  expect([...files.keys()].filter((name) => /^(?:HelpDialog|ImportWizard|ResultsView|de|messages)-/.test(name))).toEqual([]);
  const total = [...files.values()].reduce((sum, bytes) => sum + gzipSync(bytes).length, 0);
  expect(total).toBeLessThan(200_000);
});
