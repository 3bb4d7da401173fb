/** How far engines may be from exact numbers: the one table of every test that compares float32 with something else. */
export const tolerances = {
  /** Losses of one step against double precision, relative to the loss. */
  loss: 2e-6,
  /** Directional derivatives against finite differences, relative to the norm of the gradient of that parameter ... */
  gradient: 1e-5,
  /** ... plus what rounding leaves of a difference of losses in double precision. */
  finiteDifference: 5e-9,
  /** Outputs of an evaluation against double precision, relative to their largest value. */
  output: 5e-6,
  /** Weights and moments after a step against Adam's formula in double precision, given the gradient; relative to the largest value. */
  update: 2e-6,
  /** Gradients of one engine against another, relative, in the Euclidean norm of each parameter. */
  gradientOfEngines: 2e-5,
  /** Weights after three steps, and outputs of the network that has them, of one engine against another; relative, Euclidean norm. */
  engines: 1e-4,
} as const;

export type ParityTolerances = Readonly<Record<'loss' | 'gradientOfEngines' | 'engines', number>>;

/** Graphics cards add up in another order and have their own exponentials. */
export const webgpuTolerances: ParityTolerances = { loss: 1e-3, gradientOfEngines: 1e-3, engines: 1e-3 };
