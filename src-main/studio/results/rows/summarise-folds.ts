/** From the files of the folds to mean, standard deviation and pooled value of every metric. */
import type { FoldRole, MetricsFile, PredictionRow, RunKey } from '../../../contract/running/run';
import type { MetricsTable } from '../../../contract/results/results';
import { mappingTable } from '../../../core/experiments/mapping-table';
import { meanAndSd } from '../../../core/statistics/summary';
import type { JudgedDistances } from '../judged-distances';
import type { PlacedSpace } from '../placed-space';

/** A finished run, or what a baseline answers on a fold; that has no key. */
export interface FoldResult {
  readonly key: RunKey | null;
  readonly fold: number;
  /** Absent where nothing in it was drawn. */
  readonly seed?: number;
  readonly metrics: MetricsFile;
  readonly predictions: readonly PredictionRow[];
}

/**
 * A metric counts when every finished fold has it. Pooled are those of the mapping, over the test predictions of all folds; of several seeds
 * each is summarised by itself first.
 */
export function summariseFolds(folds: readonly FoldResult[], places: PlacedSpace | null, judged: JudgedDistances): MetricsTable {
  const seeds = seedsIn(folds);
  if (seeds.length < 2) return summariseSeed(folds, places, judged);
  return joinSeeds(
    seeds.map((seed) => ({
      seed,
      table: summariseSeed(
        folds.filter((each) => each.seed === seed),
        places,
        judged,
      ),
    })),
  );
}

export function seedsIn(folds: readonly FoldResult[]): number[] {
  return [...new Set(folds.flatMap(({ seed }) => seed ?? []))];
}

/** The first of several seeds, all where there are none. */
export function ofFirstSeed<T extends { readonly seed?: number }>(folds: readonly T[]): T[] {
  return folds.filter(({ seed }) => seed === folds[0]?.seed);
}

function summariseSeed(folds: readonly FoldResult[], places: PlacedSpace | null, judged: JudgedDistances): MetricsTable {
  const test = places === null ? null : testPredictions(folds, places);
  const pooled = places === null || test === null || test.owners.length === 0 ? {} : mappingTable(places, test.owners, test.predicted);
  const far = judgeTest(
    folds.flatMap(({ predictions }) => predictions),
    judged,
  );
  return summariseTables(
    folds.map(({ metrics }) => metrics.test),
    { ...pooled, ...far },
  );
}

/** Means over seeds; the standard deviation is that of all values, folds x seeds. A metric counts when every seed has it. */
export function joinSeeds(tables: readonly { readonly seed: number; readonly table: MetricsTable }[]): MetricsTable {
  const names = Object.keys(tables[0]?.table ?? {}).filter((name) => tables.every(({ table }) => table[name] !== undefined));
  return Object.fromEntries(
    names.map((name) => {
      const bySeed = tables.map(({ seed, table }) => ({ seed, folds: table[name]!.folds, pooled: table[name]!.pooled }));
      const most = Math.max(...bySeed.map(({ folds }) => folds.length));
      const inFold = (fold: number): number[] => bySeed.flatMap(({ folds }) => folds[fold] ?? []);
      const pooled = bySeed.flatMap((each) => each.pooled ?? []);
      return [
        name,
        {
          ...meanAndSd(bySeed.flatMap(({ folds }) => folds)),
          folds: Array.from({ length: most }, (_, fold) => meanAndSd(inFold(fold)).mean),
          pooled: pooled.length === 0 ? null : meanAndSd(pooled).mean,
          bySeed,
        },
      ];
    }),
  );
}

export function summariseTables(
  tables: readonly Readonly<Record<string, number>>[],
  pooled: Readonly<Record<string, number>>,
): MetricsTable {
  const names = Object.keys(tables[0] ?? {}).filter((name) => tables.every((table) => table[name] !== undefined));
  return Object.fromEntries(
    names.map((name) => {
      const folds = tables.map((table) => table[name]!);
      return [name, { ...meanAndSd(folds), folds, pooled: pooled[name] ?? null }];
    }),
  );
}

/** Of the test predictions, each at the mean of its copies. */
export function judgeTest(predictions: readonly PredictionRow[], judged: JudgedDistances): Record<string, number> {
  const test = meanOverCopies(predictions.filter(({ role }) => role === 'test'));
  return judged.judge(
    test.map(({ stimulus }) => stimulus),
    test.flatMap(({ at }) => at),
  );
}

/** One place per stimulus: the mean over its evaluation copies. In the order of first appearance. */
export function meanOverCopies(rows: readonly PredictionRow[]): { stimulus: string; role: FoldRole; at: number[] }[] {
  const copies = new Map<string, PredictionRow[]>();
  for (const row of rows) {
    const known = copies.get(row.stimulus);
    if (known === undefined) copies.set(row.stimulus, [row]);
    else known.push(row);
  }
  return [...copies].map(([stimulus, group]) => {
    const first = group[0]!;
    return { stimulus, role: first.role, at: first.at.map((_, k) => group.reduce((sum, { at }) => sum + at[k]!, 0) / group.length) };
  });
}

/**
 * Of all folds and copies, rows x dims; row i belongs to stimulus `owners[i]` of the space. `only`: of these stimuli. A stimulus that was
 * excluded after its run takes no part.
 */
export function testPredictions(
  folds: readonly FoldResult[],
  places: PlacedSpace,
  only: ReadonlySet<string> | null = null,
): { owners: number[]; predicted: number[] } {
  const owners: number[] = [];
  const predicted: number[] = [];
  for (const { stimulus, role, at } of folds.flatMap(({ predictions }) => predictions)) {
    const owner = places.indexOf(stimulus);
    if (role !== 'test' || owner === undefined || places.folds[owner] === -1 || only?.has(stimulus) === false) continue;
    owners.push(owner);
    predicted.push(...at);
  }
  return { owners, predicted };
}
