import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeImage } from './decode-image';
import { drawnElements, findSvgProblem, isMoreThanDrawing } from './svg-safety';

const wrap = (inner: string, before = ''): string =>
  `${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xi="http://www.w3.org/2001/XInclude" width="10" height="10">${inner}</svg>`;
const entities = (levels: number): string =>
  `<!DOCTYPE svg [<!ENTITY a0 "lollollol">${Array.from({ length: levels }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]>`;

let folder: string;
let requests = 0;
const server = createServer((_, response) => {
  requests++;
  response.end('<svg xmlns="http://www.w3.org/2000/svg"><rect width="10" height="10"/></svg>');
});
let address: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'svg-'));
  writeFileSync(join(folder, 'ink.svg'), wrap('<rect width="10" height="10"/>'));
  writeFileSync(join(folder, 'ink.txt'), '####');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ink.svg`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const inkOf = async (svg: string): Promise<number | string> => {
  const decoded = await decodeImage(Buffer.from(svg));
  return decoded.ok ? decoded.image.pixels.filter((value) => value < 128).length : decoded.reason;
};

describe('drawing a vector file', () => {
  it('draws what it holds, but nothing from another file or address', async () => {
    const ink = `file://${folder}/ink.svg`;
    expect(await inkOf(wrap('<rect width="10" height="10"/>'))).toBe(512 * 512);
    for (const inner of [
      `<image xlink:href="${ink}" width="10" height="10"/>`,
      `<image href="${folder}/ink.svg" width="10" height="10"/>`,
      `<image href="ink.svg" width="10" height="10"/>`,
      `<image href="${address}" width="10" height="10"/>`,
      `<use href="${ink}#x"/><use xlink:href="${address}#x"/>`,
      `<xi:include href="${ink}"/>`,
      `<text y="8"><xi:include href="file://${folder}/ink.txt" parse="text"/></text>`,
      `<style>@import url("${address}");</style>`,
      `<script href="${address}"/><foreignObject width="10" height="10"><p>ink</p></foreignObject>`,
    ]) {
      expect(await inkOf(wrap(inner)), inner).toBe(0);
      expect(isMoreThanDrawing(wrap(inner)), inner).toBe(true);
    }
    expect(
      await inkOf(wrap('<text y="8" font-size="8">&x;</text>', `<!DOCTYPE svg [<!ENTITY x SYSTEM "file://${folder}/ink.txt">]>`)),
    ).toContain('entities');
    expect(await inkOf(wrap('', `<?xml-stylesheet href="${address}"?><!DOCTYPE svg SYSTEM "${address}">`))).toBe(0);
    expect(requests).toBe(0);
  });

  it('runs no script and knows a plain drawing as one', async () => {
    expect(await inkOf(wrap('<script>while(true){}</script><rect width="10" height="10"/>'))).toBe(512 * 512);
    const plain =
      '<defs><linearGradient id="g"/></defs><rect id="a" fill="url(#g)"/><use xlink:href="#a"/><image href="data:image/png;base64,AA=="/>';
    expect(isMoreThanDrawing(wrap(plain))).toBe(false);
  });

  it.each([
    ['a bomb of entities', wrap('<text>&a9;</text>', entities(9)), 'entities'],
    ['a flood of elements', wrap('<rect width="1" height="1"/>'.repeat(40_000)), 'more than 30000 parts'],
    ['nesting without end', wrap(`${'<g>'.repeat(100_000)}${'</g>'.repeat(100_000)}`), 'parts'],
    ['tags that never end', `<svg ${'<a "'.repeat(1_000_000)}`, 'damaged'],
    ['comments that never end', `<svg>${'<!--<style><!ENTITY '.repeat(300_000)}`, 'entities'],
    [
      'a bomb of uses',
      wrap(
        `<g id="g0"><rect/></g>${Array.from({ length: 9 }, (_, i) => `<g id="g${i + 1}">${`<use href="#g${i}"/>`.repeat(10)}</g>`).join('')}<use href="#g9"/>`,
      ),
      'parts',
    ],
    ['a drawing inside itself', wrap('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><use href="#a"/>'), 'parts'],
    [
      'a chain of filters',
      wrap(`<filter id="f">${'<feGaussianBlur stdDeviation="3"/>'.repeat(2000)}</filter><rect filter="url(#f)"/>`),
      'filters',
    ],
  ])('refuses %s at once, with a reason', async (_, svg, reason) => {
    const startMs = performance.now();
    expect(await inkOf(svg)).toContain(reason);
    expect(performance.now() - startMs).toBeLessThan(2000);
  });

  it('counts what references stand for', () => {
    expect(drawnElements(wrap('<g id="a"><rect/><rect/></g><use href="#a"/><use href="#a"/>'))).toBe(6 + 2 * 3);
    expect(findSvgProblem(wrap('<!-- <use href="#a"/> --><path d="M0 0"/>'))).toBeNull();
  });
});
