/** What the Results screen says, in English. */
import { baselineStep } from '../../../src-main/core/catalogue/steps';
export const resultsEn = {
  sets: 'Configuration',
  sizes: {
    tiny: 'Tiny',
    quick: 'Quick',
    'first-study': 'As in the study’s first round',
    study: 'As in the study',
    fitted: 'As fits the time',
    other: 'Other settings',
  },
  set: (size: string, space: string, dims: number, runs: number) =>
    `${size} · ${space}, ${dims}-D (${runs} ${runs === 1 ? 'run' : 'runs'})`,
  marks: {
    trial: 'Trial size (tiny): these numbers mean nothing',
    trialMeaning: 'Choose a larger size under Experiments for results that can be read.',
    stale: 'Computed before the data were changed',
    staleRows: (rows: number, all: number) =>
      `${rows === all ? `All ${all}` : `${rows} of ${all}`} rows of these results were computed before stimuli, drawings, the space, the corpora or what networks are given were changed.`,
    staleSpace: (space: string) =>
      `The space “${space}” was computed before stimuli or ratings were changed, and so was everything that was learned from it.`,
    computeAgain: 'Compute again',
    computing: 'Computing\u00a0…',
    otherSize: 'These runs have settings that no size of this version has. Start the steps anew under Experiments.',
  },
  views: 'Show',
  viewNames: { places: 'Places', methods: 'Methods', configurations: 'Configurations', compare: 'Compare two', layers: 'Layers' },
  configurations: (method: string) => `${method}, under every configuration`,
  configurationsOf: 'Method',
  aheadOfAll: 'ahead of all others',
  oneConfiguration:
    'Every method has results under one configuration only. Run steps in another size or with other settings under Experiments; their rows then stand beside each other here.',
  configurationsSpread: 'Mean ± SD over the five test folds.',
  configurationsNote:
    'Bold with a +: beats every other row at 5 % in a corrected resampled t test over the folds (Nadeau & Bengio, 2003). Trials, rows that lack a fold and rows computed before the data were changed do not compete.',
  ladder: 'From the baselines to the noise ceiling',
  ladderNote:
    'Small dots are single folds. A name in bold beats every other method in a paired test at 5 %. The noise ceiling is how well one half of everybody’s ratings predicts the other half.',
  publishedNote: (source: string) =>
    `Published values: ${source}. The R² of published networks was averaged over images, which explodes for places near the centre; here 1 − MSE stands in its place. Published regressions had four training folds, no feature filter and were scored over all augmented copies of each drawing (a click on a row of the table shows it so); drawings, folds and the number of copies are others.`,
  analysisTitle: 'What to read the results against',
  analysisText: (parts: number) =>
    `The pixel baseline, the nearest neighbours, the noise ceiling of the ratings and the layers of every network are computed once and kept: ${parts} ${parts === 1 ? 'part is' : 'parts are'} missing.`,
  analysisStart: 'Compute now',
  analysisNothing: 'Nothing can be analysed yet: it takes drawings of all stimuli, and ratings or dissimilarities.',
  analysing: 'Computing\u00a0…',
  analysingPart: (part: number, total: number, name: string) => `Part ${part} of ${total}: ${name}. You can go on working.`,
  analysisParts: {
    'pixel-baseline': 'pixel baseline (lasso)',
    'pixel-ridge': 'pixel baseline (ridge)',
    'noise-ceiling': 'noise ceiling of the ratings',
    pixels: 'pixels against dissimilarities',
    photograph: 'layers of the photograph network',
    encoder: 'layers of a trained network',
  },
  leftOfPart: (duration: string) => `about ${duration} left for this part`,
  analysisCancelled: 'Cancelled. What was computed by then is kept.',
  analysisDone: 'All parts are computed.',
  ceilingFound: (mse: string) => `Noise ceiling: MSE ${mse}.`,
  pixelsFound: (mse: string) => `Pixel baseline: MSE ${mse}.`,
  measure: 'Distance between activations',
  measures: { Euclidean: 'Euclidean', Manhattan: 'Manhattan', cosine: 'Cosine', 'inner product': 'Inner product' },
  statistic: 'Agreement with the dissimilarities',
  statisticMeanings: {
    kendall: 'Kendall’s τ-b: do larger distances go with larger dissimilarities? From −1 to 1; higher is better. No relation gets 0.',
    spearman: 'Correlation of the ranks. From −1 to 1; higher is better. No relation gets 0.',
    pearson: 'Correlation of the values. From −1 to 1; higher is better. No relation gets 0.',
    linearR2:
      'Share of the variance of the dissimilarities that a straight line over the distances explains. From 0 to 1; higher is better.',
    isotonicR2:
      'Share of the variance of the dissimilarities that a rising curve over the distances explains. From 0 to 1; higher is better.',
    weighted:
      'Kendall’s τ-b after each unit got the weight that fits best, for layers of at most 512 units. The weights are tested on other pairs of the same drawings, so the value is optimistic.',
  },
  networks: 'Network',
  layersTitle: 'Layers against people’s dissimilarities',
  layersNote:
    'Representational similarity analysis: all drawings go through the network, and the distances between their activations in each layer are compared with the dissimilarities people gave. Encoders that learned places have seen most of these drawings: their values are not held-out ones.',
  noLayers:
    'Layer by layer, how well distances between a network’s activations agree with people’s dissimilarities. “Compute now” finds out.',
  noNetwork: 'There is no network of this kind. Encoders you trained take part as long as their checkpoints are in the project folder.',
  sideA: 'Method A',
  sideB: 'Method B',
  swap: 'Swap A and B',
  rowName: (step: number, method: string, dims: number) => `${step === baselineStep ? 'Baseline' : `Step ${step}`}: ${method}, ${dims}-D`,
  needTwo: 'A comparison needs two methods with results.',
  compareSaid: (metric: string, a: string, b: string, p: string) => `${metric}: A ${a}, B ${b}; p ${p}.`,
  compareLuck: 'The difference may be luck.',
  compareBetter: (side: string) => `${side} is better, by more than luck.`,
  baselines: 'Baselines',
  comparing: 'Comparing\u00a0…',
  compareTitle: (a: string, b: string) => `A: ${a} · B: ${b}`,
  pairedTitle: 'Paired over drawings',
  pairedNote: (n: number, draws: string) =>
    `Over the ${n} drawings both have tested, each as placed by the fold that had not seen it. Interval: 95 %, bootstrap over drawings. p: permutation, ${draws} draws, two-sided.`,
  foldsNote:
    'Five folds are not five independent samples: they share their training drawings. The fold test is the corrected resampled t test (Nadeau & Bengio 2003), which widens the ordinary one for that.',
  noDrawingsPaired: 'These two have no test predictions of the same drawings; only the folds can be compared.',
  difference: 'A − B',
  differenceMeaning: 'Mean difference over the drawings. Whether below or above 0 is better depends on the metric.',
  interval: '95 % interval',
  intervalMeaning:
    'Where the difference would lie with other drawings of the same kind (bootstrap, percentiles). If it holds 0, the difference may be luck.',
  p: 'p',
  pMeaning:
    'How often chance alone gives a difference at least as large (signs of the differences flipped). Small is surprising; below 0.05 counts as more than luck.',
  effect: 'd',
  effectMeaning:
    'Effect size: mean difference divided by the standard deviation of the differences (Cohen’s d for pairs). 0.2 is small, 0.5 medium, 0.8 large.',
  foldP: 'p over folds',
  foldPMeaning: 'Corrected resampled t test over the folds (Nadeau & Bengio 2003). With five folds it finds large differences only.',
  better: (side: string) => `${side} is better`,
  biasTitle: 'How the predictions miss',
  shrinkage: 'Shrinkage slope',
  shrinkageMeaning:
    'Predicted distance from the centre for each unit of true distance (least squares). 1 means nothing is lost; 0 means everything is put at the centre, as the zero baseline does.',
  shiftAxis: (axis: number) => `Shift along axis ${axis}`,
  shiftMeaning: 'Mean of predicted minus true coordinate. 0 is best: neither too far one way nor the other.',
  slopeAxis: (axis: number) => `Slope of axis ${axis}`,
  slopeMeaning: 'Predicted coordinate for each unit of the true one. 1 is best; 0 means that the axis was not learned.',
  byCategory: 'Mean error by category',
  biasView: 'Bias shown',
  biasViewNames: { slope: 'Shrinkage', shift: 'Shifted', error: 'By category' },
  biasFigures: { slope: 'Shrinkage slopes', shift: 'Shift along each axis', error: 'Error of each category' },
  errorsTitle: 'Error of each drawing, A against B',
  noBias: 'Only methods that place drawings can be looked at like this.',
  map: 'True and predicted places',
  method: 'Predictions of',
  step: (step: number, method: string) => (step === baselineStep ? `Baseline: ${method}` : `Step ${step}: ${method}`),
  which: 'Show predictions as',
  roles: { test: 'Test', validation: 'Validation', train: 'Training' },
  rolesMeaning:
    'Each drawing is tested by the one fold that has never seen it, was used to choose the epoch in another, and was trained on in three. Only the test prediction says how well new drawings are placed.',
  notTest: 'Training and validation predictions look better than the network is: it has seen these drawings.',
  comparison: 'Comparison of methods',
  comparisonNote:
    'Columns “mean over folds”: mean ± standard deviation over the five folds; “pooled”: computed once over the test predictions of all folds. All values are of held-out drawings. Bold: the best, where it beats every other method in a paired test at 5 %.',
  schemeNote:
    'New categories: whole categories are held out, so that each drawing tested is of a category without training drawings; all other rows test drawings of known categories. Random folds: drawn without regard to categories. Neither takes part in the test for the best row.',
  rowMethod: 'Method',
  zero: 'Zero baseline',
  zeroMeaning: 'Always answers with the centre of the space (for accuracy: always with the same class). What any useful method must beat.',
  baselineNote:
    'Category mean: the mean place of the training drawings of the drawing’s category; it sees no image. Nearest neighbour: the place of the training drawing with the most similar features.',
  featuresUsed: (used: readonly number[], all: number) => {
    const [least, most] = [Math.min(...used), Math.max(...used)];
    const some = least === most ? String(most) : `${least} to ${most}`;
    return most === all
      ? `Fitted on all ${all} features.`
      : `Fitted on ${some} of ${all} features: those that vary hardly (SD below a set share of the largest) are left out.`;
  },
  foldsOf: (method: string) => `Folds of ${method}`,
  incomplete: 'not all folds yet',
  pooled: 'over all test drawings at once',
  fold: (fold: number) => `Fold ${fold}`,
  preset: { tiny: 'tiny', quick: 'quick', 'first-study': 'as in its first round', study: 'as in the study' },
  dimensions: 'By number of dimensions',
  metric: 'Metric',
  noDimensions: 'The curve over the numbers of dimensions appears when step 5 has results.',
  zeroGets: (value: string) => `Here the zero baseline gets ${value}.`,
  formNames: { pooled: (name: string) => `${name} (pooled)`, folds: (name: string) => `${name} (mean over folds)` },
  formMeanings: {
    pooled: 'Pooled: computed once, over the test predictions of all folds together.',
    folds:
      'Mean over folds: computed in each fold by itself, then averaged. R² and τ of a dozen drawings lie lower than those of all drawings together.',
  },
  card: (name: string, category: string) => `${name}, ${category}`,
  previous: 'Previous',
  next: 'Next',
  truth: 'True place',
  predictions: 'Predicted places',
  predictionsNote: 'One run for each fold; only the test prediction is of a drawing the run had not seen.',
  rank: 'Rank',
  rankMeaning: 'Place of this drawing when all are sorted by their distance from the prediction, in the full space. 1 is best.',
  errorMeaning: 'Distance between predicted and true place in the full space. 0 is best.',
  of: (n: number) => `of ${n}`,
  neighbours: (dims: number) => `Nearest neighbours in the full ${dims}-D space`,
  nearTruth: 'Of the true place',
  nearPrediction: 'Of the test prediction',
  shared: 'Neighbour of both',
  noPrediction: 'No test prediction yet: its fold has not run.',
  emptyTitle: 'No results yet',
  emptyText: 'Results appear as soon as the first run of an experiment is done.',
  goToExperiments: 'Go to the experiments',
  noMap: 'The map appears when a step that predicts places (1, 3 or 4) has a finished run.',
};
