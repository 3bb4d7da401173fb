import { describe, expect, it } from 'vitest';
import { fixtureResults } from '../figures.fixture';
import { paperStyle } from '../scene/figure-style';
import type { MapData, MapOverlays, MapSettings } from './map-data';
import { convexHull } from './map-overlays';
import { mapScene, type MapScene } from './map-scene';
import { mapTable } from './map-table';
import { startView } from './map-view';
import { resultsMap } from '../../results/results-map';
import type { Mark } from '../scene/scene';
import { textWidth } from '../scene/text-width';

const plain = resultsMap(fixtureResults(), null, () => null, paperStyle);
const covariance = [0.04, 0, 0, 0, 0, 0.01, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
const data: MapData = {
  ...plain,
  directions: [{ name: 'FORM', vector: [0, 1, 0, 0] }],
  points: plain.points.map((point, i) => ({ ...point, stress: i === 0 ? 4 / 63 : 1 / 63, covariance })),
};
const none: MapOverlays = { stress: false, ellipses: false, directions: false, hulls: false };
const draw = (overlays: Partial<MapOverlays>, change: Partial<MapSettings> = {}): MapScene => {
  const settings: MapSettings = {
    view: startView('dimension', [0, 1]),
    roles: ['test'],
    drawingSize: 0,
    names: false,
    emphasis: null,
    front: null,
    overlays: { ...none, ...overlays },
    ...change,
  };
  return mapScene(
    data,
    settings,
    [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
    ],
    { width: 800, height: 560 },
    paperStyle,
  );
};
const kind = <K extends Mark['kind']>(scene: MapScene, name: K) =>
  scene.marks.filter((mark) => mark.kind === name) as Extract<Mark, { kind: K }>[];
const extent = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

describe('what lies beneath the places of a map', () => {
  it('is nothing unless asked for', () => {
    expect(kind(draw({}), 'circle')).toHaveLength(0);
    expect(kind(draw({}), 'arrow')).toHaveLength(0);
  });

  it('shows shares of stress as discs of that area', () => {
    const [most, next] = kind(draw({ stress: true }), 'circle');
    expect(most!.radius / next!.radius).toBeCloseTo(2, 9); // four times the share
  });

  it('shows the ellipse that holds 95 % of a plane normal scatter, whatever other dimensions do', () => {
    const scene = draw({ ellipses: true });
    const outlines = kind(scene, 'polygon').filter(({ points, fill }) => points.length === 48 && fill === null);
    expect(outlines).toHaveLength(60 + 1); // and one in the legend
    const radius = Math.sqrt(-2 * Math.log(0.05)) * scene.projection.pixelsPerUnit;
    expect(extent(outlines[0]!.points.map(({ x }) => x))).toBeCloseTo(2 * 0.2 * radius, 6);
    expect(extent(outlines[0]!.points.map(({ y }) => y))).toBeCloseTo(2 * 0.1 * radius, 6);
  });

  it('is never cut off by the frame: ellipses, discs, arrows and their names lie inside', () => {
    const wide: MapData = {
      ...data,
      directions: [1, -1].flatMap((sign) =>
        [
          [sign, 0, 0, 0],
          [0, sign, 0, 0],
        ].map((vector) => ({ name: 'VISUAL COMPLEXITY', vector })),
      ),
      points: data.points.map((point) => ({ ...point, stress: 9 / 63, covariance: covariance.map((value) => value * 30) })),
    };
    const settings = {
      view: startView('dimension', [0, 1]),
      roles: ['test'],
      drawingSize: 0,
      names: false,
      emphasis: null,
      front: null,
      overlays: { stress: true, ellipses: true, directions: true, hulls: true },
    } as const;
    const scene = mapScene(
      wide,
      settings,
      [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
      ],
      { width: 800, height: 560 },
      paperStyle,
    );
    const { x, y, width, height } = scene.plot;
    const isIn = (at: { x: number; y: number }, dx = 0, dy = dx): boolean =>
      at.x - dx >= x - 1e-6 && at.x + dx <= x + width + 1e-6 && at.y - dy >= y - 1e-6 && at.y + dy <= y + height + 1e-6;
    const clipped = scene.marks.filter((mark) => mark.clipped === true);
    expect(clipped.length).toBeGreaterThan(120);
    for (const mark of clipped) {
      if (mark.kind === 'polygon') expect(mark.points.every((point) => isIn(point))).toBe(true);
      if (mark.kind === 'circle') expect(isIn(mark, mark.radius)).toBe(true);
      if (mark.kind === 'arrow') expect(isIn(mark.from) && isIn(mark.to)).toBe(true);
      if (mark.kind === 'text') expect(isIn(mark, textWidth(mark.text, mark.size) / 2, mark.size / 2)).toBe(true);
    }
  });

  it('points an arrow along a direction and names it', () => {
    const scene = draw({ directions: true });
    const arrow = kind(scene, 'arrow')[0]!;
    expect(arrow.to.x).toBeCloseTo(arrow.from.x, 9);
    expect(arrow.to.y).toBeLessThan(arrow.from.y);
    expect(kind(scene, 'text').some(({ text }) => text === 'FORM')).toBe(true);
  });

  it('outlines the region of every category around all its places', () => {
    const scene = draw({ hulls: true });
    const regions = kind(scene, 'polygon').filter(({ fill, opacity }) => fill !== null && opacity === 0.14);
    expect(regions).toHaveLength(12 + 1);
    const places = data.points.filter(({ category }) => category === 'birds').map(({ truth }) => scene.projection.place(truth));
    const birds = regions[8]!.points;
    for (const { x, y } of places) {
      for (let i = 0; i < birds.length; i++) {
        const [a, b] = [birds[i]!, birds[(i + 1) % birds.length]!];
        expect((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)).toBeGreaterThanOrEqual(-1e-6);
      }
    }
  });

  it('stands in the table as numbers', () => {
    const { columns, rows } = mapTable(data, () => [], paperStyle);
    expect(columns.slice(-5)).toEqual(['Stress per point', ...[1, 2, 3, 4].map((axis) => `SD of dimension ${axis}`)]);
    expect(rows[0]!.slice(-5)).toEqual([4 / 63, 0.2, 0.1, 1, 1]);
  });
});

it('a convex hull has no corner inside, and copes with few points', () => {
  const square = [
    { x: 0, y: 0 },
    { x: 2, y: 0 },
    { x: 1, y: 1 },
    { x: 0, y: 2 },
    { x: 2, y: 2 },
    { x: 1, y: 0 },
  ];
  expect(convexHull(square)).toHaveLength(4);
  expect(convexHull([])).toEqual([]);
  expect(
    convexHull([
      { x: 1, y: 1 },
      { x: 0, y: 0 },
    ]),
  ).toHaveLength(2);
});
