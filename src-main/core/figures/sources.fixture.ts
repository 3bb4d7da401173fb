/** The made-up study as what figures are drawn from: every kind of figure has something to show. */
import type { Judgements } from '../../contract/study/judgements';
import { metricWords } from '../catalogue/name-metric';
import {
  drawingFixture,
  fixtureAnalysis,
  fixtureComparison,
  fixtureEpochs,
  fixtureHistogram,
  fixtureResults,
  fixtureShepard,
  fixtureSpace,
  fixtureStructure,
  fixtureTripletScan,
} from './figures.fixture';
import type { FigureSources } from './sources/figure-sources';
import type { DecodedStrip } from './strip/strip-scene';
import { walkBetween } from './strip/walk-places';

export function fixtureSources(tag: string | null = 'Fixture: no real data'): FigureSources {
  const results = fixtureResults(tag);
  const scan = fixtureTripletScan();
  const settings = { method: 'ordinal', loss: 'logistic', ties: 'primary', starts: 8, maxIterations: 500, seed: 42 } as const;
  const stimuli = results.stimuli.map(({ id, name, category }, i) => ({
    ...{ id, name, category, a: 0.3 + 0.25 * (1 + Math.sin(i * 12.9898)), b: 0.4 + 0.3 * (1 + Math.sin(i * 4.1)) },
  }));
  return {
    results,
    image: drawingFixture,
    spaces: [fixtureSpace(), { ...fixtureSpace(), name: scan.name, settings, dimensions: [...scan.dimensions] }],
    triplets: { ceiling: scan.ceiling, chance: scan.chance },
    analysis: fixtureAnalysis(),
    comparison: { ...fixtureComparison(), tag, stimuli },
    trainings: [{ step: 4, runs: fixtureEpochs() }],
    shepards: [{ what: 'mean, 2-D', pairs: fixtureShepard(), names: results.stimuli.map(({ name }) => name), tag }],
    structures: [{ report: fixtureStructure(), tag }],
    pairs: { judgements: fixtureJudgements(), measure: 'dissimilarities', order: 'category', words: pairWords, active: null, tag },
    histograms: [{ ...fixtureHistogram(), tag }],
    strips: [fixtureStrip(tag)],
    metricName: (metric, form) => `${metricWords(metric, results.project.corpora).name}${form === null ? '' : ` (${form})`}`,
    howComputed: ({ method }) => method,
  };
}

/** From a broad bar to a high one. */
function fixtureStrip(tag: string | null): DecodedStrip {
  const steps = walkBetween([-1, 0], [1, 0]).map((at, i) => ({
    at,
    image: drawingFixture(fixtureResults().stimuli[i * 5]!.id),
    landing: [at[0]! * 0.6, 0.1],
    miss: Math.hypot(at[0]! * 0.4, 0.1),
  }));
  return { way: 'FORM', others: 'nearest stimuli', steps, tag };
}

/** Of the first twenty drawings, apart as their true places are; one pair nobody judged. */
export function fixtureJudgements(): Judgements {
  const stimuli = fixtureResults().stimuli.slice(0, 20);
  const apart = stimuli.flatMap((a) => stimuli.map((b) => Math.hypot(...a.truth.map((value, k) => value - b.truth[k]!))));
  const all = stimuli.map((_, i) => i);
  return {
    stimuli: stimuli.map(({ id, name, category }) => ({ id, name, category })),
    dissimilarities: apart.map((value, at) => (at === 3 || at === 60 ? null : value)),
    ratings: apart.map((_, at) => 5 + (at % 7)),
    orders: { category: all, cluster: all },
    merges: all.slice(1).map((i) => ({ left: i === 1 ? 0 : stimuli.length + i - 2, right: i, height: i / 4 })),
    raters: [],
    tripletRaters: [],
  };
}

const pairWords = {
  measures: { dissimilarities: 'Dissimilarity', ratings: 'Number of ratings' },
  ...{ notRated: 'Not rated', first: 'First', second: 'Second' },
  label: (measure: string, count: number) => `${measure} of all pairs of ${count} stimuli`,
  row: (name: string, category: string, nearest: string, value: string | null) =>
    `${name}, ${category}: ${nearest}, ${value ?? 'not compared'}`,
};
