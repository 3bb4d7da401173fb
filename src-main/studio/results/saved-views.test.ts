import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mostViews, savedViewSchema, type SavedView } from '../../contract/results/saved-view';
import { startView } from '../../core/figures/map/map-view';
import { readViews, writeViews } from '../../store/project/view-store';
import { forgetView, saveView } from './saved-views';

const view = (name: string, zoom = 1, map: SavedView['map'] = 'results'): SavedView => ({
  map,
  name,
  look: savedViewSchema.shape.look.parse({
    view: { ...startView('principal', [0, 1, 2]), zoom },
    roles: ['test'],
    showsDrawings: true,
    drawingSize: 34,
    names: false,
    category: 'birds',
    overlays: { stress: false, ellipses: true, directions: false, hulls: false },
  }),
});

describe('views of maps', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'views-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are none at first, are kept in order, replaced by name, and forgotten', async () => {
    expect(await readViews(folder)).toEqual([]);
    await saveView(folder, view('front'));
    await saveView(folder, view('above'));
    expect(await saveView(folder, view('front', 3))).toEqual([view('front', 3), view('above')]);
    expect(await readViews(folder)).toEqual([view('front', 3), view('above')]);
    expect(await forgetView(folder, 'results', 'front')).toEqual([view('above')]);
  });

  it('of two maps may have the same name', async () => {
    await saveView(folder, view('front'));
    await saveView(folder, view('front', 2, 'space'));
    expect(await forgetView(folder, 'results', 'front')).toEqual([view('front', 2, 'space')]);
  });

  it('are limited in number; a further one is refused and nothing is lost', async () => {
    await writeViews(
      folder,
      Array.from({ length: mostViews }, (_, i) => view(`view ${i}`)),
    );
    await expect(saveView(folder, view('one more'))).rejects.toThrow(/keeps 200 views already/);
    expect(await readViews(folder)).toHaveLength(mostViews);
    expect(await saveView(folder, view('view 7', 5))).toHaveLength(mostViews);
  });

  it('that cannot be read are said to be so', async () => {
    await writeFile(join(folder, 'views.json'), '{"schemaVersion": 1, "views": [{}]}');
    await expect(readViews(folder)).rejects.toThrow(/views\.json/);
    expect(await readFile(join(folder, 'views.json'), 'utf8')).toContain('{}');
  });
});
