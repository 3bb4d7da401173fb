import { expect, it } from 'vitest';
import type { FeatureBlock, FeatureSet } from './feature-blocks';
import { groupScale, joinBlocks, joinSets } from './joined-features';

const setOf = (features: number): FeatureSet => ({ hash: String(features), stimuli: 2, features, copies: { clean: 1, noisy: 3 } });
async function* blocks(features: number, value: (row: number, feature: number) => number): AsyncGenerator<FeatureBlock> {
  for (const [first, copies] of [
    [0, 2],
    [2, 1],
  ] as const) {
    // prettier-ignore
    await Promise.resolve();
    yield {
      first,
      copies,
      data: Float32Array.from({ length: 2 * copies * features }, (_, at) => value(Math.floor(at / features), at % features)),
    };
  }
}

it('brings both groups to variances that sum to 1, and puts them side by side row by row', async () => {
  const [a, b] = [setOf(1), setOf(2)];
  const scale = await groupScale(
    blocks(2, (row, feature) => (feature === 0 ? row * 10 : 5)),
    b,
    [0, 1],
  );
  // rows 0 to 3 of the first block and 0 to 1 of the second: 0 10 20 30 0 10, variance 113.9
  expect(scale).toBeCloseTo(1 / Math.sqrt(1025 / 9), 9);
  expect(
    await groupScale(
      blocks(2, () => 3),
      b,
      [0, 1],
    ),
  ).toBe(1); // nothing varies
  const joined = joinBlocks(
    { set: a, scale: 2, read: () => blocks(1, (row) => row) },
    { set: b, scale: 10, read: () => blocks(2, (row, feature) => row + feature) },
  );
  const read: FeatureBlock[] = [];
  for await (const block of joined) read.push(block);
  expect(read.map(({ first, copies }) => [first, copies])).toEqual([
    [0, 2],
    [2, 1],
  ]);
  expect([...read[1]!.data]).toEqual([0, 0, 10, 2, 10, 20]);
  expect(joinSets(a, b)).toMatchObject({ features: 3, stimuli: 2, copies: a.copies });
});
