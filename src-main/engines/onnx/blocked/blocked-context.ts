/** Where layers on NCHWc tensors are built. */
import type { GraphContext } from '../graph/graph-context';

export interface BlockedContext extends GraphContext {
  /** A multiple of the block size; -1 where any number may come (then without gradients). */
  readonly rows: number;
  readonly block: number;
}
