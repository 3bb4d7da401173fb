import { describe, expect, it } from 'vitest';
import { createStream } from '../random/stream';
import { predictBaseline, shuffleTargets } from './baselines';

const training = { rows: 4, columns: 2, data: Float64Array.of(1, 10, 2, 20, 3, 30, 6, 20) };

describe('baselines', () => {
  it('answer the origin, the mean, or one of the training targets', () => {
    const stream = createStream(1, 'baseline');
    expect([...predictBaseline('zero', training, 2, stream)]).toEqual([0, 0, 0, 0]);
    expect([...predictBaseline('mean', training, 2, stream)]).toEqual([3, 20, 3, 20]);
    const rows = new Set(['1,10', '2,20', '3,30', '6,20']);
    const drawn = predictBaseline('draw', training, 400, stream);
    const seen = new Set(Array.from({ length: 400 }, (_, i) => drawn.slice(2 * i, 2 * i + 2).join()));
    expect(seen).toEqual(rows);
  });

  it('draw from the normal distribution of the training targets', () => {
    const n = 40_000;
    const drawn = predictBaseline('normal', training, n, createStream(2, 'baseline'));
    const mean = [0, 0];
    for (let i = 0; i < 2 * n; i++) mean[i % 2]! += drawn[i]! / n;
    expect(mean[0]).toBeCloseTo(3, 1);
    expect(mean[1]).toBeCloseTo(20, 0);
    let [xx, xy, yy] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      const [dx, dy] = [drawn[2 * i]! - 3, drawn[2 * i + 1]! - 20];
      xx += (dx * dx) / n;
      xy += (dx * dy) / n;
      yy += (dy * dy) / n;
    }
    expect(Math.abs(xx - 3.5)).toBeLessThan(0.1); // (4 + 1 + 0 + 9) / 4
    expect(Math.abs(xy - 5)).toBeLessThan(0.5); // (20 + 0 + 0 + 0) / 4
    expect(Math.abs(yy - 50)).toBeLessThan(2); // (100 + 0 + 100 + 0) / 4
  });

  it('stay put when all training targets are equal', () => {
    const equal = { rows: 2, columns: 1, data: Float64Array.of(5, 5) };
    expect([...predictBaseline('normal', equal, 3, createStream(3))]).toEqual([5, 5, 5]);
  });

  it('shuffle whole targets by one order for all spaces', () => {
    const one = shuffleTargets(training, createStream(42, 'shuffled-targets'));
    const other = shuffleTargets({ rows: 4, columns: 1, data: Float64Array.of(0, 1, 2, 3) }, createStream(42, 'shuffled-targets'));
    expect([...other.targets.data]).toEqual([...one.order]);
    one.order.forEach((from, i) => expect(one.targets.data[2 * i]).toBe(training.data[2 * from]));
  });
});
