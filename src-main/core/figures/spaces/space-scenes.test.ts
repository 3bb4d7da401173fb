import { expect, it } from 'vitest';
import { paperStyle } from '../scene/figure-style';
import type { Mark } from '../scene/scene';
import { screeScene } from '../curves/scree-scene';
import { shepardScene, shepardTable } from './shepard-scene';
import { tripletScanScene, tripletScanTable } from '../curves/triplet-scan-scene';
import { structureScene, structureTable } from './structure-scene';

const size = { width: 640, height: 400 };
const pairs = { first: [0, 0, 1], second: [1, 2, 2], dissimilarity: [1, 2, 2], distance: [0.5, 2, 1], disparity: [0.5, 2, 1] };
const names = ['owl', 'bowl', 'saw'];

it('the Shepard diagram has a point for every pair, a rising curve, and says both names', () => {
  const { marks, targets } = shepardScene({ what: 'mean, 2-D', pairs, names, tag: null }, size, paperStyle);
  expect(marks.filter(({ kind, key }) => kind === 'circle' && key !== undefined)).toHaveLength(3);
  const curve = marks.find(
    (mark): mark is Extract<Mark, { kind: 'line' }> => mark.kind === 'line' && mark.colour === paperStyle.theme.colours[1],
  )!;
  curve.points.slice(1).forEach(({ x, y }, i) => {
    expect(x).toBeGreaterThanOrEqual(curve.points[i]!.x);
    expect(y).toBeLessThanOrEqual(curve.points[i]!.y); // up the screen
  });
  expect(targets[0]!.label).toBe('owl and bowl: dissimilarity 1.00, distance 0.50');
  expect(shepardTable({ pairs, names }, paperStyle).rows[2]).toEqual(['bowl – saw', 2, 1, 1]);
});

it('the permutation test shows every shuffled data set and the real one', () => {
  const report = { stress1: 0.1, shuffled: [0.3, 0.31, 0.31, 0.35], p: 0.2 };
  const { marks, plot, label } = structureScene({ report, tag: null }, size, paperStyle);
  const bars = marks.filter((mark): mark is Extract<Mark, { kind: 'polygon' }> => mark.kind === 'polygon');
  const heights = bars.map(({ points }) => points[0]!.y - points[1]!.y);
  const unit = Math.min(...heights.filter((height) => height > 0));
  expect(heights.reduce((sum, height) => sum + Math.round(height / unit), 0)).toBe(4);
  const real = marks.find((mark) => mark.kind === 'line' && mark.dash !== undefined) as Extract<Mark, { kind: 'line' }>;
  expect(real.points[0]!.x).toBeGreaterThan(plot.x);
  expect(real.points[0]!.x).toBeLessThan(Math.min(...bars.flatMap(({ points }) => points.map(({ x }) => x))));
  expect(label).toContain('0.100');
  expect(structureTable({ report }, paperStyle).rows).toHaveLength(5);
});

it('the scree marks its elbow', () => {
  const dimensions = [0.5, 0.2, 0.1].map((stress1, i) => ({ dims: i + 1, stress1, kendallTau: null, converged: true }));
  const texts = (elbow: number | null) =>
    screeScene({ space: { name: 'mean', dimensions }, marked: null, tag: null, elbow }, size, paperStyle).marks.filter(
      (mark) => mark.kind === 'text' && mark.text === paperStyle.words.elbow,
    );
  expect(texts(2)).toHaveLength(1);
  expect(texts(null)).toHaveLength(0);
});

it('the scan of triplets shows held-out shares, the ceiling and guessing', () => {
  const dimensions = [0.6, 0.7, 0.68].map((heldOut, i) => {
    return {
      dims: i + 1,
      stress1: null,
      kendallTau: null,
      converged: true,
      triplets: { loss: 0.5, accuracy: [0.7, 0.75, 0.8][i]!, heldOut },
    };
  });
  const scan = { name: 'triplets', dimensions, ceiling: 0.75, chance: 1 / 3, marked: 2, tag: null };
  const { marks, targets } = tripletScanScene(scan, size, paperStyle);
  const circles = marks.filter((mark) => mark.kind === 'circle');
  expect(circles[1]!.y).toBeLessThan(circles[0]!.y); // up the screen
  expect(circles[1]!.y).toBeLessThan(circles[2]!.y);
  const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
  for (const word of [paperStyle.words.heldOut, paperStyle.words.tripletCeiling, paperStyle.words.guessing]) expect(texts).toContain(word);
  expect(targets[1]!.label).toBe('2-D: 0.700 predicted');
  expect(tripletScanTable(scan, paperStyle).rows[2]).toEqual([3, 0.68, 0.8, 0.5, 0.75, 1 / 3]);
});
