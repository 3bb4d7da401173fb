/** What answers that know nothing of the drawing would have reached, in the same metrics as the runs beside them. */
import type { Corpus } from '../../../contract/study/corpus';
import type { MetricsTable } from '../../../contract/results/results';
import { metricOfCorpus } from '../../../core/catalogue/metrics';
import { mappingTable } from '../../../core/experiments/mapping-table';
import { roleOf } from '../../../core/folds/folds';
import { createStream } from '../../../core/random/stream';
import { plainBaselineNames, plainBaselines, type PlainBaseline } from '../../../core/catalogue/methods';
import { predictBaseline } from '../../../core/regression/baselines';
import type { Matrix } from '../../../core/regression/matrix/matrix';
import type { JudgedDistances } from '../judged-distances';
import type { PlacedSpace } from '../placed-space';
import { summariseTables, type FoldResult } from './summarise-folds';

/** Number of classes by corpus id. */
export type ClassCounts = ReadonlyMap<string, number>;

export function classCounts(corpora: readonly Corpus[]): ClassCounts {
  return new Map(corpora.map(({ id, images }) => [id, new Set(images.map((image) => image.class)).size]));
}

/**
 * The baselines of core/regression, from the space and the folds alone, for the finished folds only. 'zero' (always the origin) also
 * stands for guessing classes: accuracy 1 / number of classes. Answers drawn at random are drawn twenty times, and the mean is given.
 */
export function summariseBaselines(
  folds: readonly FoldResult[],
  places: PlacedSpace | null,
  classes: ClassCounts,
  seed: number,
  judged: JudgedDistances,
): Record<string, MetricsTable> {
  const chance = chanceAccuracies(folds, classes);
  if (places === null) return { zero: summariseTables(chance, {}) };
  const answers = answersInSpace(
    places,
    folds.map(({ fold }) => fold),
    seed,
    judged,
  );
  return Object.fromEntries(
    plainBaselineNames.map((name) => {
      const { tables, pooled } = answers[name];
      return [name, summariseTables(name === 'zero' ? tables.map((table, i) => ({ ...table, ...chance[i] })) : tables, pooled)];
    }),
  );
}

interface Answers {
  readonly tables: readonly Readonly<Record<string, number>>[]; // by fold
  readonly pooled: Readonly<Record<string, number>>;
}

const repetitions = 20;
const known = new Map<string, Record<PlainBaseline, Answers>>();
/** A project with spaces of one to ten dimensions has ten, and results are looked at again after every run. */
const mostKnown = 100;

/** All methods in one space share these. They depend on nothing but what stands in the key. */
function answersInSpace(
  places: PlacedSpace,
  folds: readonly number[],
  seed: number,
  judged: JudgedDistances,
): Record<PlainBaseline, Answers> {
  const { dims, stimuli, coordinates } = places;
  const key = JSON.stringify([seed, folds, dims, stimuli, places.folds, [...coordinates], judged.fingerprint]);
  const answers =
    known.get(key) ??
    (Object.fromEntries(plainBaselineNames.map((name) => [name, answersOf(name, folds, places, seed, judged)])) as Record<
      PlainBaseline,
      Answers
    >);
  known.delete(key);
  known.set(key, answers);
  for (const oldest of known.keys()) if (known.size > mostKnown) known.delete(oldest);
  return answers;
}

function answersOf(name: PlainBaseline, folds: readonly number[], places: PlacedSpace, seed: number, judged: JudgedDistances): Answers {
  const measure = (owners: readonly number[], predicted: readonly number[]): Record<string, number> => {
    const far = judged.judge(
      owners.map((row) => places.stimuli[row]!),
      predicted,
    );
    return { ...mappingTable(places, owners, predicted), ...far };
  };
  const parts = folds.map((fold) => {
    return { fold, owners: rowsOf(places, fold, 'test'), training: targetsOf(places, rowsOf(places, fold, 'train')) };
  });
  const draws = Array.from({ length: plainBaselines[name].isDrawn ? repetitions : 1 }, (_, repetition) => {
    const answers = parts.map(({ fold, owners, training }) => {
      const stream = createStream(seed, 'baseline', name, fold, repetition);
      return { owners, predicted: [...predictBaseline(name, training, owners.length, stream)] };
    });
    return {
      folds: answers.map(({ owners, predicted }) => measure(owners, predicted)),
      pooled: measure(
        answers.flatMap(({ owners }) => owners),
        answers.flatMap(({ predicted }) => predicted),
      ),
    };
  });
  return {
    tables: folds.map((_, i) => meanOfTables(draws.map((draw) => draw.folds[i]!))),
    pooled: meanOfTables(draws.map(({ pooled }) => pooled)),
  };
}

function meanOfTables(tables: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const names = Object.keys(tables[0] ?? {}).filter((name) => tables.every((table) => table[name] !== undefined));
  return Object.fromEntries(names.map((name) => [name, tables.reduce((sum, table) => sum + table[name]!, 0) / tables.length]));
}

export function targetsOf({ coordinates, dims }: PlacedSpace, rows: readonly number[]): Matrix {
  const data = new Float64Array(rows.length * dims);
  rows.forEach((row, i) => {
    for (let k = 0; k < dims; k++) data[i * dims + k] = coordinates[row * dims + k]!;
  });
  return { rows: rows.length, columns: dims, data };
}

function chanceAccuracies(folds: readonly FoldResult[], classes: ClassCounts): Record<string, number>[] {
  return folds.map(({ metrics }) => {
    const chances = [...classes].map(([corpus, count]) => [metricOfCorpus('accuracy', corpus), 1 / count] as const);
    return Object.fromEntries(chances.filter(([name]) => metrics.test[name] !== undefined));
  });
}

export function rowsOf(places: PlacedSpace, fold: number, role: 'train' | 'test'): number[] {
  return places.folds.flatMap((itemFold, row) => (itemFold >= 0 && roleOf(itemFold, fold) === role ? [row] : []));
}
