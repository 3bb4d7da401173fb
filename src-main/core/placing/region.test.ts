import { describe, expect, it } from 'vitest';
import { createStream } from '../random/stream';
import { isInside, regionAround, regionRule, type HeldOut } from './region';

/** Predictions whose error grows with how much two networks disagree, and is three times as long along the first axis. */
function draw(stream: ReturnType<typeof createStream>): HeldOut {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - stream.uniform())) * Math.cos(2 * Math.PI * stream.uniform());
  const gap = 0.2 + stream.uniform();
  return { error: [3 * gap * normal(), gap * normal()], gap };
}

describe('the region of a placed drawing', () => {
  it('holds about nine of ten new places, and says so beforehand', () => {
    let inside = 0;
    let told = 0;
    const [rounds, trials] = [20, 200];
    for (let round = 0; round < rounds; round++) {
      const stream = createStream(5, 'region', round);
      const rule = regionRule(
        Array.from({ length: 60 }, () => draw(stream)),
        2,
      )!;
      told += rule.coverage.inside / rule.coverage.of / rounds;
      for (let t = 0; t < trials; t++) {
        const { error, gap } = draw(stream);
        if (isInside(regionAround(rule, [gap]), [0, 0], error)) inside++;
      }
    }
    expect(inside / (rounds * trials)).toBeGreaterThan(0.87);
    expect(inside / (rounds * trials)).toBeLessThan(0.94);
    expect(Math.abs(told - inside / (rounds * trials))).toBeLessThan(0.03);
  });

  it('is long where errors are long, and larger where the networks disagree', () => {
    const stream = createStream(6, 'region');
    const rule = regionRule(
      Array.from({ length: 60 }, () => draw(stream)),
      2,
    )!;
    const [xx, , , yy] = regionAround(rule, [0.5, 0.5, 0.5, 0.5, 0.5]) as [number, number, number, number];
    expect(Math.sqrt(xx / yy)).toBeGreaterThan(2);
    expect(regionAround(rule, [2])[0]).toBeGreaterThan(regionAround(rule, [0.1])[0]! * 2);
  });

  it('is not given where stimuli are too few for the level, or their errors leave a direction out', () => {
    const stream = createStream(7, 'region');
    expect(
      regionRule(
        Array.from({ length: 8 }, () => draw(stream)),
        2,
      ),
    ).toBeNull();
    expect(
      regionRule(
        Array.from({ length: 9 }, () => draw(stream)),
        2,
      ),
    ).not.toBeNull();
    expect(
      regionRule(
        Array.from({ length: 30 }, (_, i) => ({ error: [i, 0], gap: 1 })),
        2,
      ),
    ).toBeNull();
  });
});
