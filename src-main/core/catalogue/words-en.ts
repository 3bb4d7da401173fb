/** What the rows of the catalogue are called, in English: in figures, files, on the command line and in the window. */
import type { BaselineMethod, FeatureName, PlainBaseline, RegressorName, TrainingMethod } from './methods';
import type { CorpusMetric, PlainMetric } from './metrics';
import { readNetworkName } from './network-name';
import type { Step } from './steps';
import type { FoldScheme, VariantDictionary } from './variants';

export interface MetricWords {
  readonly name: string;
  /** What it is, its range, which way is better, and what guessing gets. */
  readonly meaning: string;
}

export const metricWordsEn: Readonly<Record<PlainMetric, MetricWords>> = {
  mse: {
    name: 'MSE',
    meaning: 'Mean squared distance between predicted and true place, summed over dimensions. From 0 up; lower is better.',
  },
  med: {
    name: 'Mean distance',
    meaning: 'Mean Euclidean distance between predicted and true place, in units of the space. From 0 up; lower is better.',
  },
  r2: {
    name: 'R²',
    meaning:
      'Share of the variance of the true places that the predictions explain, mean over dimensions. At most 1; higher is better. Worse than always answering the mean is negative.',
  },
  rank: {
    name: 'Rank',
    meaning:
      'Place of the drawing itself when all drawings are sorted by distance from its prediction. From 1 to the number of drawings; lower is better.',
  },
  knn: {
    name: 'Hit rate at k = 5',
    meaning:
      'Share of drawings that are among the five nearest to their own prediction. From 0 to 1; higher is better. Chance gets 5 in the number of drawings.',
  },
  neighbours: {
    name: 'Neighbourhood preservation',
    meaning:
      'Of the five nearest neighbours of the true place, the share that is also among the five nearest to the prediction. From 0 to 1; higher is better. Chance gets 5 in the number of other drawings.',
  },
  bce: {
    name: 'Reconstruction loss',
    meaning:
      'Binary cross-entropy per pixel between reconstructed and clean image. From 0 up; lower is better. Always answering mid-grey gets 0.69.',
  },
  triplets: {
    name: 'Triplet accuracy',
    meaning:
      'Share of people’s judgements of triplets that the distances between predictions get right. From 0 to 1; higher is better. Guessing gets 1/2 with a reference, 1/3 of an odd one out; the most frequent answer to each triplet is the ceiling.',
  },
  kendall: {
    name: 'Kendall τ',
    meaning:
      'Rank correlation of distances between predictions with the dissimilarities people gave. From −1 to 1; higher is better. No relation gets 0; the zero baseline has no value, as its places are all the same.',
  },
};

export const corpusMetricWordsEn: Readonly<Record<CorpusMetric, (corpus: string) => MetricWords>> = {
  accuracy: (corpus) => ({
    name: `Accuracy, ${corpus}`,
    meaning: `Share of held-out sketches of ${corpus} given their right class, among the classes of that corpus. From 0 to 1; higher is better. The zero baseline always answers one class.`,
  }),
};

export const stepNames: Readonly<Record<Step, string>> = {
  1: 'Transfer from ImageNet features',
  2: 'Sketch classification',
  3: 'Sketch transfer',
  4: 'Multi-task learning',
  5: 'Other target spaces',
  6: 'Sketch reconstruction',
  7: 'Reconstruction transfer',
  8: 'Multi-task learning with reconstruction',
  9: 'Other target spaces with reconstruction',
};

export const schemeNamesEn: Readonly<Record<FoldScheme, string>> = { categories: 'new categories', random: 'random folds' };

/** Streams of comparisons are named by these words, so that results stay the same: let them be. */
export const variantWordsEn: VariantDictionary = {
  'encoder-decay': (decay) => `decay ${decay}`,
  'encoder-dropout': (rate) => (rate === 0 ? 'no dropout' : `dropout ${rate}`),
  noise: (share) => `noise ${share}`,
  bottleneck: (units) => `bottleneck ${units}`,
  folds: (scheme) => schemeNamesEn[scheme],
  'feature-filter': (filter) =>
    filter === 'standardise' ? 'features standardised' : filter === 0 ? 'all features' : `features from ${filter} of the largest SD`,
  'training-folds': (folds) => `${folds} training folds`,
  joined: () => 'joined with photograph features',
  network: (name) => readNetworkName(name).join(', '),
};

export interface MethodDictionary {
  readonly trainings: Readonly<Record<TrainingMethod, string>>;
  /** Transfer from them: 'Sketch transfer' of 'Sketch transfer (lasso)'. */
  readonly features: Readonly<Record<FeatureName, string>>;
  readonly regressors: Readonly<Record<RegressorName, string>>;
  readonly control: (regressor: string) => string;
  readonly baselines: Readonly<Record<BaselineMethod, { readonly name: string; readonly meaning: string }>>;
  readonly plainBaselines: Readonly<Record<PlainBaseline, string>>;
  readonly variants: VariantDictionary;
}

export const methodDictionaryEn: MethodDictionary = {
  trainings: {
    classification: stepNames[2],
    'multi-task': stepNames[4],
    reconstruction: stepNames[6],
    'multi-task-reconstruction': stepNames[8],
  },
  features: { photograph: stepNames[1], sketch: stepNames[3], reconstruction: stepNames[7] },
  regressors: { lasso: 'lasso', linear: 'linear', ridge: 'ridge' },
  control: (regressor) => `control: ${regressor}, shuffled targets`,
  baselines: {
    'category-mean': {
      name: 'Category mean (sees no image)',
      meaning:
        'The mean place of the training drawings of the same category. It sees no image: what a network reaches beyond it is more than telling categories apart.',
    },
    'nearest-pixels': {
      name: 'Nearest neighbour (pixels)',
      meaning: 'The place of the training drawing whose grey values (28 × 28) are most alike. Nothing is learned.',
    },
    'nearest-photograph': {
      name: 'Nearest neighbour (ImageNet features)',
      meaning: 'The place of the training drawing whose features in the photograph network are most alike. Nothing is fitted to the space.',
    },
    'nearest-sketch': {
      name: 'Nearest neighbour (sketch features)',
      meaning:
        'The place of the training drawing whose features in the encoder of step 2 (same fold) are most alike. Nothing is fitted to the space.',
    },
    'nearest-reconstruction': {
      name: 'Nearest neighbour (reconstruction features)',
      meaning:
        'The place of the training drawing whose features in the encoder of step 6 (same fold) are most alike. Nothing is fitted to the space.',
    },
  },
  plainBaselines: {
    zero: 'Zero baseline',
    mean: 'Mean of the training places',
    normal: 'Drawn at random (normal)',
    draw: 'A training place at random',
  },
  variants: variantWordsEn,
};
