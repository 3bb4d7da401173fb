/** The objectives in TensorFlow operations; formulas as in onnx/losses.ts. */
import type * as tfCore from '@tensorflow/tfjs';
import type { NetworkDescription } from '../../core/network/description';
import type { Objectives, TrainingBatch } from '../engine';
import type { TensorFlow } from './load-tensorflow';
import type { NetworkOutputs, Parameters } from './network';

export interface LossTensors {
  readonly total: tfCore.Scalar;
  readonly classification: tfCore.Scalar;
  readonly reconstruction: tfCore.Scalar;
  readonly mapping: tfCore.Scalar;
  readonly encoderDecay: tfCore.Scalar;
  readonly decoderDecay: tfCore.Scalar;
}

/** Call inside `tf.tidy`; the batch's numbers become tensors here. */
export function computeLosses(
  tf: TensorFlow,
  network: NetworkDescription,
  objectives: Objectives,
  batch: TrainingBatch,
  outputs: NetworkOutputs,
  parameters: Parameters,
): LossTensors {
  const { dims, classes, imageSize } = network.spec;
  const n = batch.mappingWeights.length;
  const mean = (losses: tfCore.Tensor1D, sampleWeights: Float32Array): tfCore.Scalar => {
    const weights = tf.tensor1d(sampleWeights);
    return tf.div(tf.sum(tf.mul(losses, weights)), tf.maximum(tf.sum(weights), 1e-12));
  };
  const differences = tf.sub(outputs.mapping, tf.tensor2d(batch.mappingTargets, [n, dims]));
  const mapping = mean(tf.sum(tf.square(differences), 1), batch.mappingWeights);
  let classification = tf.scalar(0);
  let second = tf.scalar(0);
  if (outputs.logits !== null) {
    const truth = tf.cast(tf.oneHot(tf.tensor1d(batch.labels, 'int32'), classes), 'float32') as tfCore.Tensor2D;
    classification = mean(crossEntropy(tf, outputs.logits, truth), batch.classificationWeights);
    if (objectives.secondCorpusClasses !== null && batch.secondCorpusWeights !== null) {
      const allowed = new Set(objectives.secondCorpusClasses);
      const hidden = tf.tensor2d(
        Float32Array.from({ length: classes }, (_, index) => (allowed.has(index) ? 0 : -1e30)),
        [1, classes],
      );
      second = mean(crossEntropy(tf, tf.add(outputs.logits, hidden), truth), batch.secondCorpusWeights);
    }
  }
  let reconstruction = tf.scalar(0);
  if (outputs.pixels !== null) {
    const clean = tf.tensor4d(batch.cleanImages ?? batch.images, [n, imageSize, imageSize, 1]);
    const perPixel = tf.sub(tf.softplus(outputs.pixels), tf.mul(outputs.pixels, clean));
    reconstruction = mean(tf.mean(perPixel, [1, 2, 3]), batch.reconstructionWeights);
  }
  const decay = (kind: 'encoder' | 'decoder', rate: number) => {
    const kernels = rate === 0 ? [] : network.parameters.filter((parameter) => parameter.decay === kind);
    const squares = kernels.map(({ name }) => tf.sum(tf.square(parameters[name] ?? tf.scalar(0))));
    return tf.mul<tfCore.Scalar>(
      squares.reduce<tfCore.Tensor>((left, right) => tf.add(left, right), tf.scalar(0)),
      rate,
    );
  };
  const encoderDecay = decay('encoder', objectives.encoderDecay);
  const decoderDecay = decay('decoder', objectives.decoderDecay);
  const { weights } = objectives;
  const terms = [
    tf.mul(classification, weights.classification),
    second,
    tf.mul(mapping, weights.mapping),
    tf.mul(reconstruction, weights.reconstruction),
    encoderDecay,
    decoderDecay,
  ];
  const total = terms.reduce((left, right) => tf.add(left, right)) as tfCore.Scalar;
  return { total, classification, reconstruction, mapping, encoderDecay, decoderDecay };
}

function crossEntropy(tf: TensorFlow, logits: tfCore.Tensor2D, truth: tfCore.Tensor2D): tfCore.Tensor1D {
  return tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), truth), 1));
}
