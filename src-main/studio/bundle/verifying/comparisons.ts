/** The comparison of the two leading rows of the results as a table, with what another program needs to draw the same resamples. */
import { comparisonStream } from '../../results/comparing/compare-rows';
import type { ResultsDocument } from '../../../contract/results/results';
import { formatCsv, type Cell } from '../../../store/files/csv';
import { readProject } from '../../../store/project/project-store';
import { compareLeading } from '../../results/comparing/compare-leading';
import { dataFile, type DerivedTable } from '../writing/project-files';

const side = (letter: string): string[] => [`step_${letter}`, `method_${letter}`, `variant_${letter}`];

/** Null where there are not two rows to compare. */
export async function comparisonsTable(folder: string, results: ResultsDocument): Promise<DerivedTable | null> {
  const [comparison, { seed }] = await Promise.all([compareLeading(folder, results), readProject(folder)]);
  if (comparison === null) return null;
  const { a, b } = comparison;
  const rows = comparison.metrics.map((each): Cell[] => {
    const { metric, difference, overStimuli, overFolds } = each;
    const state = overStimuli === null ? [null, null, null, null] : comparisonStream(a, b, metric, seed).state();
    return [
      ...[a.step, a.method, a.variant ?? '', b.step, b.method, b.variant ?? '', a.dims, metric, each.a, each.b, difference],
      ...[overStimuli?.interval[0] ?? null, overStimuli?.interval[1] ?? null, overStimuli?.p ?? null, overStimuli?.effectSize ?? null],
      ...[comparison.draws, ...state, overFolds?.t ?? null, overFolds?.p ?? null],
    ];
  });
  const header = [
    ...[...side('a'), ...side('b'), 'dims', 'metric', 'value_a', 'value_b', 'difference', 'interval_low', 'interval_high', 'p'],
    ...['effect_size', 'draws', 'stream1', 'stream2', 'stream3', 'stream4', 'folds_t', 'folds_p'],
  ];
  return { path: dataFile(['content', 'comparisons']), text: formatCsv(header, rows) };
}
