import { expect, it } from 'vitest';
import { createPace, inGroups } from './group-batches';

it('takes more minibatches into a call as long as calls stay short', async () => {
  let clock = 0;
  const pace = createPace(8, () => clock);
  const call = async (perBatch: number): Promise<number> => {
    const { size } = pace;
    const losses = await pace.time(async () => {
      clock += size * perBatch;
      return Array.from({ length: size }, () => 0);
    });
    expect(losses).toHaveLength(size);
    return size;
  };
  expect([await call(100), await call(100), await call(100), await call(100), await call(100)]).toEqual([1, 2, 4, 8, 8]);
  expect([await call(400), await call(400), await call(2000), await call(2000)]).toEqual([8, 3, 3, 1]);
});

it('stays at one where an engine takes no more', async () => {
  const pace = createPace(1, () => 0);
  await pace.time(async () => [0]);
  expect(pace.size).toBe(1);
});

it('hands on every item in order, in groups of the size wanted when they begin', async () => {
  const sizes = [1, 3, 2, 4];
  const given = async function* () {
    for (let i = 0; i < 8; i++) yield i;
  };
  const groups: number[][] = [];
  for await (const group of inGroups(given(), () => sizes[groups.length] ?? 1)) groups.push(group);
  expect(groups).toEqual([[0], [1, 2, 3], [4, 5], [6, 7]]);
});
