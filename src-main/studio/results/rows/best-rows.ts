/** Which row is ahead on each metric, and whether that is more than luck. */
import type { BestRow, ResultRow } from '../../../contract/results/results';
import { isLowerBetter, metricNamesOf, type MetricForm, type MetricName } from '../../../core/catalogue/metrics';
import { pairRows, type RowData, type RowPair } from '../comparing/compare-rows';

export interface Contender {
  readonly row: ResultRow;
  readonly data: RowData;
}

const draws = 999;

/**
 * Only complete rows take part: one that lacks a fold was spared some stimuli. Of a metric that the catalogue does not list nobody is ahead. To be marked, the best must beat each of the others at
 * 5 % by itself; as all of these tests have to succeed, no correction for their number is needed (intersection-union test, Berger 1982,
 * Technometrics 24).
 */
export function findBestRows(contenders: readonly Contender[], seed: number): Record<string, BestRow> {
  const complete = contenders.filter(({ row }) => row.complete);
  const pairOf = createPairs(seed);
  const metrics = metricNamesOf(complete.flatMap(({ row }) => Object.keys(row.metrics)));
  return Object.fromEntries(
    metrics.map((metric) => {
      const ahead = rankBest(complete, metric, 'pooled', (best, other) => decisiveP(pairOf(best.data, other.data), metric));
      const { step, method, variant } = ahead.best.row;
      return [metric, { step, method, ...(variant === undefined ? {} : { variant }), survives: ahead.survives, largestP: ahead.largestP }];
    }),
  );
}

/** What is ahead on a metric that some have. By its value over all stimuli, where it has one, or by its mean over folds, as it is tested. `pOf`: of one that is ahead against another; null where no test can be made. */
export function rankBest<T extends { readonly row: Pick<ResultRow, 'metrics'> }>(
  contenders: readonly T[],
  metric: MetricName,
  form: MetricForm,
  pOf: (best: T, other: T) => number | null,
): { readonly best: T; readonly survives: boolean; readonly largestP: number | null } {
  const sign = isLowerBetter(metric) ? 1 : -1;
  const value = ({ row }: T): number => {
    const { pooled, mean } = row.metrics[metric]!;
    return sign * (form === 'pooled' ? (pooled ?? mean) : mean);
  };
  const [best, ...others] = contenders.filter(({ row }) => row.metrics[metric] !== undefined).sort((a, b) => value(a) - value(b));
  const tests = others.map((other) => pOf(best!, other));
  const largestP = tests.length === 0 || tests.some((p) => p === null) ? null : Math.max(...tests.map((p) => p!));
  return { best: best!, survives: largestP !== null && largestP <= 0.05, largestP };
}

/** Over stimuli where there are some, else over folds; null where neither can be had. */
function decisiveP(pair: RowPair, metric: MetricName): number | null {
  const { overStimuli, overFolds } = pair.compare(metric);
  return overStimuli?.p ?? overFolds?.p ?? null;
}

/** The same row is ahead on most metrics: what each pair shares is gathered once. */
function createPairs(seed: number): (a: RowData, b: RowData) => RowPair {
  const known = new Map<RowData, Map<RowData, RowPair>>();
  return (a, b) => {
    const ofA = known.get(a) ?? new Map<RowData, RowPair>();
    known.set(a, ofA);
    const pair = ofA.get(b) ?? pairRows(a, b, draws, seed);
    ofA.set(b, pair);
    return pair;
  };
}
