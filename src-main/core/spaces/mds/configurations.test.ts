import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '../../random/stream';
import { classicalScaling } from './classical';
import { euclideanDistances } from '../matrix/distances';
import { normaliseSpace } from './normalise-space';
import { principalAxes, turnToPrincipalAxes } from './principal-axes';
import { procrustes } from '../judge/procrustes';

const drawn = (seed: number, length: number) => {
  const stream = createStream(seed, 'configuration');
  return Float64Array.from({ length }, () => stream.normal());
};
const near = (a: Float64Array, b: Float64Array, tolerance: number) =>
  a.forEach((v, i) => expect(Math.abs(v - b[i]!)).toBeLessThan(tolerance));

describe('normalised spaces', () => {
  it('have centroid 0 and mean squared norm 1, wherever and however large they were', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (seed, scale, shift) => {
          const raw = drawn(seed, 30);
          const normalised = normaliseSpace(
            raw.map((v) => v * scale + shift),
            10,
            3,
          );
          expect(normalised.reduce((s, v) => s + v * v, 0) / 10).toBeCloseTo(1, 12);
          for (let k = 0; k < 3; k++) expect(normalised.filter((_, i) => i % 3 === k).reduce((s, v) => s + v, 0)).toBeCloseTo(0, 10);
          near(normalised, normaliseSpace(raw, 10, 3), 1e-9);
        },
      ),
    );
  });
  it('leave coinciding points at the origin', () => {
    expect([...normaliseSpace([2, 2, 2], 3, 1)]).toEqual([0, 0, 0]);
  });
});

describe('principal axes', () => {
  it('are those of a flat ellipse (hand-computed)', () => {
    const { axes, variances } = principalAxes([3, 3, -3, -3, 1, -1, -1, 1], 4, 2);
    const h = Math.SQRT1_2;
    near(axes, Float64Array.of(h, h, h, -h), 1e-12);
    near(variances, Float64Array.of(9, 1), 1e-12);
  });
  it('turn a configuration without changing a distance, the same way whichever way it was turned', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0, max: 6, noNaN: true }), (seed, angle) => {
        const raw = drawn(seed, 24);
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        const rotated = raw.map((v, i) => (i % 2 === 0 ? c * v - s * raw[i + 1]! : s * raw[i - 1]! + c * v));
        const turned = turnToPrincipalAxes(raw, 12, 2);
        near(euclideanDistances(turned, 12, 2), euclideanDistances(raw, 12, 2), 1e-10);
        near(turnToPrincipalAxes(rotated, 12, 2), turned, 1e-6);
      }),
    );
  });
});

describe('Procrustes', () => {
  it('undoes moving, turning, mirroring and scaling', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.double({ min: 0, max: 6, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.boolean(),
        (seed, angle, scale, flip) => {
          const target = drawn(seed, 20);
          const [c, s] = [Math.cos(angle), Math.sin(angle)];
          const moving = new Float64Array(20);
          for (let i = 0; i < 10; i++) {
            const [x, y] = [target[2 * i]!, (flip ? -1 : 1) * target[2 * i + 1]!];
            moving[2 * i] = scale * (c * x - s * y) + 3;
            moving[2 * i + 1] = scale * (s * x + c * y) - 1;
          }
          const fit = procrustes(target, moving, 10, 2);
          near(fit.aligned, target, 1e-9);
          expect(fit.r2).toBeCloseTo(1, 12);
          expect(fit.scale).toBeCloseTo(1 / scale, 9);
          const [m0, m1, [r00, r01, r10, r11]] = [moving[0]!, moving[1]!, fit.rotation as unknown as number[]];
          expect(fit.scale * (m0 * r00! + m1 * r10!) + fit.shift[0]!).toBeCloseTo(fit.aligned[0]!, 9);
          expect(fit.scale * (m0 * r01! + m1 * r11!) + fit.shift[1]!).toBeCloseTo(fit.aligned[1]!, 9);
          if (flip) expect(procrustes(target, moving, 10, 2, { reflection: false }).r2).toBeLessThan(1 - 1e-6);
        },
      ),
    );
  });
  it('finds little in common between unrelated points', () => {
    expect(procrustes(drawn(1, 400), drawn(2, 400), 200, 2).r2).toBeLessThan(0.1);
  });
});

describe('classical scaling', () => {
  it('recovers distances exactly where dissimilarities are distances, also across pairs nobody rated', () => {
    const truth = drawn(7, 45);
    const values = euclideanDistances(truth, 15, 3);
    near(euclideanDistances(classicalScaling({ n: 15, values }, 3), 15, 3), values, 1e-9);
    const line = Float64Array.of(0, 1, 3, 4, 6, 9);
    const holed = euclideanDistances(line, 6, 1);
    holed[5] = holed[30] = NaN; // 0 to 9 by way of the points between
    near(euclideanDistances(classicalScaling({ n: 6, values: holed }, 1), 6, 1), euclideanDistances(line, 6, 1), 1e-9);
  });
});
