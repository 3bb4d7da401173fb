import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectMap } from './map-projection';
import { rotateView, startView, zoomView } from './map-view';

const plot = { x: 10, y: 20, width: 400, height: 200 };
const identity = (dims: number): number[][] =>
  Array.from({ length: dims }, (_, i) => Array.from({ length: dims }, (_, k) => (i === k ? 1 : 0)));
const coordinate = fc.double({ min: -3, max: 3, noNaN: true });

describe('a flat map', () => {
  it('has as many pixels per unit across as down, fills its plot and points up', () => {
    const points = [
      [-1, -1],
      [3, 0],
      [0, 1],
    ];
    const { place, pixelsPerUnit } = projectMap(points, identity(2), startView('dimension', [0, 1]), plot, 10);
    expect(pixelsPerUnit).toBe(90); // height: (200 - 20) / 2 is less than width: (400 - 20) / 4
    const [a, b] = [place([0, 0]), place([1, 1])];
    expect(b.x - a.x).toBeCloseTo(90);
    expect(a.y - b.y).toBeCloseTo(90);
    expect(place([1, 0])).toMatchObject({ x: 210, y: 120 }); // the middle of the data in the middle of the plot
  });

  it('keeps every point inside the margin, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 20 }), (points) => {
        const { place } = projectMap(points, identity(2), startView('dimension', [0, 1]), plot, 15);
        for (const point of points) {
          const { x, y } = place(point);
          expect(x).toBeGreaterThanOrEqual(25 - 1e-6);
          expect(x).toBeLessThanOrEqual(395 + 1e-6);
          expect(y).toBeGreaterThanOrEqual(35 - 1e-6);
          expect(y).toBeLessThanOrEqual(205 + 1e-6);
        }
      }),
    );
  });

  it('finds the units back', () => {
    const map = projectMap(
      [
        [-1, 0],
        [1, 2],
      ],
      identity(2),
      zoomView(startView('dimension', [0, 1]), 3),
      plot,
      0,
    );
    expect(map.unitsAt(map.place([0.3, 0.7])).x).toBeCloseTo(0.3);
    expect(map.unitsAt(map.place([0.3, 0.7])).y).toBeCloseTo(0.7);
  });

  it('puts a single point in the middle', () => {
    expect(projectMap([[0.5, 0.5]], identity(2), startView('dimension', [0, 1]), plot, 0).place([0.5, 0.5])).toMatchObject({
      x: 210,
      y: 120,
    });
  });
});

describe('a solid map', () => {
  it('turns without bending: distances from the origin stay, in every orientation', () => {
    fc.assert(
      fc.property(
        fc.tuple(coordinate, coordinate, coordinate),
        fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })), { maxLength: 30 }),
        (point, turns) => {
          const view = turns.reduce((before, [right, down]) => rotateView(before, right, down), startView('dimension', [0, 1, 2]));
          const map = projectMap([[3, 3, 3], point], identity(3), view, plot, 0);
          const [origin, place] = [map.place([0, 0, 0]), map.place(point)];
          const x = (place.x - origin.x) / map.pixelsPerUnit;
          const y = (place.y - origin.y) / map.pixelsPerUnit;
          expect(Math.hypot(x, y, place.depth * map.radius)).toBeCloseTo(Math.hypot(...point), 6);
        },
      ),
    );
  });

  it('dragging right brings what is near to the right; dragging down brings it down', () => {
    const view = { ...startView('dimension', [0, 1, 2]), rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1] as const };
    const at = (turned: typeof view): { x: number; y: number; depth: number } =>
      projectMap([[0, 0, 1]], identity(3), turned, plot, 0).place([0, 0, 1]);
    expect(at(view)).toMatchObject({ x: 210, y: 120, depth: 1 });
    expect(at({ ...view, ...rotateView(view, 0.3, 0) } as typeof view).x).toBeGreaterThan(210);
    expect(at({ ...view, ...rotateView(view, 0, 0.3) } as typeof view).y).toBeGreaterThan(120);
  });

  it('keeps its scale while it turns', () => {
    const view = startView('dimension', [0, 1, 2]);
    const scale = (turned: typeof view): number =>
      projectMap(
        [
          [1, 2, 0],
          [0, 0, -1],
        ],
        identity(3),
        turned,
        plot,
        5,
      ).pixelsPerUnit;
    expect(scale(rotateView(view, 0.7, -0.4))).toBe(scale(view));
  });
});

it('zooming out fully forgets where one had moved to', () => {
  const moved = { ...zoomView(startView('dimension', [0, 1]), 4), centre: { x: 1, y: 1 } };
  expect(zoomView(moved, 2).centre).toEqual({ x: 1, y: 1 });
  expect(zoomView(moved, 0.01)).toMatchObject({ zoom: 1, centre: null });
});
