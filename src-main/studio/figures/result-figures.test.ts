import { expect, it } from 'vitest';
import { fixtureResults, fixtureSpace } from '../../core/figures/figures.fixture';
import { imageAddresses, sceneToSvg } from '../../core/figures/scene-to-svg';
import { dimensionFigures, mapFigures, screeFigures } from './result-figures';

const results = fixtureResults('Sample: made up');
const everyDrawing = new Set(results.stimuli.map(({ id }) => id));

it('draws one map for each step that places drawings, with the drawings there are', () => {
  const maps = mapFigures(results, everyDrawing);
  expect(maps.map(({ name }) => name)).toEqual(['map-step-1', 'map-step-3', 'map-step-4']);
  expect(imageAddresses(maps[0]!.scene)).toHaveLength(60);
  expect(maps[2]!.caption).toMatch(/Multi-task learning.*never seen/);
  const [undrawn] = mapFigures(results, new Set());
  expect(imageAddresses(undrawn!.scene)).toEqual([]);
});

it('says in every figure that a sample is one', () => {
  const figures = [...mapFigures(results, everyDrawing), ...screeFigures(results, [fixtureSpace()]), ...dimensionFigures(results)];
  expect(figures).toHaveLength(7);
  for (const { scene } of figures) expect(sceneToSvg(scene)).toContain('>Sample: made up</text>');
});

it('gives every figure a file name that any system takes', () => {
  const space = { ...fixtureSpace(), name: 'Mittel: für/alle?' };
  expect(screeFigures(results, [space])[0]!.name).toBe('stress-mittel-fur-alle');
});

it('draws nothing that has not been computed', () => {
  const nothing = { ...results, steps: [], stimuli: results.stimuli.map((stimulus) => ({ ...stimulus, predictions: [] })) };
  expect([...mapFigures(nothing, everyDrawing), ...screeFigures(nothing, []), ...dimensionFigures(nothing)]).toEqual([]);
});
