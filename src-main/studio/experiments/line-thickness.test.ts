import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { redo, undo } from '../changes/undo';
import type { StudioContext } from '../context';
import { openSample } from '../projects/open-sample';
import { testContext, writeMiniSample } from '../test-support/mini-sample';
import { chooseLineThickness } from './line-thickness';
import { openRunPlanner } from './plan-experiments';

let place: string;
let context: StudioContext;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'line-thickness-'));
  await writeMiniSample(place);
  const { folder } = await openSample(testContext(place, null));
  context = testContext(place, folder);
});
afterEach(() => rm(place, { recursive: true, force: true }));

const stored = () => readFile(join(context.folder(), 'project.json'), 'utf8');
const keys = async () => (await openRunPlanner(context.folder(), place, () => 0).plan(2, 'tiny')).runs.map(({ key }) => key);

it('makes other runs of the networks it is for, is undone, and leaves no trace where lines are as drawn', async () => {
  const [plain, before] = [await keys(), await stored()];
  await chooseLineThickness(context, { photograph: 0.003, sketch: null });
  expect(await keys()).toEqual(plain); // step 2 sees no photographs
  await chooseLineThickness(context, { photograph: null, sketch: 0.005 });
  expect(await stored()).toContain('"sketch": 0.005');
  const thick = await keys();
  expect(new Set([...plain, ...thick]).size).toBe(2 * plain.length);
  expect(await undo(context)).toMatchObject({ kind: 'line-thickness-chosen' });
  expect(await keys()).toEqual(plain);
  await redo(context);
  expect(await keys()).toEqual(thick);
  await chooseLineThickness(context, { photograph: null, sketch: null });
  expect(await stored()).toBe(before);
  await undo(context);
  await chooseLineThickness(context, { photograph: null, sketch: 0.005 }); // nothing changes, so there is nothing to undo
  expect(await undo(context)).toMatchObject({ kind: 'line-thickness-chosen' });
  expect(await stored()).toContain('"photograph": 0.003');
});
