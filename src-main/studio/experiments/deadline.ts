/** When the time there is is over, as finished runs show while others are carried out. */
import type { RunKey, RunRecord } from '../../contract/running/run';
import { betweenRunsMs, type Rest } from './plan-budget';

/** Whether there is no time left for a training that is not needed: of the curve, in other dimensions than the target's. */
export interface Deadline {
  isLate(record: RunRecord): boolean;
  /** What is left to do, where `record` is the first training of multi-task learning and all encoders are trained; else null. */
  restBefore(record: RunRecord): Omit<Rest, 'leftMs'> | null;
  /** Whether all that is not spare will take more than the time, as the first fold of a training shows: then less should be planned. */
  needsLess(record: RunRecord): boolean;
}

export interface DeadlineInput {
  readonly budgetMs: number;
  readonly startedMs: number;
  readonly targetDims: number;
  readonly runs: readonly RunKey[];
  readonly recordOf: (key: RunKey) => RunRecord | undefined;
  readonly now: () => number;
  readonly estimateMs: (records: readonly RunRecord[]) => number;
}

/**
 * Dimensions are begun where all their folds and everything that must be done besides will be over in time. Those begun are carried through while the
 * time lasts.
 */
export function createDeadline({ budgetMs, startedMs, targetDims, runs, recordOf, now, estimateMs }: DeadlineInput): Deadline {
  const isSpare = ({ configuration }: RunRecord): boolean =>
    configuration.kind === 'training' && configuration.objectives.mapping > 0 && configuration.dims !== targetDims;
  const isOpen = ({ state }: RunRecord): boolean => state === 'queued' || state === 'paused' || state === 'interrupted';
  const isTogether = ({ configuration }: RunRecord): boolean => configuration.kind === 'training' && configuration.objectives.mapping > 0;
  return {
    restBefore(record) {
      if (!isTogether(record)) return null;
      const all = runs.flatMap((key) => recordOf(key) ?? []);
      const besides = all.filter((other) => isOpen(other) && !isTogether(other));
      const isFirst = !all.some((other) => isTogether(other) && other.state === 'done');
      if (!isFirst || besides.some(({ configuration }) => configuration.kind === 'training')) return null;
      const together = all.filter((other) => isOpen(other) && isTogether(other)).length;
      return { besidesMs: estimateMs(besides) + betweenRunsMs * besides.length, together };
    },
    needsLess({ configuration, fold }) {
      if (configuration.kind !== 'training' || configuration.objectives.mapping > 0 || fold !== 1) return false;
      const needed = runs.flatMap((key) => recordOf(key) ?? []).filter((other) => isOpen(other) && !isSpare(other));
      return now() + estimateMs(needed) > startedMs + 1.05 * budgetMs;
    },
    isLate(record) {
      if (!isSpare(record)) return false;
      const all = runs.flatMap((key) => recordOf(key) ?? []);
      const own = all.filter(
        (other) =>
          isSpare(other) &&
          other.configuration.dims === record.configuration.dims &&
          other.configuration.seed === record.configuration.seed,
      );
      if (own.some(({ state }) => state === 'cancelled')) return true;
      const hasBegun = own.some(({ state }) => state === 'done');
      const needed = all.filter((other) => isOpen(other) && !isSpare(other));
      const ahead = hasBegun ? [record] : own.filter(isOpen);
      const end = now() + estimateMs([...needed, ...ahead]);
      return end > startedMs + budgetMs * (hasBegun ? 1.08 : 1);
    },
  };
}
