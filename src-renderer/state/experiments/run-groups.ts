/** Orders the runs of an experiment the way people think of them: five folds of one thing. */
import type { ExperimentCard, Method, QueueStatus, RunCard } from '../../../src-main/contract/running/experiment';
import type { PlateauSign } from '../../../src-main/contract/running/run';

export const foldCount = 5;

/** The runs of one setting; `variant` says in words what sets it apart from the method's usual one, null for that. */
export interface RunGroup {
  readonly id: string;
  readonly method: Method;
  readonly dims: number;
  readonly variant: string | null;
  readonly seed: number | null; // of several; null for the first
  readonly runs: readonly RunCard[];
}

export interface FoldSummary {
  readonly fold: number;
  readonly runs: number;
  readonly fraction: number; // of all runs of this fold
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
}

/** The queue's news of the run at work are newer than the card's. */
export function withCurrentProgress(card: ExperimentCard, current: QueueStatus['current'] | undefined): readonly RunCard[] {
  if (!current) return card.runs;
  return card.runs.map((run) => (run.key === current.key ? current : run));
}

export function groupRuns(runs: readonly RunCard[]): RunGroup[] {
  const groups = new Map<string, RunCard[]>();
  for (const run of runs) {
    const id = [
      run.method,
      run.dims,
      ...(run.variant === undefined ? [] : [run.variant]),
      ...(run.seed === undefined ? [] : [`seed ${run.seed}`]),
    ].join('-');
    groups.set(id, [...(groups.get(id) ?? []), run]);
  }
  return [...groups].flatMap(([id, members]) => {
    const first = members[0];
    return first === undefined
      ? []
      : [{ id, method: first.method, dims: first.dims, variant: first.variant ?? null, seed: first.seed ?? null, runs: members }];
  });
}

export function summariseFolds(runs: readonly RunCard[]): FoldSummary[] {
  return Array.from({ length: foldCount }, (_, fold) => {
    const own = runs.filter((run) => run.fold === fold);
    const fraction = own.reduce((sum, run) => sum + runFraction(run), 0) / Math.max(1, own.length);
    return { fold, runs: own.length, fraction, state: foldState(own) };
  });
}

export function runFraction(run: RunCard): number {
  if (run.state === 'done') return 1;
  return run.progress?.fraction ?? 0;
}

function foldState(runs: readonly RunCard[]): FoldSummary['state'] {
  if (runs.some((run) => run.state === 'failed')) return 'failed';
  if (runs.some((run) => run.state === 'running')) return 'running';
  return runs.length > 0 && runs.every((run) => run.state === 'done') ? 'done' : 'waiting';
}

export interface StuckGroup {
  readonly name: string;
  readonly folds: readonly number[]; // from 1
  readonly signs: readonly PlateauSign[];
}

/** Trainings that did not leave the plateau they began on, the folds of a setting together. */
export function stuckGroups(runs: readonly RunCard[], nameOf: (run: RunCard) => string): StuckGroup[] {
  const stuck = runs.filter(({ plateau }) => plateau !== undefined);
  return [...new Set(stuck.map(nameOf))].map((name) => {
    const members = stuck.filter((run) => nameOf(run) === name);
    return {
      name,
      folds: [...new Set(members.map(({ fold }) => fold + 1))],
      signs: [...new Set(members.flatMap(({ plateau }) => plateau ?? []))],
    };
  });
}
