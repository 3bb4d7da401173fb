/** The metrics of predicted places that every run and every baseline reports, in one table. */
import { mappingMetrics } from '../statistics/mapping-metrics';
import { neighbourScores } from '../statistics/neighbours';
import type { Numbers } from '../statistics/numbers';

/** All stimuli of a space, n x dims. */
export interface Places {
  readonly coordinates: Numbers;
  readonly n: number;
  readonly dims: number;
}

/** How many neighbours 'knn' and 'neighbours' look at. */
export const neighbourCount = 5;

/**
 * 'mse' (summed over dimensions), 'med', 'r2' of predictions (rows x dims), row i belonging to stimulus `owners[i]`; 'rank' is the
 * mean rank of the true stimulus among all n by distance from the prediction, 'knn' the share of predictions that have it among their
 * five nearest, 'neighbours' the share of its own five nearest that are among the prediction's. A metric that is not a number (R2 of a single row) is left out.
 */
export function mappingTable({ coordinates, n, dims }: Places, owners: readonly number[], predicted: Numbers): Record<string, number> {
  const truth = new Float64Array(owners.length * dims);
  owners.forEach((owner, row) => {
    for (let k = 0; k < dims; k++) truth[row * dims + k] = coordinates[owner * dims + k]!;
  });
  const table = {
    ...mappingMetrics(truth, predicted, owners.length, dims),
    ...neighbourScores(coordinates, n, dims, predicted, owners, neighbourCount),
  };
  return Object.fromEntries(Object.entries(table).filter(([, value]) => Number.isFinite(value)));
}
