import { describe, expect, it } from 'vitest';
import { leastOpacity } from '../scene/colour-vision';
import { fixtureResults } from '../figures.fixture';
import { paperStyle } from '../scene/figure-style';
import type { MapSettings } from './map-data';
import { darkTheme, paperTheme } from '../scene/palette';
import { leastMapHeight } from './map-legend';
import { mapScene, type MapScene } from './map-scene';
import { startView } from './map-view';
import { resultsMap } from '../../results/results-map';
import type { Mark } from '../scene/scene';

const results = fixtureResults();
const choice = { step: 4, method: 'multi-task' } as const;
const data = resultsMap(results, choice, (id) => `/drawing/${id}`, paperStyle);
const flat = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
];
const solid = [...flat, [0, 0, 1, 0]];
const settings: MapSettings = {
  view: startView('dimension', [0, 1]),
  roles: ['test'],
  drawingSize: 0,
  names: false,
  emphasis: null,
  front: null,
};
const size = { width: 800, height: 560 };
const draw = (change: Partial<MapSettings> = {}, basis = flat): MapScene =>
  mapScene(data, { ...settings, ...change }, basis, size, paperStyle);
const marksOf = (scene: MapScene, key: string, kind?: Mark['kind']): Mark[] =>
  scene.marks.filter((mark) => mark.key === key && (!kind || mark.kind === kind));

describe('the map', () => {
  it('shows a filled mark, an open mark and an arrow for each stimulus', () => {
    const scene = draw();
    for (const point of data.points) {
      const [truth, predicted] = marksOf(scene, point.key, 'symbol') as Extract<Mark, { kind: 'symbol' }>[];
      expect(truth!.fill).not.toBe(paperStyle.theme.paper);
      expect(predicted!.fill).toBe(paperStyle.theme.paper);
      expect(truth!.shape).toBe(predicted!.shape);
      expect(truth).toMatchObject(pick(scene.projection.place(point.truth)));
      const test = point.predictions.find(({ role }) => role === 'test')!;
      expect(predicted).toMatchObject(pick(scene.projection.place(test.at)));
      expect(marksOf(scene, point.key, 'arrow')).toHaveLength(1);
    }
  });

  it('points from the true to the predicted place, with drawings and with marks', () => {
    for (const drawingSize of [0, 24]) {
      const scene = draw({ drawingSize });
      for (const point of data.points) {
        const [arrow] = marksOf(scene, point.key, 'arrow') as Extract<Mark, { kind: 'arrow' }>[];
        const truth = scene.projection.place(point.truth);
        const predicted = scene.projection.place(point.predictions.find(({ role }) => role === 'test')!.at);
        const [way, drawn] = [
          [truth, predicted],
          [arrow!.from, arrow!.to],
        ].map(([a, b]) => ({ x: b!.x - a!.x, y: b!.y - a!.y }));
        if (Math.hypot(way!.x, way!.y) < 2 * drawingSize) continue; // no room beside the drawing
        expect(way!.x * drawn!.x + way!.y * drawn!.y, `${point.key}, drawings of ${drawingSize}`).toBeGreaterThan(0);
        if (drawingSize === 0) expect(arrow!.from).toMatchObject(pick(truth));
      }
    }
  });

  it('shows other roles only when asked, and dashed', () => {
    const arrows = (roles: MapSettings['roles']): Mark[] => marksOf(draw({ roles }), 'birds-0', 'arrow');
    expect(arrows([])).toHaveLength(0);
    const all = arrows(['test', 'validation', 'train']) as Extract<Mark, { kind: 'arrow' }>[];
    expect(all).toHaveLength(5);
    expect(all.filter(({ dash }) => dash === undefined)).toHaveLength(1);
  });

  it('does not move when roles are switched', () => {
    expect(draw({ roles: ['train'] }).projection.place([1, 1, 0, 0])).toEqual(draw().projection.place([1, 1, 0, 0]));
  });

  it('is not squashed by a prediction that flew off: its arrow leaves the picture', () => {
    const wild = data.points.map((point) =>
      point.key === 'birds-0' ? { ...point, predictions: [{ at: [5000, 100, 0, 0], role: 'test' as const, fold: 0 }] } : point,
    );
    const scene = mapScene({ ...data, points: wild }, settings, flat, size, paperStyle);
    expect(scene.projection.pixelsPerUnit).toBeGreaterThan(50);
    expect(marksOf(scene, 'birds-0', 'symbol')).toHaveLength(1);
    const [arrow] = marksOf(scene, 'birds-0', 'arrow') as Extract<Mark, { kind: 'arrow' }>[];
    expect(arrow!.to.x).toBeCloseTo(scene.plot.x + scene.plot.width);
  });

  it('shows the drawings themselves, each at its true place', () => {
    const scene = draw({ drawingSize: 40 });
    const drawing = marksOf(scene, 'birds-1', 'image')[0] as Extract<Mark, { kind: 'image' }>;
    expect(drawing).toMatchObject({
      href: '/drawing/birds-1',
      size: 40,
      ...pick(scene.projection.place(data.points.find(({ key }) => key === 'birds-1')!.truth)),
    });
  });

  it('puts the mark of a category under its drawing, not beside it', () => {
    const scene = draw({ drawingSize: 40 });
    const own = marksOf(scene, 'birds-1');
    const image = own.findIndex(({ kind }) => kind === 'image');
    const ground = own.filter((mark, i): mark is Extract<Mark, { kind: 'symbol' }> => mark.kind === 'symbol' && i < image);
    expect(ground).toHaveLength(2);
    for (const { x, y } of ground) expect({ x, y }).toEqual(pick(own[image] as Extract<Mark, { kind: 'image' }>));
    expect(own[image]).toMatchObject({ opacity: 1, name: 'bird 2' });
  });

  it('leaves everything on the map when a category is highlighted', () => {
    const scene = draw({ emphasis: ['birds'] });
    expect(scene.marks.filter((mark) => mark.kind === 'symbol').length).toBe(draw().marks.filter((mark) => mark.kind === 'symbol').length);
    const fill = (key: string): string | null => (marksOf(scene, key, 'symbol')[0] as Extract<Mark, { kind: 'symbol' }>).fill;
    expect(fill('tools-0')).toBe(paperStyle.theme.rule);
    expect(fill('birds-0')).not.toBe(paperStyle.theme.rule);
  });

  it.each([0, 40])('has no mark below 3:1 on its paper, pale and far ones included (drawings of %d)', (drawingSize) => {
    for (const theme of [paperTheme, darkTheme]) {
      const view = startView('dimension', [0, 1, 2]);
      const scene = mapScene(data, { ...settings, drawingSize, view, emphasis: ['birds'] }, solid, size, { ...paperStyle, theme });
      const outlines = scene.marks.filter(({ key }) => key?.includes('-')).filter((mark) => mark.kind === 'symbol' && mark.stroke !== null);
      expect(outlines.length).toBeGreaterThanOrEqual(60);
      for (const mark of outlines as Extract<Mark, { kind: 'symbol' }>[]) {
        const colour = [mark.stroke!.colour, mark.fill].find((each) => each !== null && each !== theme.paper)!;
        expect(mark.opacity, colour).toBeGreaterThanOrEqual(leastOpacity(colour, theme.paper, 3));
      }
      for (const mark of scene.marks)
        if (mark.kind === 'image') expect(mark.opacity ?? 1).toBeGreaterThanOrEqual(leastOpacity('#000000', '#ffffff', 3));
    }
  });

  it('points each axis of a solid map away from the origin', () => {
    const scene = draw({ view: startView('dimension', [0, 1, 2]), roles: [] }, solid);
    const axes = scene.marks.filter((mark) => mark.kind === 'arrow');
    const origin = scene.projection.place([0, 0, 0, 0]);
    expect(axes).toHaveLength(3);
    for (const { from } of axes) expect(from).toMatchObject({ x: expect.closeTo(origin.x, 6), y: expect.closeTo(origin.y, 6) });
  });

  it('paints what is near last, larger and stronger', () => {
    const scene = draw({ view: startView('dimension', [0, 1, 2]) }, solid);
    const truths = scene.marks.filter(
      (mark) => mark.kind === 'symbol' && mark.key?.includes('-') && mark.fill !== paperStyle.theme.paper,
    ) as Extract<Mark, { kind: 'symbol' }>[];
    const depth = (mark: Mark): number => scene.projection.place(data.points.find(({ key }) => key === mark.key)!.truth).depth;
    expect(truths.length).toBe(60);
    truths.slice(1).forEach((mark, i) => expect(depth(mark)).toBeGreaterThanOrEqual(depth(truths[i]!)));
    expect(truths.at(-1)!.size).toBeGreaterThan(1.2 * truths[0]!.size);
    expect(truths.at(-1)!.opacity!).toBeGreaterThanOrEqual(truths[0]!.opacity!);
  });

  it('names its axes and states a scale that measures what it says', () => {
    const scene = draw();
    const texts = scene.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    expect(texts).toContain('Dimension 1');
    expect(texts).toContain('Dimension 2');
    expect(texts).toContain('Fixture: no real data');
    const said = texts.find((text) => text.endsWith('units of the space'))!;
    const bars = scene.marks.filter(
      (mark) => mark.kind === 'line' && mark.width === 1.2 && mark.points[0]!.y === mark.points[1]!.y,
    ) as Extract<Mark, { kind: 'line' }>[];
    const { points } = bars.at(-1)!;
    expect(points[1]!.x - points[0]!.x).toBeCloseTo(parseFloat(said) * scene.projection.pixelsPerUnit, 6);
  });

  it('says what a mark is in one phrase, and offers one stop per stimulus', () => {
    const stops = draw().targets.filter(({ walkable }) => walkable);
    expect(stops).toHaveLength(60);
    expect(stops.find(({ key }) => key === 'birds-0')!.label).toMatch(/^bird 1, birds, error \d\.\d\d, \d+(st|nd|rd|th) smallest of 60$/);
  });

  it('keeps names apart from marks and from each other', () => {
    const names = draw({ names: true }).marks.filter((mark) => mark.kind === 'text' && mark.key?.includes('-')) as Extract<
      Mark,
      { kind: 'text' }
    >[];
    expect(names.length).toBeGreaterThan(15);
    const overlapping = names.some((a, i) => names.slice(i + 1).some((b) => Math.abs(a.y - b.y) < 8 && Math.abs(a.x - b.x) < 20));
    expect(overlapping).toBe(false);
  });

  it('has its legend in a file as narrow as a column of a page', () => {
    const width = 321;
    const height = leastMapHeight(data, settings, width, paperStyle);
    expect(leastMapHeight(data, settings, 800, paperStyle)).toBe(0); // it stands beside
    const legendAt = (tall: number): number =>
      mapScene(data, settings, flat, { width, height: tall }, paperStyle).marks.filter(
        (mark) => mark.kind === 'text' && results.stimuli.some(({ category }) => category === mark.text),
      ).length;
    expect([legendAt(height), legendAt(height - 20)]).toEqual([new Set(results.stimuli.map(({ category }) => category)).size, 0]);
  });

  it('finds room for its legend beside, below, or nowhere', () => {
    const legendAt = (width: number, height: number, fontSize: number): MapScene =>
      mapScene(data, settings, flat, { width, height }, { ...paperStyle, fontSize });
    const [beside, below, nowhere] = [legendAt(800, 560, 12), legendAt(440, 700, 12), legendAt(420, 400, 36)];
    const firstEntry = (scene: MapScene) => scene.targets.find(({ key }) => key.startsWith('category:'));
    expect(firstEntry(beside)!.box.x).toBeGreaterThan(beside.plot.x + beside.plot.width);
    expect(firstEntry(below)!.box.y).toBeGreaterThan(below.plot.y + below.plot.height);
    expect(firstEntry(nowhere)).toBeUndefined();
    for (const scene of [beside, below, nowhere]) {
      for (const { box } of scene.targets) expect(box.x + box.width).toBeLessThanOrEqual(scene.width + 1);
    }
  });
});

function pick({ x, y }: { readonly x: number; readonly y: number }): { x: number; y: number } {
  return { x, y };
}
