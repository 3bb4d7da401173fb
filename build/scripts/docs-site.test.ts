import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const { buildSite } = (await import(/* @vite-ignore */ pathToFileURL(join(import.meta.dirname, 'docs-site.mjs')).href)) as {
  buildSite: (out: string) => Promise<string[]>;
};
const out = mkdtempSync(join(tmpdir(), 'docs-site-'));
afterAll(() => rmSync(out, { recursive: true }));

it('makes a page of every document, and every link and picture in them leads to something in the site', async () => {
  const pages = await buildSite(out);
  const text = (page: string): string => readFileSync(join(out, page), 'utf8');
  const dead = pages.flatMap((page) =>
    [...text(page).matchAll(/(?:href|src)="([^"]*)"/g)].flatMap(([, address = '']) => {
      if (/^https:/.test(address)) return [];
      const [path = '', anchor] = address.split('#');
      const target = join(dirname(page), path);
      const isThere = existsSync(join(out, target)) && (anchor === undefined || text(target).includes(`id="${anchor}"`));
      return isThere ? [] : [`${page}: ${address}`];
    }),
  );
  expect(pages).toContain('user-guide.html');
  expect(pages.length).toBeGreaterThan(60);
  expect(dead).toEqual([]);
  expect(pages.filter((page) => /<script|http:\/\/|src="https/.test(text(page)))).toEqual([]);
});
