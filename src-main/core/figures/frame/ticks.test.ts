import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logTicks, niceLength, niceTicks, tickDecimals } from './ticks';

describe('ticks', () => {
  it('are round numbers inside the range', () => {
    expect(niceTicks(-1.34, 1.62, 6)).toEqual([-1, -0.5, 0, 0.5, 1, 1.5]);
    expect(niceTicks(0, 0.5, 5)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
    expect(niceTicks(0.463, 0.06, 5)).toEqual([0.463]);
  });
  it('carry no rounding noise and no negative zero', () => {
    for (const tick of niceTicks(-0.3, 0.3, 6)) expect(String(tick)).not.toMatch(/0000|^-0$/);
    expect(Object.is(niceTicks(-1, 1, 2)[1], 0)).toBe(true);
  });
  it('stay inside any range, in order and not too many', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.integer({ min: 2, max: 12 }),
        (low, width, count) => {
          const ticks = niceTicks(low, low + width, count);
          const slack = width * 1e-6 + Math.abs(low) * 1e-12; // numbers of a million have ten decimals at most
          expect(ticks.length).toBeLessThanOrEqual(2 * count + 1);
          expect(ticks.every((tick) => tick >= low - slack && tick <= low + width + slack)).toBe(true);
          expect(ticks.every((tick, i) => i === 0 || tick > ticks[i - 1]!)).toBe(true);
        },
      ),
    );
  });
  it('on a log axis are powers of ten, with 2 and 5 times them when few', () => {
    expect(logTicks(0.5, 2000)).toEqual([1, 10, 100, 1000]);
    expect(logTicks(0.3, 6)).toEqual([0.5, 1, 2, 5]);
  });
  it('get enough decimals to differ', () => {
    expect(tickDecimals([0, 0.25, 0.5])).toBe(1);
    expect(tickDecimals([0, 10, 20])).toBe(0);
    expect(tickDecimals([0.001, 0.002])).toBe(3);
  });
  it('a scale bar is at most as long as allowed', () => {
    expect([niceLength(0.7), niceLength(0.5), niceLength(0.49), niceLength(3)]).toEqual([0.5, 0.5, 0.2, 2]);
  });
});
