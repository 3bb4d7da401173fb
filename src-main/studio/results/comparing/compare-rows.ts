/** Two rows of the results against each other: paired over the stimuli both have tested, and over the folds both have. */
import { variantWordsEn } from '../../../core/catalogue/words-en';
import type { ComparedMetric, Comparison, RowReference } from '../../../contract/results/comparison';
import { describeVariant, schemeOf } from '../../../core/catalogue/variants';
import { isPairedOverStimuli, metricNamesOf, placeMetrics, type MetricName } from '../../../core/catalogue/metrics';
import { createStream, type RandomStream } from '../../../core/random/stream';
import { comparePaired } from '../../../core/statistics/comparing/paired-comparison';
import { correctedResampledT } from '../../../core/statistics/comparing/resampled-t';
import { stimulusScores, type StimulusScores } from '../../../core/statistics/scores/stimulus-scores';
import { meanAndSd } from '../../../core/statistics/summary';
import type { PlacedSpace } from '../placed-space';
import { seedsIn, testPredictions, type FoldResult } from '../rows/summarise-folds';

/** What has been computed of one row. `places` is null where nothing was placed. */
export interface RowData extends RowReference {
  readonly folds: readonly FoldResult[];
  readonly places: PlacedSpace | null;
}

/** Stimuli that both rows have a test prediction of, in the order of the first. */
export function sharedStimuli(a: RowData, b: RowData): string[] {
  const there = new Set(testedStimuli(b));
  return testedStimuli(a).filter((id) => there.has(id));
}

/** Of the given stimuli, in the order given. */
export function scoresOf({ folds, places }: RowData, stimuli: readonly string[]): StimulusScores | null {
  if (places === null || stimuli.length === 0) return null;
  const { owners, predicted } = testPredictions(folds, places, new Set(stimuli));
  const rowsOf = new Map<number, number[]>();
  owners.forEach((owner, row) => rowsOf.set(owner, [...(rowsOf.get(owner) ?? []), row]));
  const order = stimuli.flatMap((id) => rowsOf.get(places.indexOf(id)!) ?? []);
  return stimulusScores(
    places,
    order.map((row) => owners[row]!),
    order.flatMap((row) => predicted.slice(row * places.dims, (row + 1) * places.dims)),
  );
}

export interface RowPair {
  /** All that both rows have. */
  readonly metrics: readonly MetricName[];
  compare(metric: MetricName): ComparedMetric;
}

/** Draws are seeded so that exchanging the sides changes nothing but signs. */
export function pairRows(a: RowData, b: RowData, draws: number, seed: number): RowPair {
  const stimuli = sharedStimuli(a, b);
  const sides = stimuli.length < 2 ? null : { a: scoresOf(a, stimuli)!.scores, b: scoresOf(b, stimuli)!.scores };
  const ofFolds = sharedFoldMetrics(a, b).filter((metric) => !isPairedOverStimuli(metric));
  return {
    metrics: [...(sides === null ? [] : placeMetrics), ...ofFolds],
    compare(metric) {
      const overFolds = foldTest(a, b, metric);
      if (sides !== null && isPairedOverStimuli(metric)) {
        const [left, right] = [sides.a[metric], sides.b[metric]];
        const { difference, interval, p, effectSize } = comparePaired(left, right, draws, comparisonStream(a, b, metric, seed));
        const overStimuli = { interval: [...interval] as [number, number], p, effectSize: finiteOrNull(effectSize) };
        return { metric, a: meanAndSd(left).mean, b: meanAndSd(right).mean, difference, overStimuli, overFolds };
      }
      const [meanA, meanB] = foldValues(a, b, metric).map((values) => meanAndSd(values).mean) as [number, number];
      return { metric, a: meanA, b: meanB, difference: meanA - meanB, overStimuli: null, overFolds };
    },
  };
}

/** The numbers that resample the stimuli: the same whichever row comes first. */
export function comparisonStream(a: RowReference, b: RowReference, metric: MetricName, seed: number): RandomStream {
  return createStream(seed, 'comparison', ...[rowName(a), rowName(b)].sort(), metric);
}

/** Three fifths train and one tests, stimuli and sketches alike: only this proportion enters. */
const foldShares = { train: 3, test: 1 } as const;

export function foldTest(a: RowData, b: RowData, metric: MetricName): Comparison['metrics'][number]['overFolds'] {
  const [left, right] = foldValues(a, b, metric);
  if (left.length < 2 || schemeOf(a.variant) !== schemeOf(b.variant) || !haveSameFolds(a, b)) return null; // fold 1 of the one holds other drawings than of the other
  const { t, degreesOfFreedom, p } = correctedResampledT(
    left.map((v, i) => v - right[i]!),
    foldShares.train,
    foldShares.test,
  );
  const seeds = sharedSeeds(a, b).length;
  return { folds: left.length, ...(seeds > 1 ? { seeds } : {}), t: finiteOrNull(t), degreesOfFreedom, p };
}

/** Whether no stimulus was tested in different folds, as where categories were changed between the runs of the one and of the other. */
function haveSameFolds(a: RowData, b: RowData): boolean {
  const there = testedIn(b);
  return [...testedIn(a)].every(([stimulus, fold]) => (there.get(stimulus) ?? fold) === fold);
}

function testedIn({ folds }: RowData): Map<string, number> {
  const tested = folds.flatMap(({ fold, predictions }) =>
    predictions.flatMap(({ role, stimulus }) => (role === 'test' ? [[stimulus, fold] as const] : [])),
  );
  return new Map(tested);
}

/** Of the folds in which both rows have the metric, seed by seed; where nothing is drawn every seed has the same. */
function foldValues(a: RowData, b: RowData, metric: MetricName): [number[], number[]] {
  const isSameSeed = pairsSeeds(a, b);
  const pairs = a.folds.flatMap((own) =>
    b.folds.flatMap((other) => {
      if (own.fold !== other.fold || !isSameSeed(own, other)) return [];
      const [left, right] = [own.metrics.test[metric], other.metrics.test[metric]];
      return left === undefined || right === undefined ? [] : [[left, right] as const];
    }),
  );
  return [pairs.map(([left]) => left), pairs.map(([, right]) => right)];
}

/** What was computed with seeds that the other row has not is no part; rows with one seed each are paired whichever these are. */
function pairsSeeds(a: RowData, b: RowData): (own: FoldResult, other: FoldResult) => boolean {
  const [ofA, ofB] = [seedsIn(a.folds), seedsIn(b.folds)];
  if (ofA.length === 1 && ofB.length === 1) return () => true;
  const shared = sharedSeeds(a, b);
  const [inA, inB] = shared.length > 0 ? [shared, shared] : [ofA.slice(0, 1), ofB.slice(0, 1)];
  return (own, other) =>
    (own.seed === undefined || inA.includes(own.seed)) &&
    (other.seed === undefined || inB.includes(other.seed)) &&
    (own.seed === undefined || other.seed === undefined || shared.length === 0 || own.seed === other.seed);
}

/** Of a row that nothing is drawn in, those of the other. */
function sharedSeeds(a: RowData, b: RowData): number[] {
  const [ofA, ofB] = [seedsIn(a.folds), seedsIn(b.folds)];
  if (ofA.length === 0) return ofB;
  return ofB.length === 0 ? ofA : ofA.filter((seed) => ofB.includes(seed));
}

function sharedFoldMetrics(a: RowData, b: RowData): MetricName[] {
  const names = (row: RowData): MetricName[] => metricNamesOf(row.folds.flatMap(({ metrics }) => Object.keys(metrics.test)));
  const there = new Set(names(b));
  return names(a).filter((metric) => there.has(metric) && foldValues(a, b, metric)[0].length > 0);
}

function testedStimuli({ folds, places }: RowData): string[] {
  const tested = folds.flatMap(({ predictions }) => predictions.filter(({ role }) => role === 'test').map(({ stimulus }) => stimulus));
  return places === null ? [] : [...new Set(tested)].filter((id) => (places.folds[places.indexOf(id) ?? -1] ?? -1) >= 0);
}

/** Names the stream of a pair of rows: with the words that stood for a variant once, so that p and interval stay what they were. */
function rowName({ step, method, dims, variant }: RowReference): string {
  const settings = variant === undefined ? [] : [describeVariant(variant, variantWordsEn)];
  return [step, method, dims, ...settings].join(' ');
}

export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
