import { describe, expect, it } from 'vitest';
import { paperStyle } from '../scene/figure-style';
import { fixtureHistogram } from '../figures.fixture';
import { histogramScene, histogramTable } from './histogram-scene';

const histogram = fixtureHistogram();
const scene = histogramScene(histogram, { width: 400, height: 240 }, paperStyle);
const bars = scene.marks.flatMap((mark) => (mark.kind === 'polygon' ? [mark] : []));

describe('histogramScene', () => {
  it('draws bars as high as what was counted, side by side from the zero line', () => {
    expect(bars).toHaveLength(histogram.bins.length);
    const heights = bars.map(({ points }) => points[2]!.y - points[0]!.y);
    const unit = heights[0]! / histogram.bins[0]!.count;
    histogram.bins.forEach(({ count }, i) => expect(heights[i]).toBeCloseTo(unit * count, 6));
    bars.slice(1).forEach(({ points }, i) => expect(points[0]!.x).toBeGreaterThan(bars[i]!.points[1]!.x));
  });

  it('can be walked bar by bar, and says count and expectation', () => {
    expect(scene.targets.every(({ walkable }) => walkable)).toBe(true);
    expect(scene.targets[0]!.label).toMatch(/^168–171: 200, expected 200$/);
  });

  it('survives a histogram of nothing', () => {
    expect(histogramScene({ ...histogram, bins: [] }, { width: 400, height: 240 }, paperStyle).targets).toEqual([]);
  });

  it('tells the same as a table', () => {
    expect(histogramTable(histogram).rows[0]).toEqual([168, 171, 200, 200]);
  });
});
