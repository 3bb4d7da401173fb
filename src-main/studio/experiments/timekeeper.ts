/** Keeps to the time there is while experiments are carried out: plans less once, fills what is left, and leaves out what there is no time for. */
import { AppError } from '../../contract/app-error';
import type { Step } from '../../contract/running/experiment';
import type { ProjectFile } from '../../contract/study/project';
import type { RunKey, RunRecord } from '../../contract/running/run';
import { createDeadline, type Deadline, type DeadlineInput } from './deadline';
import type { Rest } from './plan-budget';
import type { PlannedExperiment } from './plan-experiments';

export interface TimedWork {
  readonly steps: readonly Step[];
  readonly target?: NonNullable<ProjectFile['targetSpace']> | undefined;
  readonly budgetMs: number;
}

export interface TimekeeperOptions extends Pick<DeadlineInput, 'now' | 'recordOf' | 'estimateMs'> {
  /** Plans for the time left, starts that and answers with it; AppError where even the smallest plan takes longer. */
  readonly planAgain: (work: TimedWork & { readonly leftMs: number }) => Promise<readonly PlannedExperiment[]>;
  /** The same with more or less of multi-task learning; null where that is as planned. */
  readonly fill: (work: TimedWork & Rest) => Promise<readonly PlannedExperiment[] | null>;
}

export interface Timekeeper {
  /** The time begins to run, or with null there is no end to it. */
  begin(work: TimedWork | null, plans: readonly PlannedExperiment[]): void;
  isLate(record: RunRecord): Promise<boolean>;
}

export function createTimekeeper({ now, recordOf, estimateMs, planAgain, fill }: TimekeeperOptions): Timekeeper {
  let current: {
    readonly work: TimedWork;
    readonly startedMs: number;
    readonly deadline: Deadline;
    readonly mayPlanAgain: boolean;
    readonly mayFill: boolean;
  } | null = null;
  let planned: readonly RunKey[] = [];
  let given = new Set<RunKey>(); // what an earlier plan had and the present one has not
  const deadlineOf = ({ budgetMs }: TimedWork, startedMs: number, plans: readonly PlannedExperiment[]): Deadline => {
    const targetDims = plans[0]?.file.dims ?? 0;
    return createDeadline({ budgetMs, startedMs, targetDims, runs: keysOf(plans), recordOf, now, estimateMs });
  };
  /** Goes on with other plans, unless there are none. */
  const change = async (ask: (leftMs: number) => Promise<readonly PlannedExperiment[] | null>): Promise<void> => {
    if (current === null) return;
    const { work, startedMs } = current;
    const plans = await ask(work.budgetMs - (now() - startedMs)).catch(noneOfTooShort);
    if (plans === null) return;
    const wanted = new Set(keysOf(plans));
    given = new Set(planned.filter((key) => !wanted.has(key)));
    planned = [...new Set([...planned, ...wanted])];
    current = { ...current, deadline: deadlineOf(work, startedMs, plans) };
  };
  return {
    begin(work, plans) {
      const startedMs = now();
      given = new Set();
      current = work === null ? null : { work, startedMs, deadline: deadlineOf(work, startedMs, plans), mayPlanAgain: true, mayFill: true };
      if (current !== null) planned = keysOf(plans);
    },
    async isLate(record) {
      if (current === null) return false;
      if (given.has(record.key)) return true;
      const { work } = current;
      if (current.mayPlanAgain && current.deadline.needsLess(record)) {
        current = { ...current, mayPlanAgain: false };
        await change((leftMs) => planAgain({ ...work, leftMs }));
        if (given.has(record.key)) return true;
      }
      const rest = current.mayFill ? current.deadline.restBefore(record) : null;
      if (rest !== null) {
        current = { ...current, mayFill: false };
        await change((leftMs) => fill({ ...work, ...rest, leftMs }));
        if (given.has(record.key)) return true;
      }
      return current.deadline.isLate(record);
    },
  };
}

/** Once each: steps share runs, and several need the trainings of step 2. */
const keysOf = (plans: readonly PlannedExperiment[]): RunKey[] => [
  ...new Set(plans.flatMap(({ needed, records }) => [...needed.map(({ record }) => record.key), ...records.keys()])),
];

/** Then what was planned is carried out, later than was asked for. */
function noneOfTooShort(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}
