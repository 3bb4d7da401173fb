/** What answers that know nothing of the drawing would have reached, in the same metrics as the runs beside them. */
import type { Corpus } from '../../contract/corpus';
import type { MetricsTable } from '../../contract/results';
import { mappingTable } from '../../core/experiments/mapping-table';
import { roleOf } from '../../core/folds/folds';
import type { PlacedSpace } from './placed-space';
import { summariseTables, type FoldResult } from './summarise-folds';

/** Number of classes by corpus id. */
export type ClassCounts = ReadonlyMap<string, number>;

export function classCounts(corpora: readonly Corpus[]): ClassCounts {
  return new Map(corpora.map(({ id, images }) => [id, new Set(images.map((image) => image.class)).size]));
}

/**
 * 'zero' always answers with the origin, and guesses classes (accuracy 1 / number of classes); 'mean' with the mean of the
 * training stimuli; computed from the space and the folds, for the finished folds only.
 */
export function summariseBaselines(
  folds: readonly FoldResult[],
  places: PlacedSpace | null,
  classes: ClassCounts,
): Record<string, MetricsTable> {
  const chance = chanceAccuracies(folds, classes);
  if (places === null) return { zero: summariseTables(chance, {}) };
  return {
    zero: tableOf(folds, places, () => new Float64Array(places.dims), chance),
    mean: tableOf(folds, places, (fold) => trainingMean(places, fold)),
  };
}

/** The same answer for every test stimulus of a fold. */
function tableOf(
  folds: readonly FoldResult[],
  places: PlacedSpace,
  answer: (fold: number) => Float64Array,
  others: readonly Readonly<Record<string, number>>[] = [],
): MetricsTable {
  const owners: number[] = [];
  const answers: number[] = [];
  const tables = folds.map(({ fold }, i) => {
    const test = rowsOf(places, fold, 'test');
    const given = answer(fold);
    const repeated = test.flatMap(() => [...given]);
    owners.push(...test);
    answers.push(...repeated);
    return { ...mappingTable(places, test, repeated), ...others[i] };
  });
  return summariseTables(tables, mappingTable(places, owners, answers));
}

function chanceAccuracies(folds: readonly FoldResult[], classes: ClassCounts): Record<string, number>[] {
  return folds.map(({ metrics }) => {
    const chances = [...classes].map(([corpus, count]) => [`accuracy:${corpus}`, 1 / count] as const);
    return Object.fromEntries(chances.filter(([name]) => metrics.test[name] !== undefined));
  });
}

function trainingMean(places: PlacedSpace, fold: number): Float64Array {
  const training = rowsOf(places, fold, 'train');
  const mean = new Float64Array(places.dims);
  for (const row of training)
    for (let k = 0; k < places.dims; k++) mean[k]! += places.coordinates[row * places.dims + k]! / training.length;
  return mean;
}

function rowsOf(places: PlacedSpace, fold: number, role: 'train' | 'test'): number[] {
  return places.folds.flatMap((itemFold, row) => (itemFold >= 0 && roleOf(itemFold, fold) === role ? [row] : []));
}
