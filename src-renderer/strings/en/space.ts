/** What the Space screen says, in English. */
import type { FitDoubt } from '../../../src-main/contract/study/space';
import { count } from '../count';

export const spaceEn = {
  space: 'Similarity space',
  dims: 'Dimensions',
  dimsOption: (dims: number) => `${dims}-D`,
  target: 'Target space',
  isTarget: (name: string, dims: number) => `The networks learn to predict places in ${name}, ${dims}-D.`,
  noTarget: 'No target space is chosen yet.',
  chooseTarget: (name: string, dims: number) => `Use ${name}, ${dims}-D, as target space`,
  targetChosen: (name: string, dims: number) => `The target space is now ${name}, ${dims}-D. Results in other spaces stay in their files.`,
  name: 'Name of the new space',
  nameHint: 'Letters, digits, spaces and hyphens.',
  method: 'Method',
  methods: {
    classical: 'Classical scaling',
    metric: 'Metric (SMACOF)',
    nonmetric: 'Nonmetric (SMACOF)',
    ordinal: 'Ordinal embedding from triplets',
    imported: 'Imported',
  },
  ties: 'Tied dissimilarities',
  tieNames: { primary: 'May be pulled apart (primary)', secondary: 'Stay equal (secondary)', tertiary: 'Stay equal on average (tertiary)' },
  starts: 'Random starts',
  seed: 'Seed',
  advanced: 'Advanced settings',
  maxIterations: 'Maximum iterations',
  computed: (name: string) => `The space ${name} is ready.`,
  stale: (name: string) => `The space “${name}” was computed before stimuli or judgements were changed.`,
  nameTaken: (name: string) => `There is already a space named “${name}”. Choose another name.`,
  map: 'Map of the space',
  scree: 'Stress by number of dimensions',
  screeNote:
    'Kruskal’s Stress-1: how badly the distances keep the order of the dissimilarities. From 0 to 1; lower is better, and more dimensions allow a lower one.',
  stressRises: (from: number, to: number) =>
    `From ${from} to ${to} dimensions the stress rises here: the best start of ${to}-D was not the best there is. More random starts may find it.`,
  noStress: 'This space came without stress values.',
  tau: 'Kendall τ',
  tauMeaning: 'Rank correlation of the distances in the space with the dissimilarities (τ-b). From −1 to 1; higher is better.',
  converged: 'Converged',
  yes: 'yes',
  no: 'no',
  unknown: 'not known',
  emptyTitle: 'No similarity space yet',
  emptyText: 'A similarity space is computed from the dissimilarities people gave, or comes with an imported study.',
  live: 'Live, not saved',
  liveName: (method: string, dims: number) => `${method}, ${dims}-D, not saved`,
  how: 'How it is computed',
  scale: 'Scale of the dissimilarities',
  scales: {
    ratio: 'In proportion (ratio)',
    interval: 'Along a line from 0 (interval)',
    'unbounded-interval': 'Along any line (interval without bound)',
  },
  from: 'Computed from',
  froms: { stored: 'The stored dissimilarities', mean: 'Means of the ratings', median: 'Medians of the ratings' },
  limit: 'Maximum ratings of a pair',
  noLimit: 'all',
  save: 'Save as a space',
  saveNote: 'Saves one to ten dimensions.',
  onMap: 'Shown on the map',
  overlays: {
    stress: 'Stress per point',
    ellipses: 'Confidence ellipses (other raters)',
    directions: 'Directions of features',
    hulls: 'Regions of categories',
  },
  alsoCompute: 'Also compute',
  slow: { structure: 'Permutation test of stress', scatter: 'Confidence ellipses', ceiling: 'Noise ceiling' },
  computingNow: 'computing …',
  fit: 'Fit',
  stressMeaning:
    'Kruskal’s Stress-1: how badly the distances fit the dissimilarities. From 0 to 1; lower is better. Compare it with the permutation test: what counts as low depends on the number of drawings and dimensions.',
  iterations: 'Iterations',
  pairs: (rated: string, pairs: string) => `${rated} of ${pairs} pairs rated`,
  perPair: (total: string, least: number, most: number) =>
    least === most ? `${total} ratings, ${most} for each pair` : `${total} ratings, ${least} to ${most} for each pair`,
  missingPairs: (n: number, examples: string) =>
    n === 1
      ? `1 pair was never rated: ${examples}. It has no say in the fit.`
      : `${n} pairs were never rated, among them ${examples}. They have no say in the fit.`,
  distinct: (n: number) => count(n, 'different value', 'different values'),
  notConverged: 'The best start did not converge within the maximum of iterations. Raise it under Advanced settings.',
  tertiaryNote:
    'With tertiary ties only the means of tied pairs must be in order. With as many ties as here nearly any arrangement does that: a stress near 0 and a low τ mean that the places say little.',
  fitSaysLittle: 'This fit says little.',
  doubts: (doubt: FitDoubt): string => {
    switch (doubt.code) {
      case 'near-zero-stress':
        return 'Stress is next to 0: nearly any arrangement would fit these dissimilarities.';
      case 'few-judged-pairs':
        return `${doubt.stimuli} stimuli were judged in fewer than ${doubt.least} pairs, so that their places are free.`;
      case 'equal-dissimilarities':
        return 'All dissimilarities are equal.';
      case 'far-clusters':
        return `The stimuli fall into two groups of ${doubt.sizes[0]} and ${doubt.sizes[1]} that are farther apart than any pair within them: nonmetric scaling does not see what is inside. Scale each by itself, or use metric scaling.`;
      case 'more-parameters':
        return `${doubt.parameters} free coordinates stand against ${doubt.judged} judged pairs: use fewer dimensions or judge more pairs.`;
      case 'few-triplets':
        return `${doubt.stimuli} stimuli were judged in fewer than ${doubt.least} triplets, so that their places are free.`;
      case 'more-parameters-than-triplets':
        return `${doubt.parameters} free coordinates stand against ${doubt.judged} judgements: use fewer dimensions or have more triplets judged.`;
      default:
        return doubt satisfies never;
    }
  },
  shepard: 'Shepard diagram',
  shepardNote:
    'Every pair once: its distance in the space over its dissimilarity, and the fitted curve. Points far from the curve are pairs the space shows wrongly.',
  elbowNote: (dims: number) => `The curve bends most at ${dims} dimensions: a rule of thumb, not a decision.`,
  structure: 'Permutation test of stress',
  structureResult: (p: string, count: number) =>
    `p = ${p}: share of ${count} data sets with the dissimilarities dealt to the pairs at random, the real one included, that fit at least as well. Real and shuffled data get the same few starts.`,
  structureSummary: (p: string, stress: string, least: string) =>
    `p = ${p}. Stress ${stress} with the same few starts; shuffled data come down to ${least} at best.`,
  ceilingSummary: (mse: string, r2: string) => `One half of the ratings predicts the other with MSE ${mse} and R² ${r2}.`,
  scatterSummary: (replicates: string) => `Drawn from ${replicates} bootstrap samples of the ratings.`,
  showFigure: 'Show the figure',
  ceiling: 'Noise ceiling',
  ceilingNote: (splits: number) =>
    `What a perfect mapping could reach: the ratings of each pair are halved at random ${splits} times, and the space of one half is taken as a prediction of the other’s. With all ratings the ceiling lies somewhat higher.`,
  ceilingMean: 'Mean',
  sd: 'SD',
  metric: 'Metric',
  directions: 'Directions of features',
  directionsNote:
    'Where a rated feature grows fastest: by regression over all drawings, and by a support vector machine between the top and the bottom quarter. The best are averaged, as in the Shapes study.',
  noDirections: 'The project has no rated features.',
  feature: 'Feature',
  ratedAs: 'Ratings',
  foundBy: 'Found by',
  models: { regression: 'Regression', svm: 'Support vector machine' },
  bestBy: { kappa: 'Best by κ, averaged', spearman: 'Best by ρ, averaged' },
  kappa: 'Cohen κ',
  kappaMeaning: 'How well the best threshold along the direction parts the top from the bottom quarter. At most 1; 0 is chance.',
  spearman: 'Spearman ρ',
  regions: 'Regions of categories',
  regionsNote: 'Intruders are drawings of other categories inside the convex hull of a category, in all dimensions of the space.',
  flatNote:
    'A category has no more drawings than the space has dimensions: its hull is flat, nothing can be inside, and 0 intruders say nothing.',
  members: 'Drawings',
  intruders: 'Intruders',
  size: 'Distance to prototype',
  allCategories: 'All categories',
  baselines: {
    normal: (draws: number) => `Normal places (${draws} draws)`,
    uniform: (draws: number) => `Uniform places (${draws} draws)`,
    shuffled: (draws: number) => `Shuffled drawings (${draws} draws)`,
  },
  pIntruders: 'p (intruders)',
  pSize: 'p (distance)',
  agreement: 'Metric comparison',
  agreementNote:
    'Cross-validated: each dimension weighted as fits four fifths of the pairs, tested on the rest. Pairs are split, not drawings, so these values are optimistic.',
  points: 'Points',
  ofSpace: 'This space',
  ofPixels: (block: number) => `Pixels, blocks of ${block}`,
  distanceBy: 'Distance',
  measures: { Euclidean: 'Euclidean', Manhattan: 'Manhattan', cosine: 'Cosine', 'inner product': 'Inner product' },
  weights: 'Weights',
  weightKinds: { fixed: 'fixed', 'cross-validated': 'cross-validated' },
  pearson: 'Pearson r',
  linearR2: 'Linear R²',
  isotonicR2: 'Isotonic R²',
  stressShareLabel: (share: string) => `stress per point ${share}`,
  needRatings: 'Needs the single ratings; this project has dissimilarities only.',
  triplets: {
    loss: 'Loss',
    losses: { logistic: 'Logistic', student: 'Student (t-STE)', 'crowd-kernel': 'Crowd kernel' },
    lossTerm: 'What these mean',
    lossMeaning:
      'How distances become choices. Logistic: stochastic triplet embedding, for three drawings the softmax over pairs. t-STE: heavy tails, forgives far misses. Crowd kernel: the ratio of the distances counts.',
    how: (loss: string, starts: number, seed: number) =>
      `Ordinal embedding from triplets, ${loss} loss, ${starts} ${starts === 1 ? 'start' : 'starts'}, seed ${seed}`,
    heldOut: 'Held out',
    heldOutMeaning:
      'Share of judgements the space was not fitted to that its distances predict: the validation triplets, or by five folds of triplets where there are none. From 0 to 1; higher is better.',
    fitted: 'Fitted to',
    fittedMeaning:
      'Share of the judgements fitted to that the distances predict. More dimensions always allow more; held-out triplets do not.',
    ceiling: 'Ceiling',
    ceilingMeaning: (triplets: string, judgements: string, others: string) =>
      `${triplets} triplets were judged more than once (${judgements} judgements): that share of them is the most frequent answer to their triplet, and no space can predict more. The most frequent answer of the others is right in ${others}.`,
    noCeiling: 'No triplet was judged twice: how far people agree is not known.',
    guessing: (share: string) => `guessing ${share}`,
    judgements: (judgements: string, people: number) =>
      people === 0 ? `${judgements} judgements` : `${judgements} judgements of ${people} ${people === 1 ? 'person' : 'people'}`,
    kinds: { reference: (n: string) => `${n} with a reference`, oddOneOut: (n: string) => `${n} odd one out` },
    validation: (kept: string) =>
      `${kept} validation triplets are kept apart: the space is fitted to the others, and these judge its dimensions.`,
    times: (median: string, known: string) => `Median response time ${median} s (known of ${known} judgements).`,
    fast: (n: string, share: string) =>
      `${n} answers (${share}) came in less than 0.2 s, faster than anybody can look: guesses or slips. They count like all others.`,
    noTimes: 'No response times are known.',
    scan: 'Triplets predicted by number of dimensions',
    scanNote: 'Take few dimensions: where the held-out curve no longer rises, further ones only follow chance.',
    elbow: (dims: number) =>
      `${dims} ${dims === 1 ? 'dimension predicts' : 'dimensions predict'} held-out triplets as well as any, within one standard error: a rule of thumb, not a decision.`,
    noHeldOut: 'There are too few different triplets to hold any out.',
    ellipses: 'Confidence ellipses (other people)',
    resampled: (people: boolean, replicates: number) =>
      `Ellipses: 95 % of the places in ${replicates} spaces of ${people ? 'people' : 'single judgements (fewer than five people)'} drawn again.`,
    noDissimilarities: 'From triplets there is no stress, so no permutation test of it; their ceiling stands with the fit, above the map.',
  },
  coordinatesCsv: 'Coordinates as CSV',
};
