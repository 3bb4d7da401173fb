/**
 * Every metric that results can have, once. Which way is better, what is paired when two methods are compared, and how a value is
 * written follow from its row; names and meanings stand in words-en.ts and in the window's catalogues of other languages.
 */

/** A metric of five folds has two values: over all test predictions at once, and the mean of what each fold has by itself. */
export const metricForms = ['pooled', 'folds'] as const;
export type MetricForm = (typeof metricForms)[number];

interface MetricRow {
  readonly better: 'lower' | 'higher';
  /**
   * What it is computed from: predicted beside true places (core/experiments/place-metrics), distances of predicted places beside people's
   * judgements (studio/results/judged-distances), or what a network answers to held-out images (compute/training/evaluate-objectives).
   */
  readonly of: 'places' | 'dissimilarities' | 'triplets' | 'images';
  /** What is paired in a comparison: every stimulus has a value of its own, or only every fold has one. */
  readonly paired: 'stimuli' | 'folds';
  /**
   * Both where a dozen drawings give another value than all of them together: they have less variance, and fewer pairs. Metrics that are means
   * over drawings differ by form only where folds differ in size.
   */
  readonly forms: 'both' | 'folds';
  readonly range: readonly [low: number, high: number];
  readonly decimals: number;
  /** Whether one half of the ratings can be judged by it as a prediction of the other. */
  readonly hasCeiling: boolean;
  /** Whether the curve over the numbers of dimensions can show it. */
  readonly onCurve: boolean;
  /** Whether the table of the command line shows it, and in which forms: of all results, or of those that have it. */
  readonly inTextTable: 'always' | 'where-known' | 'pooled-where-known' | 'never';
  /** Whether each corpus has its own, named 'accuracy:<corpus id>'. */
  readonly perCorpus: boolean;
}

const ofPlaces = {
  of: 'places',
  paired: 'stimuli',
  decimals: 3,
  hasCeiling: true,
  onCurve: false,
  perCorpus: false,
  inTextTable: 'never',
} as const;
const ofJudgements = { paired: 'folds', decimals: 3, onCurve: false, perCorpus: false } as const;
const ofImages = { of: 'images', paired: 'folds', decimals: 3, hasCeiling: false, onCurve: false, perCorpus: false } as const;

/** By the key it has in metrics.json, results and tables, which are published; in the order in which tables list them. */
export const metrics = {
  r2: { ...ofPlaces, better: 'higher', forms: 'both', range: [-Infinity, 1], onCurve: true, inTextTable: 'always' },
  mse: { ...ofPlaces, better: 'lower', forms: 'folds', range: [0, Infinity], onCurve: true, inTextTable: 'always' },
  med: { ...ofPlaces, better: 'lower', forms: 'folds', range: [0, Infinity], onCurve: true, inTextTable: 'always' },
  rank: { ...ofPlaces, better: 'lower', forms: 'folds', range: [1, Infinity], decimals: 1 },
  knn: { ...ofPlaces, better: 'higher', forms: 'folds', range: [0, 1] },
  neighbours: { ...ofPlaces, better: 'higher', forms: 'folds', range: [0, 1] },
  kendall: {
    ...ofJudgements,
    of: 'dissimilarities',
    better: 'higher',
    forms: 'both',
    range: [-1, 1],
    hasCeiling: true,
    inTextTable: 'never',
  },
  triplets: {
    ...ofJudgements,
    of: 'triplets',
    better: 'higher',
    forms: 'both',
    range: [0, 1],
    hasCeiling: false,
    inTextTable: 'pooled-where-known',
  },
  bce: { ...ofImages, better: 'lower', forms: 'folds', range: [0, Infinity], inTextTable: 'where-known' },
  accuracy: { ...ofImages, better: 'higher', forms: 'folds', range: [0, 1], perCorpus: true, inTextTable: 'where-known' },
} as const satisfies Record<string, MetricRow>;

type Rows = typeof metrics;
export type Metric = keyof Rows;
type MetricsWith<Property> = { [Key in Metric]: Rows[Key] extends Property ? Key : never }[Metric];

export type CorpusMetric = MetricsWith<{ readonly perCorpus: true }>;
export type PlainMetric = Exclude<Metric, CorpusMetric>;
/** As it stands in files and tables. */
export type MetricName = PlainMetric | `${CorpusMetric}:${string}`;
/** What is measured of one fold, or of all together. */
export type MetricTable = Partial<Record<PlainMetric, number>> & Record<`${CorpusMetric}:${string}`, number>;
export type PlaceMetric = MetricsWith<{ readonly of: 'places' }>;
export type CeilingMetric = MetricsWith<{ readonly hasCeiling: true }>;
export type DimensionCurveMetric = MetricsWith<{ readonly onCurve: true }>;

const all = Object.keys(metrics) as Metric[];
const row = (metric: Metric): MetricRow => metrics[metric];

export const placeMetrics = all.filter((metric): metric is PlaceMetric => row(metric).of === 'places');
export const ceilingMetrics = all.filter((metric): metric is CeilingMetric => row(metric).hasCeiling);
export const corpusMetrics = all.filter((metric): metric is CorpusMetric => row(metric).perCorpus);
export const curveMetrics = all.filter((metric): metric is DimensionCurveMetric => row(metric).onCurve);

/** What the mapping is trained for, what settings compete by, and what every row that places drawings has. */
export const mappingError = 'mse' satisfies PlaceMetric;
/** The error of a single drawing, in units of the space. */
export const meanEuclideanDistance = 'med' satisfies PlaceMetric;

/** A key of a table of metrics that this version knows. Of others nobody can tell which way is better. */
export function isMetricName(name: string): name is MetricName {
  const [key = '', corpus] = splitName(name);
  return Object.hasOwn(metrics, key) && (corpus !== undefined) === row(key as Metric).perCorpus;
}

/** In the order of the rows, those of corpora in the order in which they are there. */
export function metricNamesOf(names: Iterable<string>): MetricName[] {
  const known = [...new Set(names)].filter(isMetricName);
  return known.sort((a, b) => all.indexOf(metricOf(a)) - all.indexOf(metricOf(b)));
}

export function metricOf(name: MetricName): Metric {
  return splitName(name)[0] as Metric;
}

/** Of 'accuracy:tu-berlin' its corpus; null for a metric that belongs to none. */
export function corpusOf(name: MetricName): string | null {
  return splitName(name)[1] ?? null;
}

export const metricOfCorpus = <Key extends CorpusMetric>(metric: Key, corpus: string): `${Key}:${string}` => `${metric}:${corpus}`;

export const describeMetric = (name: MetricName): MetricRow => row(metricOf(name));
export const isLowerBetter = (name: MetricName): boolean => describeMetric(name).better === 'lower';
export const hasTwoForms = (name: MetricName): boolean => describeMetric(name).forms === 'both';

export function isPairedOverStimuli(name: MetricName): name is PlaceMetric {
  return describeMetric(name).paired === 'stimuli';
}

function splitName(name: string): string[] {
  const colon = name.indexOf(':');
  return colon < 0 ? [name] : [name.slice(0, colon), name.slice(colon + 1)];
}
