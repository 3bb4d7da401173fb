/** What a figure is drawn with: theme, size of letters, words of a language, and how numbers are written. */
import type { VariantDictionary } from '../../catalogue/variants';
import type { AnalysedNetwork, LayerStatistic } from '../../../contract/results/analysis';
import type { BiasView } from '../../../contract/results/comparison';
import type { FoldRole } from '../../../contract/running/run';
import type { PlainBaseline, RowMethod } from '../../catalogue/methods';
import { methodNamesEn } from '../../catalogue/name-method';
import { methodDictionaryEn, variantWordsEn } from '../../catalogue/words-en';
import type { EpochMetric } from '../curves/epoch-metrics';
import { paperTheme, type FigureTheme } from './palette';

export interface FigureWords {
  readonly methods: Readonly<Record<RowMethod, string>>;
  /** What sets rows of a method apart. */
  readonly variants: VariantDictionary;
  readonly dimension: (number: number) => string;
  readonly principalAxis: (number: number) => string;
  readonly spaceUnits: (length: string) => string;
  readonly truePlace: string;
  readonly trueDrawing: string;
  readonly predictedPlace: Readonly<Record<FoldRole, string>>;
  readonly roles: Readonly<Record<FoldRole, string>>;
  readonly mapLabel: (stimuli: number, what: string) => string;
  /** What a screen reader says at a mark; `error` is null where nothing is predicted. */
  readonly errorRank: (error: string, rank: number, of: number) => string;
  readonly epoch: string;
  /** The total loss and its parts. */
  readonly epochMetrics: Readonly<Record<EpochMetric, string>>;
  readonly training: string;
  readonly validation: string;
  readonly fold: string;
  readonly chosenEpoch: string;
  readonly epochLabel: (epoch: number, training: string, validation: string) => string;
  readonly epochCurves: (what: string) => string;
  readonly logarithmic: (axis: string) => string;
  readonly numberOfDimensions: string;
  readonly zeroBaseline: string;
  readonly dimensionCurve: (metric: string) => string;
  readonly dimensionLabel: (method: string, dims: number, mean: string, sd: string) => string;
  readonly stress: string;
  readonly stressByDimension: (space: string) => string;
  readonly stressLabel: (dims: number, stress: string) => string;
  readonly elbow: string;
  readonly heldOut: string;
  readonly fittedTo: string;
  readonly tripletCeiling: string;
  readonly guessing: string;
  readonly tripletAccuracy: string;
  readonly tripletLoss: string;
  readonly howComputed: string;
  readonly accuracyByDimension: (space: string) => string;
  readonly accuracyLabel: (dims: number, accuracy: string) => string;
  readonly meanStressShare: string;
  readonly confidenceEllipse: string;
  readonly directionOf: string;
  readonly regionOf: string;
  readonly placedMean: string;
  readonly placedByFolds: string;
  readonly placedByFold: (fold: number) => string;
  readonly placedRegion: string;
  readonly decodedPlace: string;
  readonly decodedLanding: string;
  readonly strip: (pictures: number, way: string) => string;
  readonly stripLabel: (step: number, of: number, miss: string) => string;
  readonly stripMiss: string;
  readonly stripOthers: (others: string) => string;
  readonly stripStep: string;
  readonly stripLanding: (axis: string) => string;
  readonly stripUnits: string;
  readonly dissimilarity: string;
  readonly distance: string;
  readonly pairOfStimuli: string;
  readonly disparity: string;
  readonly shepardLabel: (space: string) => string;
  readonly shepardPairLabel: (first: string, second: string, dissimilarity: string, distance: string) => string;
  readonly shuffledSets: string;
  readonly realStress: string;
  readonly shuffledStress: string;
  readonly structureLabel: (stress: string, best: string) => string;
  readonly baselines: Readonly<Record<PlainBaseline, string>>;
  readonly pixels: string;
  readonly pixelsRidge: string;
  readonly noiseCeiling: string;
  readonly majority: string;
  readonly published: string;
  readonly meanAndSpread: string;
  readonly lowerIsBetter: (metric: string) => string;
  readonly higherIsBetter: (metric: string) => string;
  readonly ladder: (metric: string) => string;
  readonly rungLabel: (name: string, metric: string, mean: string, sd: string | null) => string;
  readonly networkKinds: Readonly<Record<AnalysedNetwork['kind'], string>>;
  readonly layerStatistics: Readonly<Record<LayerStatistic | 'weighted', string>>;
  readonly layer: string;
  readonly units: string;
  readonly pixelBlock: (side: number) => string;
  readonly bestLayerOf: (kind: string) => string;
  readonly targetSpace: (dims: number) => string;
  readonly layerChart: (statistic: string) => string;
  readonly layerLabel: (network: string, layer: string, value: string) => string;
  readonly errorOf: (side: string, method: string) => string;
  readonly errorsLabel: (name: string, category: string, a: string, b: string) => string;
  readonly errorsChart: (drawings: number) => string;
  readonly biasViews: Readonly<Record<BiasView, string>>;
  readonly biasCentre: string;
  readonly biasAxis: (number: number) => string;
  readonly biasIdeal: string;
  readonly biasLabel: (row: string, a: string, b: string) => string;
  readonly table: {
    readonly name: string;
    readonly category: string;
    readonly method: string;
    readonly mean: string;
    readonly sd: string;
    readonly fold: (number: number) => string;
  };
  readonly mapTable: {
    readonly role: string;
    readonly fold: string;
    readonly error: string;
    readonly trueAt: (axis: number) => string;
    readonly predictedAt: (axis: number) => string;
    readonly stressShare: string;
    readonly deviation: (axis: number) => string;
  };
}

export interface FigureStyle {
  readonly theme: FigureTheme;
  readonly fontSize: number; // CSS pixels; 11 is a good 8 pt
  readonly words: FigureWords;
  readonly number: (value: number, decimals: number) => string;
}

export const englishFigureWords: FigureWords = {
  methods: methodNamesEn,
  variants: variantWordsEn,
  dimension: (number) => `Dimension ${number}`,
  principalAxis: (number) => `Principal axis ${number}`,
  spaceUnits: (length) => (length === '1' ? '1 unit of the space' : `${length} units of the space`),
  truePlace: 'True place',
  trueDrawing: 'True place (drawing)',
  predictedPlace: { test: 'Predicted (test)', validation: 'Predicted (validation)', train: 'Predicted (training)' },
  roles: { test: 'Test', validation: 'Validation', train: 'Training' },
  mapLabel: (stimuli, what) => `Map of ${stimuli} drawings: ${what}`,
  errorRank: (error, rank, of) => `error ${error}, ${ordinal(rank)} smallest of ${of}`,
  epoch: 'Epoch',
  epochMetrics: {
    loss: 'Total loss',
    classification: 'Classification loss',
    mapping: 'Mapping loss (MSE)',
    reconstruction: 'Reconstruction loss',
  },
  training: 'Training',
  validation: 'Validation',
  fold: 'Single fold',
  chosenEpoch: 'Chosen epoch',
  epochLabel: (epoch, training, validation) => `Epoch ${epoch}: training ${training}, validation ${validation}`,
  epochCurves: (what) => `${what} by epoch`,
  logarithmic: (axis) => `${axis} (log scale)`,
  numberOfDimensions: 'Number of dimensions',
  zeroBaseline: 'Zero baseline',
  dimensionCurve: (metric) => `${metric} by number of dimensions`,
  dimensionLabel: (method, dims, mean, sd) => `${method}, ${dims}-D: ${mean} ± ${sd}`,
  stress: 'Stress-1',
  stressByDimension: (space) => `Stress by number of dimensions, space ${space}`,
  stressLabel: (dims, stress) => `${dims}-D: stress ${stress}`,
  elbow: 'Elbow',
  heldOut: 'Held-out triplets',
  fittedTo: 'Triplets fitted to',
  tripletCeiling: 'Ceiling (most frequent answer)',
  guessing: 'Guessing',
  tripletAccuracy: 'Share of judgements predicted',
  tripletLoss: 'Loss (mean −log likelihood)',
  howComputed: 'How it was computed',
  accuracyByDimension: (space) => `Triplets predicted by number of dimensions, space ${space}`,
  accuracyLabel: (dims, accuracy) => `${dims}-D: ${accuracy} predicted`,
  meanStressShare: 'Stress per point (mean)',
  confidenceEllipse: '95 %, other raters',
  directionOf: 'Direction of a feature',
  regionOf: 'Region of a category',
  placedMean: 'New drawing (mean)',
  placedByFolds: 'Each of five networks',
  placedByFold: (fold) => `New drawing, network ${fold}`,
  placedRegion: '90 % region (shadow)',
  decodedPlace: 'Place to be drawn',
  decodedLanding: 'Where the picture lands again',
  strip: (pictures, way) => `${pictures} pictures drawn on the way along ${way}`,
  stripLabel: (step, of, miss) => `Picture ${step} of ${of}: lands ${miss} away`,
  stripMiss: 'Distance to where it lands again',
  stripOthers: (others) => `Other units: ${others}`,
  stripStep: 'Picture',
  stripLanding: (axis) => `${axis}, where it lands`,
  stripUnits: 'Other units from',
  dissimilarity: 'Dissimilarity',
  distance: 'Distance in the space',
  pairOfStimuli: 'Pair of drawings',
  disparity: 'Fitted (disparity)',
  shepardLabel: (space) => `Shepard diagram, ${space}`,
  shepardPairLabel: (first, second, dissimilarity, distance) =>
    `${first} and ${second}: dissimilarity ${dissimilarity}, distance ${distance}`,
  shuffledSets: 'Shuffled data sets',
  realStress: 'Real data',
  shuffledStress: 'Stress-1 of shuffled data',
  structureLabel: (stress, best) => `Stress of the real data ${stress}; of shuffled data at best ${best}`,
  baselines: methodDictionaryEn.plainBaselines,
  pixels: 'Pixels (lasso)',
  pixelsRidge: 'Pixels (ridge)',
  noiseCeiling: 'Noise ceiling (half of the ratings)',
  majority: 'Ceiling (most frequent answer)',
  published: 'Published',
  meanAndSpread: 'Mean ± SD',
  lowerIsBetter: (metric) => `${metric} (lower is better)`,
  higherIsBetter: (metric) => `${metric} (higher is better)`,
  ladder: (metric) => `${metric} from the baselines to the noise ceiling`,
  rungLabel: (name, metric, mean, sd) => `${name}: ${metric} ${mean}${sd === null ? '' : ` ± ${sd}`}`,
  networkKinds: { pixels: 'Pixels', photograph: 'Photograph network', encoder: 'Trained encoders' },
  layerStatistics: {
    kendall: 'Kendall τ',
    spearman: 'Spearman ρ',
    pearson: 'Pearson r',
    linearR2: 'Linear R²',
    isotonicR2: 'Isotonic R²',
    weighted: 'Kendall τ with fitted weights',
  },
  layer: 'Layer',
  units: 'Units',
  pixelBlock: (side) => (side === 1 ? 'Single pixels' : `Blocks of ${side} × ${side}`),
  bestLayerOf: (kind) => `${kind}, best layer`,
  targetSpace: (dims) => `Target space, ${dims}-D`,
  layerChart: (statistic) => `${statistic} of distances with dissimilarities, layer by layer`,
  layerLabel: (network, layer, value) => `${network}, ${layer}: ${value}`,
  errorOf: (side, method) => `Error of ${side}: ${method}`,
  errorsLabel: (name, category, a, b) => `${name}, ${category}: error A ${a}, error B ${b}`,
  errorsChart: (drawings) => `Errors of ${drawings} drawings, A against B`,
  biasViews: {
    slope: 'Predicted per true unit of distance',
    shift: 'Mean of predicted minus true coordinate',
    error: 'Mean error by category, in units of the space',
  },
  biasCentre: 'Distance from the centre',
  biasAxis: (number) => `Axis ${number}`,
  biasIdeal: 'Without bias',
  biasLabel: (row, a, b) => `${row}: A ${a}, B ${b}`,
  table: { name: 'Name', category: 'Category', method: 'Method', mean: 'Mean', sd: 'SD', fold: (number) => `Fold ${number}` },
  mapTable: {
    role: 'Role',
    fold: 'Fold',
    error: 'Error',
    trueAt: (axis) => `True ${axis}`,
    predictedAt: (axis) => `Predicted ${axis}`,
    stressShare: 'Stress per point',
    deviation: (axis) => `SD of dimension ${axis}`,
  },
};

function ordinal(rank: number): string {
  const ending = rank % 100 >= 11 && rank % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th');
  return `${rank}${ending}`;
}

/** Dot decimals and a true minus sign, as in files whatever the reader's language. */
export function plainNumber(value: number, decimals: number): string {
  return value
    .toFixed(decimals)
    .replace(/^-(?=[0.]*$)/, '')
    .replace('-', '−');
}

/** 9 pt Arial on white: what is written to files. */
export const paperStyle: FigureStyle = { theme: paperTheme, fontSize: 12, words: englishFigureWords, number: plainNumber };
