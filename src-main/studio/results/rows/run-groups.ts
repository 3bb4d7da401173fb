/** The runs of an experiment, gathered by what they have in common besides the fold, and read once each. */
import { baselineStep, isCurve } from '../../../core/catalogue/steps';
import type { Method, RowMethod, RowStep } from '../../../contract/running/experiment';
import { stepNames } from '../../../core/catalogue/words-en';
import type { MetricsFile, PredictionRow, RunKey } from '../../../contract/running/run';
import type { Stimulus } from '../../../contract/study/stimulus';
import { nameVariant } from '../../../core/experiments/plan';
import { schemeOf } from '../../../core/catalogue/variants';
import { assignFoldsBy } from '../../../core/folds/fold-schemes';
import { readPublishedScore } from '../../../store/runs/published-score-store';
import { readMetrics, readPredictions } from '../../../store/runs/run-store';
import { readSpace } from '../../../store/project/space-store';
import { placedSpaceOf, type PlacedSpace } from '../placed-space';
import type { JudgedDistances } from '../judged-distances';
import { judgeTest, type FoldResult } from './summarise-folds';

/** All folds of one method in one dimension, in one setting. */
export interface RunGroup {
  readonly method: Method;
  readonly dims: number;
  /** Absent for the method's usual settings, which come first. */
  readonly variant?: string;
  /** Of several seeds those of the first, then of the next. */
  readonly runs: readonly { readonly key: RunKey; readonly fold: number; readonly seed: number }[];
}

export function nameRow(
  step: RowStep,
  { method, dims, variant }: { readonly method: RowMethod; readonly dims: number; readonly variant?: string | undefined },
): string {
  if (step === baselineStep || !isCurve(step)) return nameVariant(method, variant);
  return `${stepNames[step]}: ${nameVariant(method, variant)}, ${dims}-D`;
}

export interface GroupReader {
  /** The finished runs, in the order of seeds and folds. */
  folds(group: RunGroup): Promise<FoldResult[]>;
  /** `variant`: of the row, which may stand on other folds. */
  space(stimuli: readonly Stimulus[], name: string, dims: number, variant?: string): Promise<PlacedSpace>;
}

/** Runs and spaces stand in several rows; each file is read once. */
export function createGroupReader(folder: string, judged: JudgedDistances, seed: number): GroupReader {
  const runs = new Map<RunKey, Promise<{ metrics: MetricsFile; predictions: PredictionRow[] } | null>>();
  const spaces = new Map<string, Promise<PlacedSpace>>();
  const readRun = async (key: RunKey): Promise<{ metrics: MetricsFile; predictions: PredictionRow[] } | null> => {
    const metrics = await readMetrics(folder, key); // written last: what has metrics is finished
    if (metrics === null) return null;
    const predictions = await readPredictions(folder, key);
    const asPublished = metrics.asPublished ?? (await readPublishedScore(folder, key));
    // Not in the run's own file: judgements may come or change after a run, and a run does not depend on them.
    return {
      metrics: {
        ...metrics,
        ...(asPublished === null ? {} : { asPublished }),
        test: { ...metrics.test, ...judgeTest(predictions, judged) },
      },
      predictions,
    };
  };
  const remember = <K, V>(known: Map<K, V>, key: K, make: () => V): V => {
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
  };
  return {
    folds: async (group) => {
      const results = await Promise.all(
        group.runs.map(async ({ key, fold, seed }) => {
          const result = await remember(runs, key, () => readRun(key));
          return result === null ? [] : [{ key, fold, seed, ...result }];
        }),
      );
      const order = [...new Set(group.runs.map(({ seed }) => seed))];
      return results.flat().sort((a, b) => order.indexOf(a.seed) - order.indexOf(b.seed) || a.fold - b.fold);
    },
    space: (stimuli, name, dims, variant) => {
      const scheme = schemeOf(variant);
      return remember(spaces, `${dims} ${scheme} ${name}`, async () =>
        placedSpaceOf(stimuli, await readSpace(folder, name, dims), assignFoldsBy(scheme, stimuli, seed)),
      );
    },
  };
}
