/** What layers are built from and what each gives back: its output, and how gradients go through it. */
import type { Graph } from './graph-builder';

/** Where the layers are built. `rows` is the batch size, or null where any number may come (then without gradients). */
export interface GraphContext {
  readonly graph: Graph;
  readonly rows: number | null;
  readonly weight: (name: string) => string;
  /** The mask of a dropout layer; null in evaluation, where dropout does nothing. */
  mask(name: string): string | null;
  /** The quick way to route gradients back through a pooling exists on the CPU only; see max-pool.ts. */
  readonly pooling: 'indices' | 'comparison';
  /** Number of channels that lie together where the encoder works on blocked tensors; null where it does not. */
  readonly block: number | null;
}

/** Values of the gradients, by parameter name; those of dense kernels as the two factors of the product that is still to be made. */
export type Gradients = Record<string, Gradient>;

export type Gradient = string | OuterProduct;

/** transposed input [n, in] times output gradient [n, out]. */
export interface OuterProduct {
  readonly input: string;
  readonly output: string;
  readonly samples: number;
}

export interface Forward {
  readonly output: string;
  /** Adds nodes that take the gradient of the output to that of the input (null when not wanted), and fills in `gradients`. */
  backward(gradient: string, gradients: Gradients, wantsInput: boolean): string | null;
}

export type Formulation = Pick<GraphContext, 'pooling' | 'block'>;
