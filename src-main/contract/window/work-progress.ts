/** How far a piece of long work is, for whoever waits for it. */
export interface WorkProgress {
  readonly done: number;
  readonly total: number;
  /** Null until something is done to judge by. */
  readonly remainingMs: number | null;
}
