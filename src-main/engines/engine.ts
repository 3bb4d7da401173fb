/** What every engine makes possible; onnx/ and tensorflow/ implement it over the same network description. */
import type { ObjectiveWeights } from '../contract/running/configuration';
import type { NetworkDescription } from '../core/network/description';
import type { TrainingState } from '../core/network/training-state';

export interface EngineInfo {
  readonly name: 'onnx' | 'tensorflow';
  readonly version: string;
  readonly device: string;
  readonly threads: number;
  readonly precision: 'float32';
  /** What had to be given up on this machine so far, and why, in sentences: a fast formulation that failed its check. */
  readonly remarks: readonly string[];
}

/** An engine on a device, whether or not this machine can use it. */
export interface AvailableEngine extends Omit<EngineInfo, 'remarks'> {
  readonly available: boolean;
  /** Why it is not available and what would help, in a sentence; null when it is. */
  readonly reason: string | null;
}

/** Everything besides the network that the training step computes with. */
export interface Objectives {
  readonly weights: ObjectiveWeights;
  readonly encoderDecay: number;
  readonly decoderDecay: number;
  readonly learningRate: number; // Adam, beta1 0.9, beta2 0.999, epsilon 1e-7 (Keras' convention: outside the square root)
  /** Class indices of the second corpus when the published extra loss is replicated, else null. */
  readonly secondCorpusClasses: readonly number[] | null;
}

/**
 * One minibatch of exactly the compiled batch size n; unused rows carry weight 0 everywhere.
 * Each objective's loss is sum(weight * loss) / max(sum(weight), tiny) over the batch.
 */
export interface TrainingBatch {
  readonly images: Float32Array; // n x S x S in [0, 1], white = 1, after noise
  readonly cleanImages: Float32Array | null; // same shape; the reconstruction target
  readonly labels: Int32Array; // n class indices; any value where the classification weight is 0
  readonly classificationWeights: Float32Array; // n
  readonly secondCorpusWeights: Float32Array | null; // n; only with secondCorpusClasses
  readonly mappingTargets: Float32Array; // n x dims
  readonly mappingWeights: Float32Array; // n
  readonly reconstructionWeights: Float32Array; // n
  /** By dropout layer name: n x units of 0 or 1 / (1 - rate). */
  readonly dropoutMasks: Readonly<Record<string, Float32Array>>;
  /** Of this step, where a schedule sets it; left out, that of the objectives. */
  readonly learningRate?: number;
}

/** Unweighted means over the samples that carry the target; `total` is what is minimised, decay included. */
export interface StepLosses {
  readonly total: number;
  readonly classification: number;
  readonly reconstruction: number;
  readonly mapping: number;
  readonly encoderDecay: number;
  readonly decoderDecay: number;
}

export type { Tensor, TrainingState } from '../core/network/training-state';

/** Row-major, n rows each. Without noise and dropout. */
export interface Evaluation {
  readonly bottleneck: Float32Array; // n x bottleneck; the first dims columns are the mapping
  readonly mapping: Float32Array; // n x dims
  readonly logits: Float32Array | null; // n x classes
  readonly reconstruction: Float32Array | null; // n x S x S in [0, 1]
}

export interface TrainingProgram {
  load(state: TrainingState): Promise<void>;
  save(): Promise<TrainingState>;
  /** How many minibatches a call of `steps` takes at most: 1 where the state stays on the device between calls. */
  readonly batchesPerCall: number;
  /** One step (forward, backward, update) for each minibatch, in order; leaves the state that many steps further. */
  steps(batches: readonly TrainingBatch[]): Promise<StepLosses[]>;
  /** Any number of images (n x S x S, flat); the program cuts them into pieces itself. Uses the current weights. */
  evaluate(images: Float32Array, options?: { readonly reconstruction?: boolean }): Promise<Evaluation>;
  dispose(): Promise<void>;
}

export interface Engine {
  describe(): EngineInfo;
  compile(network: NetworkDescription, objectives: Objectives, batchSize: number): Promise<TrainingProgram>;
}
