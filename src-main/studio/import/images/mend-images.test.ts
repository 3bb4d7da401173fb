import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ImagesPlan, ImportPlan, ImportPreview } from '../../../contract/importing/import';
import { decodeImage } from '../../../pipeline/decode/decode-image';
import { inspectDrawing } from '../../../pipeline/drawing/inspect-drawing';
import { drawPage, type Page } from '../../../pipeline/drawing/made-pages.fixture';
import { readStimuli } from '../../../store/files/tables';
import { undo } from '../../changes/undo';
import { createImageReader } from '../../image-reader';
import { testContext } from '../../test-support/mini-sample';
import { createImports } from '../imports';

const parent = mkdtempSync(join(tmpdir(), 'mend-images-'));
const [folder, drawings] = [join(parent, 'project'), join(parent, 'drawings')];
const context = testContext(parent, folder);
const imports = createImports(context, createImageReader(null));

async function put(name: string, page: Page): Promise<void> {
  const { width, height, pixels } = drawPage(page);
  await sharp(pixels, { raw: { width, height, channels: 1 } }).toFile(join(drawings, name));
}
const shadow = (x: number): number => 250 - 60 * x;
beforeAll(async () => {
  mkdirSync(drawings);
  await put('good.png', {});
  await put('in shadow.png', { ground: shadow });
  await put('thin.png', { side: 1200, width: 2, ground: shadow });
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const plan = (mend?: ImagesPlan['mend'], target: ImportPlan['target'] = { kind: 'new', folder, name: 'Rings' }): ImportPlan => ({
  target,
  images: { sources: [{ kind: 'path', path: drawings }], invert: 'detected', leaveOut: [], ...(mend && { mend }) },
  tables: [],
  names: {},
});
const facts = ({ images }: ImportPreview): unknown[] => images.map(({ name, notes, mends, remaining }) => [name, notes, mends, remaining]);

it('mends nothing unasked, then what has the note, and says what remains', async () => {
  expect(facts(await imports.preview(plan()))).toEqual([
    ['good.png', [], [], []],
    ['in shadow.png', ['uneven-ground'], [], []],
    ['thin.png', ['uneven-ground'], [], []],
  ]);
  expect(facts(await imports.preview(plan({ noted: ['flatten'], chosen: {} })))).toEqual([
    ['good.png', [], [], []],
    ['in shadow.png', ['uneven-ground'], ['flatten'], []],
    ['thin.png', ['uneven-ground'], ['flatten'], ['ink-lost']],
  ]);
  expect(facts(await imports.preview(plan({ noted: ['flatten', 'thicken'], chosen: { 'in shadow.png': [] } })))).toEqual([
    ['good.png', [], [], []],
    ['in shadow.png', ['uneven-ground'], [], []],
    ['thin.png', ['uneven-ground'], ['flatten', 'thicken'], []],
  ]);
});

it('stores the mended drawing with the name of its file, leaves a good one byte for byte, and is undone', async () => {
  await imports.carryOut(plan());
  const before = readFileSync(join(folder, 'stimuli.csv'), 'utf8');
  await imports.carryOut(plan({ noted: ['flatten', 'crop', 'thicken'], chosen: {} }, { kind: 'open' }));
  const stimuli = await readStimuli(folder);
  expect(stimuli.map(({ id, source }) => [id, source])).toEqual([
    ['good', undefined],
    ['in-shadow', 'in shadow.png (ground flattened)'],
    ['thin', 'thin.png (ground flattened, lines thickened)'],
  ]);
  expect(readFileSync(join(folder, stimuli[0]!.image))).toEqual(readFileSync(join(drawings, 'good.png')));
  for (const { image } of stimuli) {
    const decoded = await decodeImage(readFileSync(join(folder, image)));
    expect(decoded.ok && inspectDrawing(decoded.image)).toEqual([]);
  }
  expect(await undo(context)).toEqual({ kind: 'data-imported', about: '3 images' });
  expect(readFileSync(join(folder, 'stimuli.csv'), 'utf8')).toBe(before);
  expect(readdirSync(join(folder, 'stimuli'))).toHaveLength(3);
});

it('is shown as a network is given it, before and after', async () => {
  const { images } = await imports.preview(plan());
  const shown = async (mends: string): Promise<number> => {
    const answer = await imports.handle(new Request('http://x/asset/import/k'), [images[1]!.key], new URLSearchParams({ mends }));
    const picture = sharp(await answer.arrayBuffer());
    expect(await picture.metadata()).toMatchObject({ width: 128, height: 128 });
    return (await picture.stats()).channels[0]!.mean;
  };
  const before = await shown('');
  expect(await shown('flatten')).toBeGreaterThan(before + 20);
  expect(await shown('noted')).toBe(await shown('flatten'));
});
