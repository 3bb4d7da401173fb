/** What answers that know nothing of the drawing would have reached, in the same metrics as the runs beside them. */
import type { Corpus } from '../../contract/corpus';
import type { MetricsTable } from '../../contract/results';
import { mappingTable } from '../../core/experiments/mapping-table';
import { roleOf } from '../../core/folds/folds';
import { createStream } from '../../core/random/stream';
import { baselineNames, predictBaseline, type BaselineName } from '../../core/regression/baselines';
import type { Matrix } from '../../core/regression/matrix';
import type { PlacedSpace } from './placed-space';
import { summariseTables, type FoldResult } from './summarise-folds';

/** Number of classes by corpus id. */
export type ClassCounts = ReadonlyMap<string, number>;

export function classCounts(corpora: readonly Corpus[]): ClassCounts {
  return new Map(corpora.map(({ id, images }) => [id, new Set(images.map((image) => image.class)).size]));
}

/**
 * The baselines of core/regression, from the space and the folds alone, for the finished folds only. 'zero' (always the origin) also
 * stands for guessing classes: accuracy 1 / number of classes. Answers drawn at random are drawn a hundred times, and the mean is given.
 */
export function summariseBaselines(
  folds: readonly FoldResult[],
  places: PlacedSpace | null,
  classes: ClassCounts,
  seed: number,
): Record<string, MetricsTable> {
  const chance = chanceAccuracies(folds, classes);
  if (places === null) return { zero: summariseTables(chance, {}) };
  const tables = baselineNames.map((name) => [name, tableOf(name, folds, places, seed, name === 'zero' ? chance : [])] as const);
  return Object.fromEntries(tables);
}

const repetitions = 100;

function tableOf(
  name: BaselineName,
  folds: readonly FoldResult[],
  places: PlacedSpace,
  seed: number,
  others: readonly Readonly<Record<string, number>>[],
): MetricsTable {
  const isRandom = name === 'normal' || name === 'draw';
  const draws = Array.from({ length: isRandom ? repetitions : 1 }, (_, repetition) => {
    const answers = folds.map(({ fold }) => {
      const owners = rowsOf(places, fold, 'test');
      const stream = createStream(seed, 'baseline', name, fold, repetition);
      return { owners, predicted: [...predictBaseline(name, targetsOf(places, rowsOf(places, fold, 'train')), owners.length, stream)] };
    });
    return {
      folds: answers.map(({ owners, predicted }) => mappingTable(places, owners, predicted)),
      pooled: mappingTable(
        places,
        answers.flatMap(({ owners }) => owners),
        answers.flatMap(({ predicted }) => predicted),
      ),
    };
  });
  const tables = folds.map((_, i) => ({ ...meanOfTables(draws.map((draw) => draw.folds[i]!)), ...others[i] }));
  return summariseTables(tables, meanOfTables(draws.map(({ pooled }) => pooled))); // prettier-ignore
}

function meanOfTables(tables: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const names = Object.keys(tables[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, tables.reduce((sum, table) => sum + table[name]!, 0) / tables.length]));
}

function targetsOf({ coordinates, dims }: PlacedSpace, rows: readonly number[]): Matrix {
  const data = Float64Array.from(rows.flatMap((row) => Array.from({ length: dims }, (_, k) => coordinates[row * dims + k]!)));
  return { rows: rows.length, columns: dims, data };
}

function chanceAccuracies(folds: readonly FoldResult[], classes: ClassCounts): Record<string, number>[] {
  return folds.map(({ metrics }) => {
    const chances = [...classes].map(([corpus, count]) => [`accuracy:${corpus}`, 1 / count] as const);
    return Object.fromEntries(chances.filter(([name]) => metrics.test[name] !== undefined));
  });
}

function rowsOf(places: PlacedSpace, fold: number, role: 'train' | 'test'): number[] {
  return places.folds.flatMap((itemFold, row) => (itemFold >= 0 && roleOf(itemFold, fold) === role ? [row] : []));
}
