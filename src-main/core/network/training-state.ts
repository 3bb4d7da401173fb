/** What a training continues from, in the layouts of the network description; every engine loads and saves exactly this. */

export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Everything a training continues from. Keys are parameter names; canonical layouts of `Parameter`, whatever the engine uses inside. */
export interface TrainingState {
  readonly step: number;
  readonly weights: Readonly<Record<string, Tensor>>;
  readonly firstMoments: Readonly<Record<string, Tensor>>;
  readonly secondMoments: Readonly<Record<string, Tensor>>;
}
