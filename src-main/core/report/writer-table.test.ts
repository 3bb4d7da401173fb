/** A table that is pasted into a word processor keeps its three rules and its italics: asked of LibreOffice Writer itself, where it is at hand. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableToHtml, type ApaTable } from './apa-table';

const table: ApaTable = {
  title: 'Places of held-out drawings',
  columns: [
    { head: 'Method', align: 'left' },
    { head: 'R²', align: 'right' },
    { head: 'SD', align: 'right' },
  ],
  rows: [
    ['Linear regression', '.58', '.07'],
    ['Lasso', '.49', '.11'],
    ['Category mean', '.12', '.04'],
  ],
  note: 'Means over five test folds.',
};

describe('the HTML of a table', () => {
  const html = tableToHtml(table, 1);

  it('has each style where it counts: word processors read neither classes nor style sheets', () => {
    expect(html).not.toMatch(/class=|<style|<link/);
    const cells = html.match(/<t[dh]\b[^>]*>/g) ?? [];
    expect(cells).toHaveLength(12);
    for (const cell of cells) expect(cell).toMatch(/style="text-align:(left|right);font-weight:normal;/);
    const ruled = (pattern: RegExp): number[] => cells.flatMap((cell, i) => (pattern.test(cell) ? [i] : []));
    expect(ruled(/border-top:1\.5pt solid #000;border-bottom:0\.75pt solid #000;/)).toEqual([0, 1, 2]);
    expect(ruled(/[^p]border-bottom:1\.5pt solid #000;/)).toEqual([9, 10, 11]);
    expect(html.match(/<i>[^<]*<\/i>/g)).toEqual(['<i>Places of held-out drawings</i>', '<i>R</i>', '<i>SD</i>', '<i>Note.</i>']);
  });
});

const writer = 'soffice';
describe.skipIf(spawnSync(writer, ['--version']).status !== 0)('the table in LibreOffice Writer', () => {
  let folder: string;
  let content: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'writer-'));
    const file = join(folder, 'table.html');
    writeFileSync(file, `<!doctype html><html><head><meta charset="utf-8"></head><body>${tableToHtml(table, 1)}</body></html>`);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    execFileSync(writer, [profile, '--headless', '--infilter=HTML (StarWriter)', '--convert-to', 'odt', '--outdir', folder, file], { stdio: 'ignore' }); // prettier-ignore
    content = Buffer.from(unzipSync(readFileSync(join(folder, 'table.odt')))['content.xml']!).toString('utf8');
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The properties of a style by its name. */
  const style = (name: string): string => new RegExp(`<style:style style:name="${name}"[^>]*>(.*?)</style:style>`, 's').exec(content)?.[1] ?? ''; // prettier-ignore
  const rows = (): string[][] => [...content.matchAll(/<table:table-row\b[^>]*>(.*?)<\/table:table-row>/gs)].map(([, row = '']) => [...row.matchAll(/<table:table-cell\b[^>]*table:style-name="([^"]+)"/g)].map(([, name = '']) => style(name))); // prettier-ignore
  const side = (cell: string, name: string): string => new RegExp(`fo:border(?:-${name})?="([^"]*)"`).exec(cell)?.[1] ?? 'none';

  it('has three rules, across all columns, and no others', () => {
    const found = rows();
    expect(found.map((row) => row.length)).toEqual([3, 3, 3, 3]);
    const [head, first, second, last] = found as [string[], string[], string[], string[]];
    for (const cell of head) expect([side(cell, 'top'), side(cell, 'bottom')]).toEqual(['1.5pt solid #000000', '0.75pt solid #000000']);
    for (const cell of [...first, ...second]) expect([side(cell, 'top'), side(cell, 'bottom')]).toEqual(['none', 'none']);
    for (const cell of last) expect([side(cell, 'top'), side(cell, 'bottom')]).toEqual(['none', '1.5pt solid #000000']);
    for (const cell of found.flat()) expect([side(cell, 'left'), side(cell, 'right')]).toEqual(['none', 'none']);
  });

  it('has its title, its statistics and the word Note in italics, its numbers to the right, and room between its columns', () => {
    const [, before = '', name = ''] = [...content.matchAll(/<text:(p|span) text:style-name="([^"]+)"[^>]*>R/g)].at(-1) ?? [];
    expect(before).not.toBe('');
    expect(style(name)).toContain('fo:font-style="italic"');
    for (const words of ['Places of held-out', 'SD', 'Note\\.']) {
      const own = [...content.matchAll(new RegExp(`<text:(?:p|span) text:style-name="([^"]+)"[^>]*>${words}`, 'g'))].map(([, each = '']) => style(each)); // prettier-ignore
      expect(own.join(), words).toContain('fo:font-style="italic"');
    }
    const number = /<text:p text:style-name="([^"]+)"[^>]*>\.58/.exec(content)?.[1] ?? '';
    expect(style(number)).toContain('fo:text-align="end"');
    for (const side of ['left', 'right']) expect(Number(new RegExp(`fo:margin-${side}="([\\d.]+)in"`).exec(style(number))?.[1])).toBeGreaterThan(0.03); // prettier-ignore
  });
});
