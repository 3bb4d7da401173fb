/** The losses of a network as it stands, measured without noise and dropout over whole folds. */
import type { TrainingConfiguration } from '../../contract/running/configuration';
import type { EpochRow, FoldRole } from '../../contract/running/run';
import type { NetworkDescription } from '../../core/network/description';
import type { TrainingState } from '../../core/network/training-state';
import { roleOf } from '../../core/folds/folds';
import { pixelEntropy } from '../../core/statistics/pixel-entropy';
import type { TrainingProgram } from '../../engines/engine';
import type { EvaluationSet } from '../../pipeline/batch/worker-protocol';
import type { ImageSource } from '../features/image-source';
import type { TrainingData } from './training-data';

export type ValidationLosses = Pick<
  EpochRow,
  'validationLoss' | 'validationClassification' | 'validationReconstruction' | 'validationMapping'
>;

/**
 * Each objective's mean over the validation images that carry it; the total is weighted as in training, decay included. `lookUp` is
 * called between two pieces of work and may throw to stop.
 */
export async function validate(
  configuration: TrainingConfiguration,
  fold: number,
  data: TrainingData,
  images: ImageSource,
  program: TrainingProgram,
  decay: number,
  lookUp: () => Promise<void>,
): Promise<ValidationLosses> {
  const { objectives } = configuration;
  const reconstruction = objectives.reconstruction > 0;
  const crossEntropy = new Mean();
  const pixels = new Mean();
  const squaredError = new Mean();
  for (const corpus of data.corpora) {
    const { set, labels } = corpus.evaluation('validation');
    let row = 0;
    for await (const piece of images.pieces(set, data.fingerprintOf(set))) {
      await lookUp();
      const evaluation = await program.evaluate(piece, { reconstruction });
      if (evaluation.logits !== null) {
        const n = evaluation.logits.length / data.classes.length;
        for (let i = 0; i < n; i++) crossEntropy.add(softmaxCrossEntropy(evaluation.logits, i, data.classes.length, labels[row + i]!));
        row += n;
      }
      if (evaluation.reconstruction !== null) pixels.addAll(pixelEntropy(piece, evaluation.reconstruction), piece.length);
    }
  }
  for (const pool of data.pools) {
    const { set } = pool.evaluation('validation');
    for await (const piece of images.pieces(set, data.fingerprintOf(set))) {
      await lookUp();
      const evaluation = await program.evaluate(piece, { reconstruction });
      if (evaluation.reconstruction !== null) pixels.addAll(pixelEntropy(piece, evaluation.reconstruction), piece.length);
    }
  }
  const stimuli = stimulusRows(data, fold, 'validation');
  if (stimuli !== null) {
    let row = 0;
    for await (const piece of images.pieces(stimuli.set, data.fingerprintOf(stimuli.set))) {
      await lookUp();
      const evaluation = await program.evaluate(piece, { reconstruction });
      const dims = configuration.dims;
      const n = evaluation.mapping.length / dims;
      if (stimuli.places !== null)
        for (let i = 0; i < n; i++)
          squaredError.add(squaredDistance(evaluation.mapping, i, stimuli.places, stimuli.owners[row + i]!, dims));
      row += n;
      if (evaluation.reconstruction !== null) pixels.addAll(pixelEntropy(piece, evaluation.reconstruction), piece.length);
    }
  }
  const [classification, bce, mapping] = [crossEntropy.value(), pixels.value(), squaredError.value()];
  return {
    validationLoss:
      objectives.classification * (classification ?? 0) +
      objectives.reconstruction * (bce ?? 0) +
      objectives.mapping * (mapping ?? 0) +
      decay,
    validationClassification: objectives.classification > 0 ? classification : null,
    validationReconstruction: objectives.reconstruction > 0 ? bce : null,
    validationMapping: objectives.mapping > 0 ? mapping : null,
  };
}

/** L2 decay as it stands in the loss: decay times the sum of squares of the kernels (study facts, section 6). */
export function decayOf(network: NetworkDescription, { regularisation }: TrainingConfiguration, weights: TrainingState['weights']): number {
  let sum = 0;
  for (const { name, decay } of network.parameters) {
    const strength = { encoder: regularisation.encoderDecay, decoder: regularisation.decoderDecay, none: 0 }[decay];
    if (strength > 0) for (const value of weights[name]!.data) sum += strength * value * value;
  }
  return sum;
}

export function stimulusRows(
  { stimulusSet, stimuli }: TrainingData,
  fold: number,
  role: FoldRole,
): { set: EvaluationSet; owners: readonly number[]; places: Float64Array | null } | null {
  if (stimulusSet === null || stimuli === null) return null;
  const items = stimulusSet.items.filter((i) => roleOf(stimuli.folds[i]!, fold) === role);
  const owners = items.flatMap((i) => new Array<number>(stimulusSet.copies).fill(i));
  return { set: { ...stimulusSet, items }, owners, places: stimuli.places };
}

/** log(sum exp(logits)) - logit of the label, shifted by the largest logit so that nothing overflows. */
function softmaxCrossEntropy(logits: Float32Array, row: number, classes: number, label: number): number {
  const start = row * classes;
  let largest = -Infinity;
  for (let c = 0; c < classes; c++) largest = Math.max(largest, logits[start + c]!);
  let sum = 0;
  for (let c = 0; c < classes; c++) sum += Math.exp(logits[start + c]! - largest);
  return Math.log(sum) + largest - logits[start + label]!;
}

function squaredDistance(predicted: Float32Array, row: number, places: Float64Array, owner: number, dims: number): number {
  let sum = 0;
  for (let k = 0; k < dims; k++) sum += (predicted[row * dims + k]! - places[owner * dims + k]!) ** 2;
  return sum;
}

export class Mean {
  private sum = 0;
  private count = 0;
  add(value: number): void {
    this.addAll(value, 1);
  }
  /** `count` values at once, by their sum. */
  addAll(sum: number, count: number): void {
    this.sum += sum;
    this.count += count;
  }
  /** Null when nothing was added. */
  value(): number | null {
    return this.count === 0 ? null : this.sum / this.count;
  }
}
