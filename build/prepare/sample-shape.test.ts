import { describe, expect, it } from 'vitest';
import { describeInk, isSameDrawing } from './sample-ink-pattern';
import { measureShape, overlapOf } from './sample-shape';

const size = 256;
type Ink = (x: number, y: number) => boolean;
const draw = (ink: Ink): Uint8Array => Uint8Array.from({ length: size * size }, (_, i) => (ink(i % size, Math.floor(i / size)) ? 0 : 255));
const horizontalBar: Ink = (x, y) => x > 20 && x < 236 && Math.abs(y - 128) < 4;
const verticalBar: Ink = (x, y) => horizontalBar(y, x);
const diagonalBar: Ink = (x, y) => Math.abs(x - y) < 5 && x > 20 && x < 236;
const ring =
  (cx: number, cy: number, radius: number): Ink =>
  (x, y) =>
    Math.abs(Math.hypot(x - cx, y - cy) - radius) < radius / 20;

describe('measureShape', () => {
  it('calls a bar elongated and straight, whichever way it points', () => {
    for (const ink of [horizontalBar, verticalBar, diagonalBar]) {
      const { form, lines } = measureShape(draw(ink), size);
      expect(form).toBeLessThan(-0.9);
      expect(lines).toBeLessThan(-0.9);
    }
  });

  it('calls a ring as wide as long, and curved', () => {
    const { form, lines, orientation } = measureShape(draw(ring(128, 128, 60)), size);
    expect(form).toBeGreaterThan(0.99);
    expect(lines).toBeGreaterThan(0.3);
    expect(orientation).toBeCloseTo(0, 2);
  });

  it('orders orientation from horizontal over diagonal to vertical', () => {
    const [h, d, v] = [horizontalBar, diagonalBar, verticalBar].map((ink) => measureShape(draw(ink), size).orientation);
    expect(h).toBeLessThan(-0.95);
    expect(d).toBeCloseTo(0, 2);
    expect(v).toBeGreaterThan(0.95);
  });

  it('refuses a drawing without ink', () => {
    expect(() =>
      measureShape(
        draw(() => false),
        size,
      ),
    ).toThrow('without ink');
  });
});

describe('patterns of ink', () => {
  it('are the same wherever the drawing stands and however large it is', () => {
    const [a, b] = [ring(128, 128, 100), ring(60, 70, 50)].map((ink) => describeInk(draw(ink), size, size));
    expect(isSameDrawing(a!, b!)).toBe(true);
    expect(overlapOf(measureShape(draw(ring(128, 128, 100)), size), measureShape(draw(ring(60, 70, 50)), size))).toBeGreaterThan(0.9);
  });

  it('tell a ring from a bar', () => {
    const [a, b] = [ring(128, 128, 100), verticalBar].map((ink) => describeInk(draw(ink), size, size));
    expect(isSameDrawing(a!, b!)).toBe(false);
  });
});
