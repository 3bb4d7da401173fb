/** What the bench measures: the study's network and settings, the same for every engine and every peer. */
import type { TrainingConfiguration } from '../../contract/running/configuration';
import { describeNetwork } from '../../core/network/describe-network';
import type { NetworkDescription } from '../../core/network/description';
import { presets } from '../../core/experiments/presets';
import type { Objectives } from '../../engines/engine';

export interface BenchSetup {
  readonly batchSize: number;
  readonly network: NetworkDescription;
  readonly objectives: Objectives;
}

/** TU Berlin and Sketchy together. */
export const studyClasses = 277;
export const studyDims = 4;

/** `decoder`: all three objectives together; else classification and mapping, as in step 4. */
export function benchSetup(batchSize: number, decoder: boolean): BenchSetup {
  const { network, regularisation, multiTask, mappingWeight } = presets.study;
  const { encoderDecay, decoderDecay, encoderDropout, decoderDropout } = regularisation;
  const spec = { ...network, dims: studyDims, classes: studyClasses, decoder, encoderDropout, decoderDropout };
  const weights = { classification: 1, mapping: mappingWeight, reconstruction: decoder ? 1 : 0 };
  const { learningRate } = multiTask;
  return {
    batchSize,
    network: describeNetwork(spec),
    objectives: { weights, encoderDecay, decoderDecay, learningRate, secondCorpusClasses: null },
  };
}

/** The configuration that trains this setup, for the measurement of a whole epoch. */
export function benchConfiguration(
  { network, objectives, batchSize }: BenchSetup,
  engine: TrainingConfiguration['engine'],
  device: string,
  copies: { readonly stimulusCopies: number; readonly corpusCopies: number },
): TrainingConfiguration {
  const { imageSize, widthMultiplier, bottleneck, dims } = network.spec;
  const { regularisation, augmentation } = presets.study;
  return {
    kind: 'training',
    space: 'bench',
    dims,
    network: { imageSize, widthMultiplier, bottleneck },
    objectives: objectives.weights,
    regularisation,
    optimiser: { learningRate: objectives.learningRate, batchSize, epochs: 2 },
    augmentation: { ...augmentation, ...copies },
    quirks: { secondCorpusLoss: false, sharedNoiseMask: false },
    engine,
    device,
    seed: 1,
  };
}
