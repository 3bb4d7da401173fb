import { expect, it } from 'vitest';
import type { Judgements } from '../../../contract/study/judgements';
import { paperStyle } from '../scene/figure-style';
import { cellKey, heatMapScene, heatMapTable, rowKey, stimuliOfKey, type HeatMap } from './heat-map-scene';
import { darkTheme } from '../scene/palette';
import { rampColour } from '../scene/colour-ramp';
import type { CellsMark } from '../scene/scene';

const judgements: Judgements = {
  stimuli: ['owl', 'bat', 'axe'].map((id) => ({ id, name: id, category: id === 'axe' ? 'tools' : 'animals' })),
  dissimilarities: [0, 0.5, 4, 0.5, 0, null, 4, null, 0],
  ratings: [0, 15, 3, 15, 0, 0, 3, 0, 0],
  orders: { category: [0, 1, 2], cluster: [2, 0, 1] },
  merges: [
    { left: 0, right: 1, height: 0.5 },
    { left: 2, right: 3, height: 4 },
  ],
  raters: [],
  tripletRaters: [],
};
const words: HeatMap['words'] = {
  measures: { dissimilarities: 'Dissimilarity', ratings: 'Ratings' },
  ...{ notRated: 'not rated', first: 'first', second: 'second', label: (measure, n) => `${measure} of ${n}` },
  row: (name, _, nearest, value) => `${name} ${nearest} ${value}`,
};
const size = { width: 600, height: 420 };
const draw = (change: Partial<HeatMap> = {}) =>
  heatMapScene({ judgements, measure: 'dissimilarities', order: 'category', words, active: null, tag: null, ...change }, size, paperStyle);
/** The shade at a place of the plot, by row and column. */
const shadeAt = (scene: ReturnType<typeof draw>, row: number, column: number): string | undefined => {
  const cell = scene.plot.width / 3;
  const [x, y] = [scene.plot.x + (column + 0.5) * cell, scene.plot.y + (row + 0.5) * cell];
  const isHit = (mark: CellsMark) =>
    mark.cells.some((box) => box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height);
  return scene.marks.filter((mark) => mark.kind === 'cells').find(isHit)?.fill;
};

it('shades alike pairs strongest, leaves the diagonal free and sets pairs nobody judged apart', () => {
  const scene = draw();
  expect(shadeAt(scene, 0, 2)).toBe(rampColour(paperStyle.theme, 0));
  expect(shadeAt(scene, 0, 1)).toBe(rampColour(paperStyle.theme, 27 / 31)); // 0.5 of 4 is level 4 of 32
  expect(shadeAt(scene, 1, 1)).toBeUndefined();
  const unknown = shadeAt(scene, 1, 2)!;
  expect(Array.from({ length: 32 }, (_, level) => rampColour(paperStyle.theme, level / 31))).not.toContain(unknown);
  expect(scene.marks.some((mark) => mark.kind === 'text' && mark.text === 'not rated')).toBe(true);
});

it('follows the order of the clusters and draws their tree', () => {
  const scene = draw({ order: 'cluster' });
  expect(scene.targets.filter(({ walkable }) => walkable).map(({ key }) => key)).toEqual(['axe', 'owl', 'bat'].map(rowKey));
  expect(shadeAt(scene, 1, 2)).toBe(shadeAt(draw(), 0, 1));
  const tree = scene.marks.flatMap((mark) => (mark.kind === 'line' && mark.points.length === 4 ? [mark] : []));
  expect(tree).toHaveLength(2);
  expect(tree[1]!.points[1]!.x).toBeLessThan(tree[0]!.points[1]!.x); // the root reaches farthest
  for (const { points } of tree) for (const { x } of points) expect(x).toBeGreaterThanOrEqual(0);
});

it('shows how many judgements stand behind a pair: more is stronger', () => {
  const scene = draw({ measure: 'ratings' });
  expect(shadeAt(scene, 0, 1)).toBe(rampColour(paperStyle.theme, 1));
  expect(shadeAt(scene, 0, 2)).toBe(rampColour(paperStyle.theme, Math.floor((3 / 15) * 32) / 31));
});

it('names rows for a screen reader and finds the pair of a cell', () => {
  const { targets, label } = draw();
  expect(label).toBe('Dissimilarity of 3');
  expect(targets.find(({ key }) => key === rowKey('owl'))?.label).toBe('owl bat 0.50');
  expect(targets.find(({ key }) => key === cellKey(0, 2))).toBeDefined();
  expect(stimuliOfKey(cellKey(0, 2), judgements)).toEqual([0, 2]);
  expect(stimuliOfKey(rowKey('axe'), judgements)).toEqual([2]);
  expect(draw({ active: cellKey(0, 2) }).marks).toHaveLength(draw().marks.length + 2);
});

it('has every pair once in its table', () => {
  expect(heatMapTable({ judgements, words }).rows).toEqual([
    ['owl', 'bat', 0.5, 15],
    ['owl', 'axe', 4, 3],
    ['bat', 'axe', null, 0],
  ]);
});

it('stays within its size, in every proportion', () => {
  for (const [width, height] of [
    [300, 200],
    [1000, 300],
    [250, 900],
  ] as const)
    // prettier-ignore
    for (const order of ['category', 'cluster'] as const) {
      const { plot } = heatMapScene({ judgements, measure: 'dissimilarities', order, words, active: null, tag: null }, { width, height }, paperStyle);
      expect(plot.x + plot.width).toBeLessThanOrEqual(width);
      expect(plot.y + plot.height).toBeLessThanOrEqual(height);
    }
});

it('has a scale that is even in lightness and begins near the paper, on white and on dark', () => {
  for (const theme of [paperStyle.theme, darkTheme]) {
    const lightness = [0, 0.25, 0.5, 0.75, 1].map((strength) => {
      const hex = rampColour(theme, strength);
      return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).reduce((sum, value) => sum + value, 0);
    });
    const sorted = [...lightness].sort((a, b) => (theme === darkTheme ? a - b : b - a));
    expect(lightness).toEqual(sorted);
    expect(Math.abs(lightness[0]! - lightness[4]!)).toBeGreaterThan(350);
  }
});
