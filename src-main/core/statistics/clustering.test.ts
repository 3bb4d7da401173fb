import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageLinkage, optimalLeafOrder, type Merge } from './clustering';

interface Golden {
  readonly clusterings: {
    n: number;
    condensed: number[];
    linkage: [number, number, number, number][];
    shortest: number | null;
    scipyLength: number;
  }[];
}
const golden = JSON.parse(readFileSync('build/golden/judgements.json', 'utf8')) as Golden;

const square = (condensed: readonly number[], n: number): { n: number; values: Float64Array } => {
  const values = new Float64Array(n * n);
  let at = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) values[i * n + j] = values[j * n + i] = condensed[at++]!;
  return { n, values };
};
const pathLength = (order: readonly number[], { n, values }: { n: number; values: Float64Array }): number =>
  order.slice(1).reduce((sum, item, i) => sum + values[order[i]! * n + item]!, 0);

/** Every order of the leaves the tree allows: each merge either way round. */
function allOrders(cluster: number, n: number, merges: readonly Merge[]): number[][] {
  if (cluster < n) return [[cluster]];
  const { left, right } = merges[cluster - n]!;
  const [a, b] = [allOrders(left, n, merges), allOrders(right, n, merges)];
  return a.flatMap((first) =>
    b.flatMap((second) => [
      [...first, ...second],
      [...second, ...first],
    ]),
  );
}

describe('average linkage', () => {
  it.each(golden.clusterings)('merges $n items as SciPy does', ({ n, condensed, linkage }) => {
    const merges = averageLinkage(square(condensed, n));
    expect(merges.map(({ left, right, size }) => [Math.min(left, right), Math.max(left, right), size])).toEqual(
      linkage.map(([a, b, , size]) => [a, b, size]),
    );
    merges.forEach(({ height }, i) => expect(height).toBeCloseTo(linkage[i]![2], 12));
  });

  it('leaves pairs nobody judged out of the means', () => {
    const matrix = square([1, NaN, 4], 3); // 0-1, 0-2, 1-2
    expect(averageLinkage(matrix)).toEqual([
      { left: 0, right: 1, height: 1, size: 2 },
      { left: 3, right: 2, height: 4, size: 3 },
    ]);
  });

  it('is done for one item, and for items nobody compared', () => {
    expect(averageLinkage({ n: 1, values: Float64Array.of(0) })).toEqual([]);
    expect(averageLinkage(square([NaN, NaN, NaN], 3))).toHaveLength(2);
    expect(optimalLeafOrder({ n: 1, values: Float64Array.of(0) }, [])).toEqual([0]);
  });
});

describe('the optimal order of leaves', () => {
  it.each(golden.clusterings)(
    'is the shortest of all for $n items, and no longer than SciPy’s',
    ({ n, condensed, shortest, scipyLength }) => {
      const matrix = square(condensed, n);
      const order = optimalLeafOrder(matrix, averageLinkage(matrix));
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
      if (shortest !== null) expect(pathLength(order, matrix)).toBeCloseTo(shortest, 10);
      expect(pathLength(order, matrix)).toBeLessThan(scipyLength + 1e-9);
    },
  );

  it('is the shortest the tree allows, also with ties', () => {
    const matrices = fc.integer({ min: 2, max: 7 }).chain((n) => {
      const size = (n * (n - 1)) / 2;
      return fc.array(fc.integer({ min: 0, max: 6 }), { minLength: size, maxLength: size }).map((condensed) => square(condensed, n));
    });
    fc.assert(
      fc.property(matrices, (matrix) => {
        const merges = averageLinkage(matrix);
        const orders = allOrders(matrix.n + merges.length - 1, matrix.n, merges);
        const least = Math.min(...orders.map((order) => pathLength(order, matrix)));
        expect(pathLength(optimalLeafOrder(matrix, merges), matrix)).toBe(least);
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});
