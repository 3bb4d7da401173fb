import { expect, it } from 'vitest';
import { fixtureAnalysis, fixtureComparison, fixtureResults, fixtureSpace } from '../../core/figures/figures.fixture';
import { drawingOf, drawingToSvg, imageAddresses } from '../../core/figures/scene/figure-drawing';
import { ladderFigures, layerFigures, pairFigures } from './comparison-figures';
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
  const comparison = {
    ...fixtureComparison(),
    tag: 'Sample: made up',
    stimuli: results.stimuli.map((each, i) => ({ ...each, a: i, b: 1 })),
  };
  const figures = [
    ...[...mapFigures(results, everyDrawing), ...screeFigures(results, [fixtureSpace()]), ...dimensionFigures(results)],
    ...[...ladderFigures(results, fixtureAnalysis()), ...layerFigures(results, fixtureAnalysis()), ...pairFigures(comparison)],
  ];
  expect(figures.slice(7).map(({ name }) => name)).toEqual([
    ...['ladder-r2-pooled', 'ladder-r2', 'ladder-mse', 'ladder-med', 'ladder-accuracy-a'],
    ...['layers-encoder', 'layers-pixels', 'errors', 'bias-slope', 'bias-shift', 'bias-error'],
  ]);
  for (const { scene } of figures) expect(drawingToSvg(drawingOf(scene))).toContain('>Sample: made up</text>');
});

it('gives every figure a file name that any system takes', () => {
  const space = { ...fixtureSpace(), name: 'Mittel: für/alle?' };
  expect(screeFigures(results, [space])[0]!.name).toBe('stress-mittel-fur-alle');
});

it('draws nothing that has not been computed', () => {
  const nothing = { ...results, steps: [], stimuli: results.stimuli.map((stimulus) => ({ ...stimulus, predictions: [] })) };
  expect([
    ...mapFigures(nothing, everyDrawing),
    ...screeFigures(nothing, []),
    ...dimensionFigures(nothing),
    ...ladderFigures(nothing, null),
    ...layerFigures(nothing, null),
  ]).toEqual([]);
  expect(pairFigures(fixtureComparison())).toEqual([]); // no drawing that both have tested
});
