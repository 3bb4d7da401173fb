import { expect, it } from 'vitest';
import { symbolPath, symbolShapes } from './symbol-path';

/** Area by counting points of a fine grid inside the outline (even-odd), independent of the shoelace formula. */
function paintedArea(path: string): number {
  const numbers = [...path.matchAll(/-?[\d.]+/g)].map(Number);
  const corners = Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!] as const);
  let inside = 0;
  const step = 0.13;
  for (let x = -25; x < 25; x += step) {
    for (let y = -25; y < 25; y += step) {
      let crossings = 0;
      corners.forEach(([x1, y1], i) => {
        const [x2, y2] = corners[(i + 1) % corners.length]!;
        if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) crossings++;
      });
      inside += crossings % 2;
    }
  }
  return inside * step * step;
}

it.each(symbolShapes.filter((shape) => shape !== 'circle' && shape !== 'half-disc'))(
  '%s covers as much as the circle of its size',
  (shape) => {
    expect(paintedArea(symbolPath(shape, 0, 0, 10)) / (Math.PI * 100)).toBeCloseTo(1, 1.7);
  },
);

it('the half disc has twice the radius squared', () => {
  expect(symbolPath('half-disc', 0, 0, 10)).toContain('A14.14 14.14');
});

it('moves with its centre', () => {
  expect(symbolPath('square', 100, 50, 4)).toBe('M96.46 46.46L103.54 46.46L103.54 53.54L96.46 53.54Z');
});
