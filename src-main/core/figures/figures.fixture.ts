/** A small made-up study for the tests and the gallery of figures: every value follows from a formula, none from a run. */
import type { TripletScan } from './curves/triplet-scan-scene';
import type { Histogram } from './spaces/histogram-scene';
import type { EpochRow } from '../../contract/running/run';
import type { MetricSummary, ResultRow, ResultsDocument, ResultStimulus } from '../../contract/results/results';
import type { AnalysedLayer, AnalysedNetwork, Analysis, LayerStatistics } from '../../contract/results/analysis';
import type { Method, Step } from '../../contract/running/experiment';
import type { Bias, Comparison } from '../../contract/results/comparison';
import type { Space } from '../../contract/study/space';
import type { ShepardColumns, StructureReport } from '../../contract/results/space-analysis';

const categories = [
  'dishes',
  'buildings',
  'vehicles',
  'insects',
  'fruits',
  'vegetables',
  'plants',
  'ungulates',
  'birds',
  'tools',
  'appliances',
  'clothes',
];
const dims = 4;

/** Twelve categories of five; fold k tests item k of each. Clusters on a spiral, predictions shrunk towards the centre. */
export function fixtureResults(tag: string | null = 'Fixture: no real data'): ResultsDocument {
  const stimuli = categories.flatMap((category, c) => Array.from({ length: 5 }, (_, k) => fixtureStimulus(category, c, k)));
  const scale = Math.sqrt(stimuli.reduce((sum, { truth }) => sum + truth.reduce((s, v) => s + v * v, 0), 0) / stimuli.length);
  const scaled = (at: readonly number[]): number[] => at.map((value) => Math.round((value / scale) * 1e4) / 1e4);
  return {
    schemaVersion: 1,
    project: {
      name: 'Fixture',
      tag,
      ownTag: tag,
      size: 'quick',
      space: 'mean',
      dims,
      corpora: [{ id: 'a', name: 'Corpus A' }],
      photographNetwork: 'Inception-v3',
      isPublishedSpace: true,
    },
    sets: [{ configuration: 'q', about: [], size: 'quick', space: 'mean', dims, runs: 105, isPresent: true }],
    stale: { steps: [], rows: 0, space: false },
    steps: fixtureRows(),
    best: {
      mse: { step: 4, method: 'multi-task', survives: true, largestP: 0.002 },
      r2: { step: 4, method: 'multi-task', survives: false, largestP: 0.21 },
    },
    stimuli: stimuli.map((stimulus) => ({
      ...stimulus,
      truth: scaled(stimulus.truth),
      predictions: stimulus.predictions.map((prediction) => ({ ...prediction, at: scaled(prediction.at) })),
    })),
  };
}

function fixtureStimulus(category: string, c: number, k: number): ResultStimulus {
  const wave = (n: number): number => Math.sin(n * 12.9898 + c * 78.233 + k * 2.4);
  const truth = Array.from({ length: dims }, (_, d) => Math.cos(c * (0.9 + d * 0.37) + d) + 0.8 * wave(d + 1));
  const predict = (share: number, noise: number, n: number): number[] => truth.map((value, d) => share * value + noise * wave(n + 3 * d));
  const methods: [Step, Method, number][] = [[1, 'photograph-lasso', 0.7], [3, 'sketch-lasso', 0.6], [4, 'multi-task', 0.45]]; // prettier-ignore
  return {
    id: `${category}-${k}`,
    name: `${category.replace(/s$/, '')} ${k + 1}`,
    category,
    truth,
    predictions: methods.flatMap(([step, method, noise]) =>
      [0, 1, 2, 3, 4].map((fold) => {
        const role = fold === k ? ('test' as const) : fold === (k + 1) % 5 ? ('validation' as const) : ('train' as const);
        return {
          step,
          method,
          dims,
          fold,
          role,
          at: predict(role === 'train' ? 0.95 : 0.7, role === 'train' ? noise / 3 : noise, fold + step),
        };
      }),
    ),
  };
}

function fixtureRows(): ResultRow[] {
  const row = (step: Step, method: Method, d: number, mse: number): ResultRow => ({
    step,
    method,
    name: method,
    space: 'mean',
    dims: d,
    preset: 'quick',
    complete: true,
    stale: false,
    metrics: {
      mse: summary(mse),
      med: summary(mse * 0.8 + 0.3),
      r2: summary(d === 1 && method === 'multi-task' ? -62.8 : 1 - mse),
      ...(step === 4 ? { 'accuracy:a': summary(0.62) } : {}),
    },
    baselines: { zero: { mse: summary(1, 0), med: summary(0.99, 0), r2: summary(0, 0) } },
  });
  const others = [1, 2, 3, 5, 6, 7, 8, 9, 10];
  const curve =
    (base: number, best: number) =>
    (d: number): number =>
      base + 0.02 * Math.abs(d - best) + 0.006 * d;
  const methods: [Step, Method, (d: number) => number][] = [[1, 'photograph-lasso', curve(0.46, 2)], [3, 'sketch-lasso', curve(0.38, 2)], [4, 'multi-task', curve(0.36, 4)]]; // prettier-ignore
  return [
    ...methods.map(([step, method, mse]) => row(step, method, dims, mse(dims))),
    {
      ...row(2, 'classification', dims, 0.5),
      metrics: { 'accuracy:a': summary(0.63) },
      baselines: { zero: { 'accuracy:a': summary(0.02, 0) } },
    },
    ...methods.flatMap(([, method, mse]) => others.map((d) => row(5, method, d, mse(d)))),
  ];
}

function summary(mean: number, spread = 0.03): MetricSummary {
  const folds = [-1.2, 0.4, 1.1, -0.5, 0.2].map((z) => mean + z * spread);
  return { mean, sd: spread, folds, pooled: mean };
}

/** Five folds whose losses fall to different floors; fold 2 was resumed and repeats an epoch. */
export function fixtureEpochs(epochs = 40): { fold: number; epochs: EpochRow[]; chosenEpoch: number }[] {
  return [0, 1, 2, 3, 4].map((fold) => {
    const rows = Array.from({ length: epochs }, (_, i): EpochRow => {
      const epoch = i + 1;
      const fall = Math.exp(-epoch / (7 + fold));
      const train = 0.4 + 3.2 * fall + 0.03 * Math.sin(epoch * 1.7 + fold);
      const validation = 0.9 + 2.8 * fall + 0.06 * Math.sin(epoch * 2.3 + fold * 2) + 0.008 * Math.max(0, epoch - 25);
      return {
        epoch,
        trainLoss: train,
        trainClassification: train * 0.8,
        trainReconstruction: null,
        trainMapping: train * 0.2,
        validationLoss: validation,
        validationClassification: validation * 0.8,
        validationReconstruction: null,
        validationMapping: validation * 0.2,
        imagesPerSecond: 300,
      };
    });
    const chosen = rows.reduce((best, row) => (row.validationLoss < best.validationLoss ? row : best));
    return { fold, epochs: fold === 2 ? [...rows.slice(0, 20), ...rows.slice(18)] : rows, chosenEpoch: chosen.epoch };
  });
}

/** Stress values of the published mean space (study facts, section 3). */
export function fixtureSpace(): Space {
  const stress = [0.463, 0.27, 0.183, 0.141, 0.113, 0.098, 0.086, 0.076, 0.067, 0.06];
  const tau = [0.3839, 0.5194, 0.5737, 0.6023, 0.6251, 0.6318, 0.6461, 0.6501, 0.6752, 0.6715];
  return {
    schemaVersion: 1,
    name: 'mean',
    settings: { method: 'nonmetric', ties: 'primary', starts: 256, maxIterations: 1000, seed: 42 },
    source: 'Fixture',
    dimensions: stress.map((stress1, i) => ({ dims: i + 1, stress1, kendallTau: tau[i]!, converged: true })),
  };
}

/** As 64 contour shapes have it: nothing is gained beyond one dimension. */
export function fixtureTripletScan(): TripletScan {
  const heldOut = [0.718, 0.7, 0.69, 0.712, 0.705, 0.705];
  const accuracy = [0.65, 0.679, 0.699, 0.705, 0.705, 0.714];
  return {
    name: 'triplets',
    dimensions: heldOut.map((share, i) => ({
      ...{ dims: i + 1, stress1: null, kendallTau: null, converged: true },
      triplets: { loss: 0.63 - i / 100, accuracy: accuracy[i]!, heldOut: share },
    })),
    ceiling: 0.718,
    chance: 0.5,
    marked: 2,
    tag: null,
  };
}

/** Pairs of the fixture's stimuli: distances in the first two dimensions over dissimilarities that follow all of them. */
export function fixtureShepard(): ShepardColumns {
  const truths = fixtureResults()
    .stimuli.slice(0, 30)
    .map(({ truth }) => truth);
  const pairs = truths.flatMap((a, first) =>
    truths.slice(first + 1).map((b, k) => {
      const apart = (upTo: number): number => Math.hypot(...a.slice(0, upTo).map((value, d) => value - b[d]!));
      return { first, second: first + 1 + k, dissimilarity: Math.round(apart(dims) * 8) / 8, distance: apart(2) };
    }),
  );
  const sorted = pairs.sort((a, b) => a.dissimilarity - b.dissimilarity);
  const column = (name: keyof (typeof sorted)[number]): number[] => sorted.map((pair) => pair[name]);
  return {
    first: column('first'),
    second: column('second'),
    dissimilarity: column('dissimilarity'),
    distance: column('distance'),
    disparity: column('dissimilarity').map((value) => 0.7 * value),
  };
}

/** Stress of shuffled data by formula, well above that of the real. */
export function fixtureStructure(): StructureReport {
  const shuffled = Array.from({ length: 99 }, (_, i) => 0.22 + 0.01 * Math.sin(i * 12.9898) + 0.006 * Math.sin(i * 4.1)).sort(
    (a, b) => a - b,
  );
  return { stress1: 0.141, shuffled, p: 0.01 };
}

/** Sizes of 2,000 copies, about as many as the study's rule expects of each. */
export function fixtureHistogram(): Histogram {
  const bins = Array.from({ length: 19 }, (_, i) => {
    const expected = (2000 * (19 - i)) / 190;
    return { from: 168 + 3 * i, to: 171 + 3 * i, count: Math.round(expected + 12 * Math.sin(2.1 * i)), expected };
  });
  return { bins, label: 'Sizes', valueName: 'Longer side (pixels)', countName: 'Copies', expectedName: 'expected', decimals: 0, tag: null };
}

/** A line drawing by formula: a wavy ring, rounder or spikier by id. */
export function drawingFixture(id: string): string {
  const seed = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7);
  const points = Array.from({ length: 72 }, (_, i) => {
    const angle = (i / 72) * 2 * Math.PI;
    const radius = 30 + 16 * Math.sin(angle * (2 + (seed % 5)) + seed) + 5 * Math.cos(angle * (seed % 7));
    return `${(50 + radius * Math.cos(angle)).toFixed(1)},${(50 + radius * (0.55 + (seed % 9) / 18) * Math.sin(angle)).toFixed(1)}`;
  });
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100' width='200' height='200'><polygon points='${points.join(' ')}' fill='none' stroke='black' stroke-width='3'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Two methods that miss in their own ways, the second far along one axis. */
export function fixtureComparison(): Comparison {
  const row = (step: Step, method: Method) =>
    ({ step, method, dims, name: method, space: 'mean', preset: 'quick', complete: true, stale: false }) as const;
  const categories = ['birds', 'tools', 'fruits'];
  const bias = (shrinkage: number, wild: number): Bias => ({
    shrinkage,
    axes: Array.from({ length: dims }, (_, k) => ({ shift: 0.1 * (k - 1.5), slope: k === 1 ? wild : shrinkage + 0.1 * k })),
    categories: categories.map((category, i) => ({ category, stimuli: 5, shift: [0, 0, 0, 0], error: 0.5 + 0.2 * i + 0.1 * shrinkage })),
  });
  return {
    schemaVersion: 1,
    tag: null,
    a: row(4, 'multi-task'),
    b: row(3, 'sketch-lasso'),
    draws: 99,
    metrics: [],
    bias: { a: bias(0.6, 0.7), b: bias(0.3, 60) },
    stimuli: [],
  };
}

/** Two encoders of one method, one of another, pixels, a pixel baseline and a ceiling. */
export function fixtureAnalysis(): Analysis {
  const same = (value: number): LayerStatistics => {
    return { pearson: value, spearman: value, kendall: value, linearR2: value, isotonicR2: value };
  };
  const layer = (name: string, value: number, weighted: number | null): AnalysedLayer => {
    const measures = { Euclidean: same(value), Manhattan: same(value), cosine: same(value), 'inner product': same(value) };
    return { layer: name, units: 16, measures, weighted };
  };
  const encoder = (step: Step, method: Method, fold: number, first: number, last: number): AnalysedNetwork => {
    const layers = [layer('conv1', first, null), layer('bottleneck', last, 0.55)];
    return { source: `run ${step}${fold}`, kind: 'encoder', step, method, fold, run: null, layers };
  };
  const blocks = [layer('block 1', 0.1, null), layer('block 8', 0.3, 0.4)];
  return {
    schemaVersion: 1,
    drawings: '',
    target: '',
    pairs: 1770,
    space: { name: 'mean', dims, measures: layer('', 0.6, null).measures },
    networks: [
      { source: 'pixels', kind: 'pixels', step: null, method: null, fold: null, run: null, layers: blocks },
      encoder(2, 'classification', 0, 0.1, 0.3),
      encoder(2, 'classification', 1, 0.2, 0.4),
      encoder(4, 'multi-task', 0, 0.15, 0.5),
    ],
    pixelBaseline: { block: 8, features: 784, betas: [1, 1, 1, 1, 1], metrics: { mse: summary(0.9, 0.05) } },
    noiseCeiling: { splits: 40, metrics: { mse: { mean: 0.2, low: 0.1, high: 0.3 } } },
  };
}
