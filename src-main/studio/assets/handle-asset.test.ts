import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../contract/app-error';
import { assetPaths } from '../../contract/study/assets';
import type { ProjectFile } from '../../contract/study/project';
import { createPlaceKeeper } from '../../store/corpora/place-keeper';
import { writeCorpora } from '../../store/corpora/corpus-store';
import { createProjectFolder, writeProject } from '../../store/project/project-store';
import { writeSpace } from '../../store/project/space-store';
import { writeDissimilarities, writeStimuli } from '../../store/files/tables';
import { createDrawingBanks } from '../augmentation/drawing-banks';
import type { StudioContext } from '../context';
import { largestFigure } from './figure-file';
import type { FigureDrawing } from '../../contract/results/figure-drawing';
import { createImageReader } from '../image-reader';
import { createImports } from '../import/imports';
import { createAssetHandler } from './handle-asset';

const place = mkdtempSync(join(tmpdir(), 'shape-space-assets-'));
const folder = join(place, 'project');
const elsewhere = join(place, 'collection');
const project: ProjectFile = {
  schemaVersion: 1,
  id: 'p',
  name: 'Owls',
  tag: null,
  targetSpace: { name: 'mean', dims: 2 },
  photographNetwork: null,
  seed: 1,
  attribution: [],
};
const owl = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="60"><rect x="10" y="10" width="10" height="40"/></svg>';
const figure = JSON.stringify({
  ...{ width: 96, height: 48, label: 'A dot', paper: '#ffffff', plot: { x: 0, y: 0, width: 96, height: 48 }, images: {} },
  elements: [{ tag: 'circle', attributes: { cx: 20, cy: 20, r: 10, fill: '#000000' }, text: null, clipped: false }],
} satisfies FigureDrawing);
let openFolder: string | null = folder;
const places = createPlaceKeeper();
const context = {
  folder: () => {
    if (openFolder === null) throw new AppError('not-found', 'No project is open.');
    return openFolder;
  },
} as StudioContext;
const imageReader = createImageReader(null);
const handle = createAssetHandler(
  context,
  createImports({ ...context, userFolder: place }, imageReader),
  places,
  createDrawingBanks(places, imageReader),
  imageReader,
  '0',
);
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  handle(new Request(`http://127.0.0.1:1${path}`, { headers }));
const post = (path: string, body: string): Promise<Response> => handle(new Request(`http://127.0.0.1:1${path}`, { method: 'POST', body }));

beforeAll(async () => {
  await createProjectFolder(folder, project);
  mkdirSync(join(folder, 'stimuli'));
  mkdirSync(join(elsewhere, 'owl'), { recursive: true });
  writeFileSync(join(folder, 'stimuli', 'owl.svg'), owl);
  writeFileSync(join(folder, 'stimuli', 'broken.png'), 'not a picture');
  writeFileSync(join(place, 'secret.png'), 'secret');
  symlinkSync(join(place, 'secret.png'), join(folder, 'stimuli', 'link.png'));
  await sharp({ create: { width: 8, height: 4, channels: 3, background: '#000000' } })
    .png()
    .toFile(join(elsewhere, 'owl', '1.png'));
  const stimulus = (id: string, image: string): { id: string; name: string; category: string; image: string } => ({
    id,
    name: id,
    category: 'birds',
    image,
  });
  await writeStimuli(folder, [
    stimulus('owl', 'stimuli/owl.svg'),
    stimulus('broken', 'stimuli/broken.png'),
    stimulus('gone', 'stimuli/gone.png'),
    stimulus('blank', ''),
    stimulus('out', '../secret.png'),
    stimulus('absolute', join(place, 'secret.png')),
    stimulus('link', 'stimuli/link.png'),
    stimulus('notes', 'project.json'),
  ]);
  await writeDissimilarities(folder, [{ first: 'owl', second: 'blank', dissimilarity: 0.5, ratings: 3 }]);
  await writeCorpora(folder, corporaFile([image('owl/1.png'), image('../secret.png')]));
  await writeSpace(
    folder,
    {
      schemaVersion: 1,
      name: 'mean',
      settings: { method: 'imported', ties: 'primary', starts: 0, maxIterations: 1, seed: 1 },
      source: 'test',
      dimensions: [{ dims: 2, stress1: null, kendallTau: null, converged: null }],
    },
    [
      {
        name: 'mean',
        dims: 2,
        stimuli: ['owl', 'blank'],
        coordinates: [
          [1, 0],
          [-1, 0],
        ],
      },
    ],
  );
});
afterAll(() => rmSync(place, { recursive: true }));

describe('stimulus images', () => {
  it('come as stored, with their type, and as nothing that could run', async () => {
    const response = await get(assetPaths.stimulus('owl'));
    expect(await response.text()).toBe(owl);
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
  });

  it('come as a white square of the size asked for, drawn and not stretched', async () => {
    const response = await get(`${assetPaths.stimulus('owl')}?size=120`);
    expect(response.headers.get('content-type')).toBe('image/png');
    const { data, info } = await sharp(Buffer.from(await response.arrayBuffer()))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([120, 120]);
    const at = (x: number, y: number): number => data[(y * info.width + x) * info.channels]!;
    expect(at(1, 1)).toBe(255);
    expect(at(60, 60)).toBe(0); // the 10 x 40 bar, now 20 x 80, in the middle
    expect([at(47, 60), at(60, 17)]).toEqual([255, 255]);
    expect([at(52, 60), at(60, 22)]).toEqual([0, 0]); // sharp edges: the drawing was scaled, not its pixels
  });

  it('are not sent again while they are unchanged', async () => {
    const etag = (await get(`${assetPaths.stimulus('owl')}?size=20`)).headers.get('etag') ?? '';
    const again = await get(`${assetPaths.stimulus('owl')}?size=20`, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect((await get(`${assetPaths.stimulus('owl')}?size=21`, { 'if-none-match': etag })).status).toBe(200);
  });

  it.each([
    ['nobody', 404, /There is no stimulus ‘nobody’/],
    ['blank', 404, /has no drawing yet/],
    ['gone', 404, /gone\.png of ‘gone’ is missing\. Put the file back/],
    ['out', 403, /leads out of its folder/],
    ['absolute', 403, /leads out of its folder/],
    ['link', 403, /leads out of its folder/],
    ['notes', 403, /is not an image file/],
    ['broken?size=10', 400, /broken\.png cannot be read/],
    ['owl?size=0', 400, /size of 1 to 2048/],
    ['owl?size=4096', 400, /size of 1 to 2048/],
    ['owl?size=ten', 400, /not ‘ten’/],
    ['..%2f..%2fsecret', 404, /There is no stimulus/],
    ['%zz', 400, /not written as an address/],
    ['owl/more', 404, /There is nothing at/],
  ])('%s is answered %i with a sentence', async (id, status, sentence) => {
    const response = await get(`/asset/stimulus/${id}`);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(((await response.json()) as { message: string }).message).toMatch(sentence);
  });
});

it.each([
  assetPaths.stimulus('nobody', { size: 64, version: 'a1' }),
  assetPaths.stimulus('gone', { version: 'a1' }),
  assetPaths.corpusImage('other', 0, { version: '7' }),
])('%s, shown by a window that has not heard yet that it is gone, is no fault and not kept', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(204);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

describe('corpus images', () => {
  it('come by corpus and number', async () => {
    const response = await get(assetPaths.corpusImage('collection', 0));
    expect(response.headers.get('content-type')).toBe('image/png');
    expect((await sharp(Buffer.from(await response.arrayBuffer())).metadata()).width).toBe(8);
  });

  it.each([
    [assetPaths.corpusImage('other', 0), 404],
    [assetPaths.corpusImage('collection', 1), 403],
    [assetPaths.corpusImage('collection', 9), 404],
    ['/asset/corpus/collection/-1', 404],
    ['/asset/corpus/collection/length', 404],
    ['/asset/corpus/collection', 404],
  ])('%s is answered %i', async (path, status) => expect((await get(path)).status).toBe(status));

  it('are looked up anew after the corpora were changed', async () => {
    await writeCorpora(folder, corporaFile([image('owl/1.png'), image('../secret.png'), image('owl/1.png')]));
    expect((await get(assetPaths.corpusImage('collection', 2))).status).toBe(200);
  });
});

describe('posted figures', () => {
  it.each([
    ['png', 300],
    ['png', 600],
    ['tiff', 1200],
  ] as const)('become a %s of %i dots per inch that says so', async (format, dpi) => {
    const response = await post(assetPaths.figure(format, dpi), figure);
    expect(response.headers.get('content-type')).toBe(`image/${format}`);
    const picture = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect([picture.format, picture.width, picture.density]).toEqual([format, dpi, dpi]);
  });

  it('become a PDF', async () => {
    const response = await post(assetPaths.figure('pdf'), figure);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect((await response.text()).slice(0, 5)).toBe('%PDF-');
  });

  it.each([
    ['of a format that is not known', '/asset/figure?format=gif&dpi=300', figure, /as png, tiff, pdf, not ‘gif’/],
    ['at another resolution', '/asset/figure?format=png&dpi=1000', figure, /300, 600, 1200 dots per inch, not ‘1000’/],
    ['that are none', assetPaths.figure('png'), 'hello', /not a figure/],
    ['with elements that no figure has', assetPaths.figure('png'), figure.replace('"circle"', '"script"'), /not a figure/],
    ['with attributes that no figure has', assetPaths.figure('png'), figure.replace('"cx"', '"onload"'), /not a figure/],
    ['that are too large', assetPaths.figure('png'), `${figure}${' '.repeat(largestFigure)}`, /larger than 32 MB/],
  ])('%s are refused', async (_, path, body, sentence) => {
    const response = await post(path, body);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { message: string }).message).toMatch(sentence);
    expect((await get(path)).status).toBe(400);
  });
});

describe('tables', () => {
  it('come as CSV to be saved', async () => {
    const response = await get(assetPaths.table('dissimilarities'));
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="dissimilarities.csv"');
    expect(await response.text()).toBe('first,second,dissimilarity,ratings\nowl,blank,0.5,3\n');
  });

  it('are those of the project', async () => {
    expect(await (await get(assetPaths.table('space', { name: 'mean', dims: '2' }))).text()).toBe('stimulus,d1,d2\nowl,1,0\nblank,-1,0\n');
    expect(await (await get(assetPaths.table('stimuli'))).text()).toMatch(
      /^id,name,category,image,excluded\nowl,owl,birds,stimuli\/owl.svg,\n/,
    );
    expect(await (await get(assetPaths.table('comparison'))).text()).toMatch(/^step,name,method/);
    expect(await (await get(assetPaths.table('predictions'))).text()).toMatch(/^stimulus,/);
  });

  it('of a sample say so in every line', async () => {
    await writeProject(folder, { ...project, tag: 'Sample: simulated ratings' });
    expect(await (await get(assetPaths.table('dissimilarities'))).text()).toBe(
      'first,second,dissimilarity,ratings,tag\nowl,blank,0.5,3,Sample: simulated ratings\n',
    );
    await writeProject(folder, project);
  });

  it.each([
    ['/asset/table/passwords.csv', 404],
    ['/asset/table/constructor.csv', 404],
    ['/asset/table/stimuli', 404],
    [assetPaths.table('space', { name: 'mean', dims: '3' }), 404],
    [assetPaths.table('space', { name: '../..', dims: '2' }), 400],
    [assetPaths.table('space', { name: 'mean' }), 400],
  ])('%s is answered %i', async (path, status) => expect((await get(path)).status).toBe(status));
});

it('answers nothing else', async () => {
  for (const path of ['/asset', '/asset/', '/asset/other/x', '/elsewhere', '/']) expect((await get(path)).status, path).toBe(404);
  expect((await post(assetPaths.stimulus('owl'), 'x')).status).toBe(400);
});

it('says so when no project is open', async () => {
  openFolder = null;
  const response = await get(assetPaths.stimulus('owl'));
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ code: 'not-found', message: 'No project is open.' });
  openFolder = folder;
});

function image(path: string): { path: string; class: string; fold: number } {
  return { path, class: 'owl', fold: 0 };
}

function corporaFile(images: ReturnType<typeof image>[]): Parameters<typeof writeCorpora>[1] {
  return { schemaVersion: 1, corpora: [{ id: 'collection', name: 'Collection', kind: 'corpus', root: elsewhere, images }] };
}
