/** A configuration: everything that determines the numbers of a run, apart from the fold and the data. */
import { foldSchemes } from '../../core/catalogue/variants';
import { regressorsWith } from '../../core/catalogue/methods';
import { networkInputSchema } from './network-input';
import { z } from 'zod';

const positiveInteger = z.number().int().positive();

/** 57 is the smallest image that survives every valid convolution and pooling of the encoder. */
export const networkSizeSchema = z.object({
  imageSize: z.number().int().min(57).max(1024), // pixels, square
  widthMultiplier: z.number().positive().max(4), // scales every channel and unit count but the bottleneck
  bottleneck: positiveInteger, // units, of which the first `dims` are the mapping units
  layout: z.literal('first-study').optional(), // the layers of the study's first round; absent: those of the final one
});
export type NetworkSize = z.infer<typeof networkSizeSchema>;

/** Weights of the three objectives in the loss; 0 switches one off. */
export const objectiveWeightsSchema = z.object({
  classification: z.number().nonnegative(),
  reconstruction: z.number().nonnegative(),
  mapping: z.number().nonnegative(),
});
export type ObjectiveWeights = z.infer<typeof objectiveWeightsSchema>;

export const regularisationSchema = z.object({
  encoderDecay: z.number().nonnegative(), // L2: + decay * sum of squares of kernels
  decoderDecay: z.number().nonnegative(),
  encoderDropout: z.number().min(0).max(0.9), // rate after dense 512; 0 is off
  decoderDropout: z.number().min(0).max(0.9),
  noise: z.number().min(0).max(1), // proportion of pixels turned to 0 or 1, training only
});
export type Regularisation = z.infer<typeof regularisationSchema>;

export const optimiserSchema = z.object({
  learningRate: z.number().positive(),
  batchSize: positiveInteger,
  epochs: positiveInteger,
});

/**
 * What the weights begin as. Glorot and Bengio's uniform kernels with zero biases are the study's, and what an absent start means: a setting
 * enters the name of a run only where it departs. 'he' is He et al.'s scale with first kernels that sum to 0, so that blank paper says
 * nothing; 'data-dependent' gives every unit mean 0 and variance 1 over one batch (Krähenbühl et al. 2016, Mishkin and Matas 2016).
 */
export const startSchema = z.enum(['he', 'data-dependent']);
export type Start = z.infer<typeof startSchema>;

/** The learning rate rises over the first share of all steps, and then falls as half a cosine where it says so; absent: always the same. */
export const scheduleSchema = z.object({ warmUp: z.number().min(0).max(0.5), fall: z.enum(['none', 'cosine']) });
export type Schedule = z.infer<typeof scheduleSchema>;

/** By how much a line grows on each side before its drawing is reduced to the network's image: a share of the longer side of the ink. */
export const lineThicknessSchema = z.number().min(0.0001).max(0.03); // less would change no pixel

/** Copies per image; 1 means one augmented copy each. Sizes are shares of the image size (168/224 = 0.75). */
export const augmentationSchema = z.object({
  stimulusCopies: positiveInteger,
  corpusCopies: positiveInteger,
  corpusCopiesById: z.record(z.string(), positiveInteger).optional(), // corpora that differ from that, by id
  poolCopies: positiveInteger,
  evaluationCopies: positiveInteger, // copy 0 is the drawing itself, centred; further ones are augmented
  minimumSize: z.number().positive().max(1),
  flipProbability: z.number().min(0).max(1), // flips, rotations, shears: never for stimuli
  rotationDegrees: z.number().min(0).max(180),
  shearDegrees: z.number().min(0).max(45),
  lineThickness: lineThicknessSchema.optional(), // absent: lines as they are drawn
});
export type Augmentation = z.infer<typeof augmentationSchema>;

/** Oddities of the published code, off by default; see study facts, section 6. */
export const quirksSchema = z.object({ secondCorpusLoss: z.boolean(), sharedNoiseMask: z.boolean() });

/** A training that begins with a start, not with what another has learnt. */
export const coldTrainingSchema = z.object({
  kind: z.literal('training'),
  space: z.string(),
  dims: positiveInteger,
  network: networkSizeSchema,
  objectives: objectiveWeightsSchema,
  regularisation: regularisationSchema,
  optimiser: optimiserSchema,
  augmentation: augmentationSchema,
  quirks: quirksSchema,
  engine: z.enum(['onnx', 'tensorflow']),
  device: z.string(), // 'cpu', 'webgpu', ...
  seed: z.number().int(),
  start: startSchema.optional(), // absent: Glorot
  schedule: scheduleSchema.optional(),
  /** What picks the epoch: the weighted sum of all objectives; absent: the mapping loss where there is one, as in the study. */
  selection: z.literal('all-objectives').optional(),
});

export type ColdTraining = z.infer<typeof coldTrainingSchema>;

/**
 * Begins with the network of another training on the same fold: its layers, with the mapping units fitted to them by ridge regression.
 * `trains`: everything, or only what follows the convolutions, whose activations are then computed once.
 */
export const warmStartSchema = z.object({ from: coldTrainingSchema, trains: z.enum(['all', 'after-convolutions']) });
export type WarmStart = z.infer<typeof warmStartSchema>;

export const trainingConfigurationSchema = coldTrainingSchema.extend({ warmStart: warmStartSchema.optional() });
export type TrainingConfiguration = z.infer<typeof trainingConfigurationSchema>;

/** Frozen features come from a photograph network or from the encoder of a training run on the same fold. */
export const featureSourceSchema = z.discriminatedUnion('source', [
  z.object({ source: z.literal('photograph'), network: z.string(), layer: z.string(), input: networkInputSchema.optional() }),
  z.object({ source: z.literal('encoder'), training: trainingConfigurationSchema }),
]);
export type FeatureSource = z.infer<typeof featureSourceSchema>;

const strengths = z.array(z.number().positive()).min(1);
export const regressorSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal(regressorsWith(null)) }),
  z.object({ type: z.literal(regressorsWith('betas')), betas: strengths }), // of the lasso: alpha = beta / number of features
  z.object({ type: z.literal(regressorsWith('penalties')), penalties: strengths }), // of features with variances that sum to 1
]);
export type Regressor = z.infer<typeof regressorSchema>;

/**
 * How stimuli are dealt to the five folds: 'categories' holds out whole categories, so that each fold tests categories that none of its
 * training drawings has; 'random' is drawn with the seed. Absent: as in the study, every fold with its share of each category. Regressions only.
 */
export const foldSchemeSchema = z.enum(foldSchemes);

/**
 * 'standardise': none is left out, and every feature is brought to the same SD, by ridge regression too; lasso and linear regression do that with
 * those they keep in any case.
 */
export const featureFilterSchema = z.union([z.number().min(0).max(1), z.literal('standardise')]);
export type FeatureFilter = z.infer<typeof featureFilterSchema>;

export const regressionConfigurationSchema = z.object({
  kind: z.literal('regression'),
  space: z.string(),
  dims: positiveInteger,
  features: featureSourceSchema,
  regressor: regressorSchema,
  targets: z.enum(['correct', 'shuffled']),
  augmentation: augmentationSchema,
  noise: z.number().min(0).max(1), // on the training images only
  seed: z.number().int(),
  /** Features whose SD over the training images is below this share of the largest SD are left out; absent: 0.01. Ridge uses all. */
  featureFilter: featureFilterSchema.optional(),
  /** Absent: three, and a fourth that the penalty is chosen on; 4: fitted once more with that penalty on all four, as published. */
  trainingFolds: z.literal(4).optional(),
  /** Features of a photograph network beside those of an encoder; each of the two divided by the square root of the sum of its variances. */
  joined: z
    .object({ network: z.string(), layer: z.string(), input: networkInputSchema.optional(), noise: z.number().min(0).max(1) })
    .optional(),
  folds: foldSchemeSchema.optional(),
});
export type RegressionConfiguration = z.infer<typeof regressionConfigurationSchema>;

export const configurationSchema = z.discriminatedUnion('kind', [trainingConfigurationSchema, regressionConfigurationSchema]);
export type Configuration = z.infer<typeof configurationSchema>;
