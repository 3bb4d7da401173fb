import { expect, it } from 'vitest';
import { fixtureResults } from '../figures.fixture';
import { paperStyle } from '../scene/figure-style';
import { resultsMap } from '../../results/results-map';
import type { Mark } from '../scene/scene';
import type { MapSettings } from './map-data';
import { mapScene, type MapScene } from './map-scene';
import { mapTable } from './map-table';
import { startView } from './map-view';

const basis = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
];
const settings: MapSettings = {
  view: startView('dimension', [0, 1]),
  roles: [],
  drawingSize: 0,
  names: false,
  emphasis: null,
  front: null,
};
const known = resultsMap(fixtureResults(), { step: 4, method: 'multi-task' }, () => null, paperStyle);
const points = known.points.map((point) => ({ ...point, predictions: [] }));

function draw(at: number[], landing: number[] | null, width = 800): MapScene {
  const decoded = { at, landing, image: landing === null ? null : 'data:there', label: 'place to be drawn' };
  return mapScene({ ...known, points, decoded }, settings, basis, { width, height: 560 }, paperStyle);
}
const ofKind = <Kind extends Mark['kind']>(scene: MapScene, kind: Kind): Extract<Mark, { kind: Kind }>[] =>
  scene.marks.filter((mark): mark is Extract<Mark, { kind: Kind }> => mark.kind === kind && mark.clipped === true);

it('points from a place that is drawn to where its picture lands again, and holds both within the axes', () => {
  const scene = draw([0.2, 0.1, 5, 5], [-3, 2, 0, 0]);
  const [arrow] = ofKind(scene, 'arrow');
  const [from, to] = [scene.projection.place([0.2, 0.1]), scene.projection.place([-3, 2])];
  expect(arrow!.from).toMatchObject({ x: from.x, y: from.y });
  expect(Math.hypot(arrow!.to.x - to.x, arrow!.to.y - to.y)).toBeLessThan(paperStyle.fontSize);
  for (const { x, y } of [from, to]) {
    expect(x > scene.plot.x && x < scene.plot.x + scene.plot.width).toBe(true);
    expect(y > scene.plot.y && y < scene.plot.y + scene.plot.height).toBe(true);
  }
  expect(scene.targets.find(({ label }) => label === 'place to be drawn')).toMatchObject({ walkable: true });
});

it('shows the picture beside the place, on the side the arrow leaves free where there is room, and never beyond the plot', () => {
  for (const width of [360, 800])
    for (const at of [
      [-3, 3],
      [3, -3],
      [0, 0],
    ])
      // prettier-ignore
      for (const landing of [[at[0]! - 0.5, 0], [at[0]! + 0.5, 0]]) {
        const scene = draw([...at, 0, 0], [...landing, 0, 0], width);
        const [picture] = ofKind(scene, 'image');
        const half = picture!.size / 2;
        expect(picture!.x - half).toBeGreaterThanOrEqual(scene.plot.x - 1);
        expect(picture!.x + half).toBeLessThanOrEqual(scene.plot.x + scene.plot.width + 1);
        if (at[0] === 0) expect(Math.sign(picture!.x - scene.projection.place(at).x)).toBe(-Math.sign(landing[0]!));
      }
});

it('shows the place alone while nothing is drawn', () => {
  const scene = draw([0, 0, 0, 0], null);
  expect(ofKind(scene, 'arrow')).toEqual([]);
  expect(ofKind(scene, 'image')).toEqual([]);
});

it('has the place and where it lands in its table', () => {
  const decoded = { at: [1, 2, 3, 4], landing: [4, 3, 2, 1], image: null, label: '' };
  const { rows } = mapTable({ ...known, points, decoded }, () => [], paperStyle);
  expect(rows.slice(0, 2)).toEqual([
    [paperStyle.words.decodedPlace, '', 1, 2, 3, 4],
    [paperStyle.words.decodedLanding, '', 4, 3, 2, 1],
  ]);
});
