/** The presets: the same experiments with other numbers. A preset never changes what is done, only how large and how long. */
import type { Augmentation, NetworkSize, Regularisation, Schedule, Start, WarmStart } from '../../contract/running/configuration';
import type { FixedPreset } from '../../contract/running/experiment';

export interface TrainingLength {
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
}

export interface Preset {
  readonly network: NetworkSize;
  readonly regularisation: Regularisation;
  /** Of trainings that do not begin with another's network; absent: Glorot, as in the study. */
  readonly start?: Start;
  /** How steps 4, 5, 8 and 9 begin with the networks of steps 2 and 6; absent: like any other training, as in the study. */
  readonly warm?: { readonly trains: WarmStart['trains']; readonly schedule: Schedule };
  /** Step 2: classification alone. */
  readonly classification: TrainingLength;
  /** Steps 4 and 5: classification and mapping together. */
  readonly multiTask: TrainingLength;
  /** Copies of a stimulus there; absent: as many as everywhere. */
  readonly multiTaskCopies?: number | undefined;
  /** Weight of the mapping loss beside a classification loss of weight 1. */
  readonly mappingWeight: number;
  /** Steps 6 to 9: reconstruction in place of classification. */
  readonly reconstruction: {
    readonly regularisation: Regularisation;
    /** Step 6. */
    readonly alone: TrainingLength;
    /** Steps 8 and 9: with the mapping. */
    readonly multiTask: TrainingLength;
    /** Weight of the mapping loss beside a reconstruction loss of weight 1. */
    readonly mappingWeight: number;
  };
  /** Whether step 2 goes through the study's other settings as well. */
  readonly settingsGrid: boolean;
  readonly augmentation: Augmentation;
  /** A corpus with so many images that its copies would exceed this gets fewer copies. */
  readonly corpusImagesAfterAugmentation: number;
  /** Copies of each stimulus whose features a regression is fitted on. */
  readonly featureCopies: number;
  /** Noise on the training images of a photograph network. Few copies of noisy drawings tell nothing about clean ones. */
  readonly photographNoise: number;
  /** Lasso penalties that compete on the validation fold. */
  readonly lassoBetas: readonly number[];
  /** The same of ridge regression, which the study did not use. */
  readonly ridgePenalties: readonly number[];
}

/** The study's lasso path (LearningPsychologicalSpaces, code/ml/regression; alpha = beta / number of features). */
const studyBetas = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** Of features whose variances sum to 1: from next to nothing to almost always the mean. */
const ridgePenalties = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

/** What the study did to its sketches; sizes 168..224 of 224 pixels. */
const studyAugmentation = { minimumSize: 0.75, flipProbability: 0.5, rotationDegrees: 15, shearDegrees: 15 };

/** The study's 'Default' network: decay and dropout in the encoder only. */
const studyRegularisation: Regularisation = {
  encoderDecay: 0.0005,
  decoderDecay: 0,
  encoderDropout: 0.5,
  decoderDropout: 0,
  noise: 0.1,
};

/** The study's 'best' autoencoder: neither decay nor dropout. */
const studyReconstruction: Regularisation = { ...studyRegularisation, encoderDecay: 0, encoderDropout: 0 };

const studyLength: TrainingLength = { learningRate: 0.0001, batchSize: 128, epochs: 200 };

/** Of trainings that go on from what was learnt before: the rate rises over the first tenth, then falls to nothing. */
const shortCourse: Schedule = { warmUp: 0.1, fall: 'cosine' };

/** Few copies of features need stronger penalties than the study's many: then even 'always the mean' is among the answers. */
const strongerBetas = [...studyBetas, 20, 50];

/**
 * `study` is the paper's own setting, `first-study` that of its first round (study facts, section 5: 128 pixels, objects of 96 to 128,
 * neither flips nor rotations nor shears, more copies; 25 of TU Berlin and 8 of Sketchy). The small presets see each drawing a few times
 * only, so they learn at a ten times higher rate, in smaller batches, with hardly any decay (on a plateau Adam would follow nothing else,
 * and did) and with more weight on the mapping; they begin with He's weights, and multi-task learning with the network of the step before,
 * because with Glorot's a short training ends on the plateau it begins on (docs/decisions/0044). `quick` has the smallest images whose last
 * feature map is larger than a point, below which classification hardly starts.
 */
export const presets: Record<FixedPreset, Preset> = {
  tiny: {
    network: { imageSize: 64, widthMultiplier: 0.125, bottleneck: 64 },
    regularisation: { ...studyRegularisation, encoderDecay: 0.00001, encoderDropout: 0.1 },
    start: 'he',
    warm: { trains: 'after-convolutions', schedule: shortCourse },
    classification: { learningRate: 0.001, batchSize: 32, epochs: 2 },
    multiTask: { learningRate: 0.0005, batchSize: 32, epochs: 1 },
    mappingWeight: 1,
    reconstruction: {
      regularisation: studyReconstruction,
      alone: { learningRate: 0.001, batchSize: 64, epochs: 2 },
      multiTask: { learningRate: 0.0005, batchSize: 64, epochs: 1 },
      mappingWeight: 0.5,
    },
    settingsGrid: false,
    augmentation: { ...studyAugmentation, stimulusCopies: 4, corpusCopies: 1, poolCopies: 1, evaluationCopies: 1 },
    corpusImagesAfterAugmentation: 250_000,
    featureCopies: 1,
    photographNoise: 0,
    lassoBetas: [0.1, 0.5, 2, 10, 50],
    ridgePenalties,
  },
  quick: {
    network: { imageSize: 72, widthMultiplier: 0.25, bottleneck: 128 },
    regularisation: { ...studyRegularisation, encoderDecay: 0.00001, encoderDropout: 0.1 },
    start: 'he',
    warm: { trains: 'all', schedule: shortCourse },
    classification: { learningRate: 0.001, batchSize: 32, epochs: 20 },
    multiTask: { learningRate: 0.0005, batchSize: 32, epochs: 2 },
    mappingWeight: 1,
    reconstruction: {
      regularisation: studyReconstruction,
      alone: { learningRate: 0.001, batchSize: 32, epochs: 3 },
      multiTask: { learningRate: 0.001, batchSize: 32, epochs: 2 },
      mappingWeight: 0.5,
    },
    settingsGrid: false,
    augmentation: { ...studyAugmentation, stimulusCopies: 16, corpusCopies: 3, poolCopies: 16, evaluationCopies: 1 },
    corpusImagesAfterAugmentation: 250_000,
    featureCopies: 4,
    photographNoise: 0,
    lassoBetas: strongerBetas,
    ridgePenalties,
  },
  'first-study': {
    network: { imageSize: 128, widthMultiplier: 1, bottleneck: 512, layout: 'first-study' },
    regularisation: studyRegularisation,
    classification: studyLength,
    multiTask: studyLength,
    mappingWeight: 0.0625,
    reconstruction: { regularisation: studyReconstruction, alone: studyLength, multiTask: studyLength, mappingWeight: 0.0625 },
    settingsGrid: false,
    augmentation: {
      minimumSize: 0.75,
      flipProbability: 0,
      rotationDegrees: 0,
      shearDegrees: 0,
      stimulusCopies: 4166,
      corpusCopies: 25,
      poolCopies: 3572,
      evaluationCopies: 1,
    },
    corpusImagesAfterAugmentation: 500_000,
    featureCopies: 4166,
    photographNoise: 0.1,
    lassoBetas: studyBetas,
    ridgePenalties,
  },
  study: {
    network: { imageSize: 224, widthMultiplier: 1, bottleneck: 512 },
    regularisation: studyRegularisation,
    classification: studyLength,
    multiTask: studyLength,
    mappingWeight: 0.0625,
    reconstruction: {
      regularisation: studyReconstruction,
      alone: studyLength,
      multiTask: studyLength,
      mappingWeight: 0.0625,
    },
    settingsGrid: true,
    augmentation: { ...studyAugmentation, stimulusCopies: 2000, corpusCopies: 12, poolCopies: 2000, evaluationCopies: 1 },
    corpusImagesAfterAugmentation: 250_000,
    featureCopies: 2000,
    photographNoise: 0.1,
    lassoBetas: studyBetas,
    ridgePenalties,
  },
};
