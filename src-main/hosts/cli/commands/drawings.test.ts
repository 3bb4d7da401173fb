/** What the command line says of drawings as people draw and scan them, and of files that are none. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readerDouble } from '../../../studio/experiments/compute-process.fixture';
import { terminalDouble } from '../../test-support/terminal-double';
import { runCli } from '../run-cli';

const place = mkdtempSync(join(tmpdir(), 'cli-drawings-'));
const places = {
  rendererFolder: place,
  assetsFolder: join(place, 'assets'),
  computeScript: place,
  preloadScript: place,
  userFolder: join(place, 'user'),
  version: '1',
};
const kept = [
  resolve(import.meta.dirname, '../../../../../shared/cases/drawings'),
  resolve('../shared/cases/drawings'),
  resolve('../../shared/cases/drawings'),
].find(existsSync);
afterAll(() => rmSync(place, { recursive: true }));

async function cli(...argv: string[]): Promise<{ code: number; all: string }> {
  const terminal = terminalDouble({ folder: place });
  const code = await runCli(argv, { places, terminal, launchCompute: readerDouble, now: () => 0 });
  return { code, all: `${terminal.out()}\n${terminal.error()}` };
}

const svg = (side: number, ground: string, ...shapes: string[]): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 100 100"><defs><linearGradient id="g"><stop offset="0" stop-color="#d8d8d8"/><stop offset="1" stop-color="#989898"/></linearGradient></defs><rect width="100" height="100" fill="${ground}"/>${shapes.join('')}</svg>`,
  );
const ring = (width: number): string => `<circle cx="50" cy="50" r="30" fill="none" stroke="#111" stroke-width="${width}"/>`;

beforeAll(async () => {
  mkdirSync(join(place, 'scans'));
  const write = async (name: string, drawing: Buffer): Promise<unknown> =>
    sharp(drawing)
      .flatten()
      .toFile(join(place, 'scans', name));
  await write('blank.png', svg(200, '#fff'));
  await write('thin-line.png', svg(3000, '#fff', ring(0.08)));
  await write('shaded-scan.jpg', svg(300, 'url(#g)', ring(3)));
  await write('plain.png', svg(200, '#fff', ring(3)));
  writeFileSync(join(place, 'scans', 'phone.heic'), '\0\0\0\x18ftypheic');
  writeFileSync(join(place, 'scans', 'scan.pdf'), '%PDF-1.4');
});

const said = [
  'blank.png shows nothing',
  'thin-line.png has lines so thin',
  'shaded-scan.jpg lies on an uneven ground',
  'phone.heic is left out: a HEIC photograph',
  'scan.pdf is left out: a PDF',
];

describe('drawings', () => {
  it('are looked at in a preview, and each file that is left out is named with its reason', async () => {
    const { code, all } = await cli('project', 'import', 'new', '--images', 'scans', '--preview');
    for (const words of said) expect(all).toContain(words);
    expect([code, all.includes('plain.png ')]).toEqual([0, false]);
  });

  it.skipIf(kept === undefined)('those kept beside the project: the same is said', async () => {
    const { all } = await cli('project', 'import', 'new', '--images', kept!, '--preview');
    for (const words of said) expect(all).toContain(words);
    expect(all).not.toContain('plain.png ');
  });

  it('are looked at by the check of a project', async () => {
    expect((await cli('project', 'import', 'made', '--images', 'scans')).code).toBe(0);
    const { code, all } = await cli('project', 'check', 'made');
    expect(code).toBe(2);
    expect(all).toMatch(/The drawing of ‘thin-line’ .* has lines so thin/);
    expect(all).toMatch(/The drawing of ‘shaded-scan’ .* lies on an uneven ground/);
    expect(all).toMatch(/The drawing of ‘blank’ .* shows nothing/);
    expect(all).not.toMatch(/The drawing of ‘plain’/);
  });
});
