import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../../../contract/importing/import';
import { drawPage } from '../../../../pipeline/drawing/made-pages.fixture';
import { readRatings } from '../../../../store/files/tables';
import { readerDouble } from '../../../../studio/experiments/compute-process.fixture';
import { writeMiniSample } from '../../../../studio/test-support/mini-sample';
import { terminalDouble } from '../../../test-support/terminal-double';
import { runCli } from '../../run-cli';

const place = mkdtempSync(join(tmpdir(), 'cli-import-'));
const places = {
  rendererFolder: place,
  assetsFolder: join(place, 'assets'),
  computeScript: place,
  preloadScript: place,
  userFolder: join(place, 'user'),
  version: '1',
};

async function cli(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = terminalDouble({ folder: place });
  const code = await runCli(['project', 'import', ...argv], { places, terminal, launchCompute: readerDouble, now: () => 0 });
  return { code, out: terminal.out(), err: terminal.error() };
}

beforeAll(async () => {
  await writeMiniSample(places.assetsFolder);
  mkdirSync(join(place, 'drawings'));
  for (const name of ['owl', 'axe'])
    writeFileSync(
      join(place, 'drawings', `${name}.svg`),
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 1L8 7" stroke="#000"/></svg>`,
    );
  writeFileSync(join(place, 'r.csv'), 'a|b|d\nEule|Axt|1,5\nEule|Säge|2\nAxt|Säge|3\n');
});
afterAll(() => rmSync(place, { recursive: true }));

describe('project import', () => {
  it('previews the reading as lines and as JSON, and writes nothing', async () => {
    const { code, out } = await cli('new', '--images', 'drawings', '--table', 'r.csv', '--preview');
    expect(code).toBe(0);
    expect(out).toContain('3 rows, utf-8, columns separated by bars, decimal comma, with a header');
    expect(out).toContain('Read as pairs: 3 items, 3 pairs, dissimilarity from 0 to 4');
    expect(out).toContain('‘Säge’ found no stimulus');
    expect(out).toContain('2 rows are left out');
    const json = await cli('new', '--images', 'drawings', '--table', 'r.csv', '--preview', '--json');
    const { preview } = JSON.parse(json.out) as { preview: ImportPreview };
    expect(preview.tables[0]).toMatchObject({ reading: { delimiter: '|', decimal: ',' }, content: { kind: 'pairs', low: 0, high: 4 } });
    expect(existsSync(join(place, 'new'))).toBe(false);
  });

  it('follows what is said about the reading, makes a project, and adds to it', async () => {
    const said = ['--kind', 'ratings', '--meaning', 'similarity', '--scale', '1:5', '--delimiter', 'bar', '--decimal', 'comma', '--header'];
    expect((await cli('made', '--images', 'drawings', '--table', 'r.csv', ...said, '--match', 'Säge=new')).code).toBe(0);
    expect(await readRatings(join(place, 'made'))).toContainEqual({ rater: 'all', first: 'owl', second: 'axe', rating: 1.5 });
    expect((await cli('made', '--table', 'r.csv', ...said)).code).toBe(0);
    expect(await readRatings(join(place, 'made'))).toHaveLength(6);
  });

  it('leaves a project made elsewhere with a change that was cut off as it is, unless told to trust it', async () => {
    const folder = join(place, 'sent');
    expect((await cli('sent', '--images', 'drawings')).code).toBe(0);
    rmSync(places.userFolder, { recursive: true }); // as on another computer
    const journal = { schemaVersion: 1, done: 0, steps: [], known: null, interrupted: null };
    const change = { kind: 'stimulus-renamed', about: 'owl' };
    const pending = JSON.stringify({ id: 'x', change, isChange: false, aim: { 'stimuli/owl.svg': null }, journal });
    mkdirSync(join(folder, 'journal'), { recursive: true });
    writeFileSync(join(folder, 'journal', 'pending.json'), pending);
    const refused = await cli('sent', '--table', 'r.csv');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('Add --trust')]);
    expect(readFileSync(join(folder, 'journal', 'pending.json'), 'utf8')).toBe(pending);
    expect(existsSync(join(folder, 'stimuli', 'owl.svg'))).toBe(true);
    expect((await cli('sent', '--table', 'r.csv', '--kind', 'ratings', '--meaning', 'similarity', '--scale', '1:5', '--trust')).code).toBe(
      0,
    );
    expect(existsSync(join(folder, 'journal', 'pending.json'))).toBe(false);
  });

  it('names what networks will hardly see, offers to mend it, and mends it with a sentence for each drawing', async () => {
    mkdirSync(join(place, 'scans'));
    const { width, height, pixels } = drawPage({ ground: (x) => 250 - 60 * x });
    await sharp(pixels, { raw: { width, height, channels: 1 } }).toFile(join(place, 'scans', 'owl.png'));
    const seen = await cli('scanned', '--images', 'scans', '--preview');
    expect(seen.out).toContain('owl.png lies on an uneven ground');
    expect(seen.out).toContain('Such drawings are mended with --mend flatten.');
    const mended = await cli('scanned', '--images', 'scans', '--mend', 'flatten,thicken');
    expect(mended.out).toContain('owl.png is mended: ground flattened.');
    expect(mended.out).not.toContain('uneven');
    expect(readFileSync(join(place, 'scanned', 'stimuli.csv'), 'utf8')).toContain('stimuli/owl.png,owl.png (ground flattened)');
  });

  it.each([
    [['new', '--images', 'drawings', '--mend', 'flatten,iron'], 'Each word of --mend is one of flatten, crop, thicken, not ‘iron’'],
    [['new'], 'Say what to import'],
    [['new', '--table', 'nowhere.csv'], 'nowhere.csv does not exist'],
    [['new', '--table', 'r.csv', '--kind', 'song'], '--kind is one of ratings, pairs'],
    [['new', '--table', 'r.csv', '--scale', '5:1'], '--scale takes both ends'],
    [['new', '--table', 'r.csv', '--delimiter', 'xx'], '--delimiter takes one letter'],
    [['new', '--table', 'r.csv', '--match', 'Eule'], '--match takes a name and a stimulus'],
    [['new', '--logs', 'drawings'], 'no training logs'],
  ])('%j is answered with a sentence', async (argv, sentence) => {
    const { code, err } = await cli(...argv);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});
