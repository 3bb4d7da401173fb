/** Every predicted place in the target space, copy by copy: what all metrics of the bundle can be computed from. */
import { baselineStep } from '../../../core/catalogue/steps';
import type { PredictionRow } from '../../../contract/running/run';
import type { ResultsDocument } from '../../../contract/results/results';
import { schemeOf } from '../../../core/catalogue/variants';
import { formatCsv, type Cell } from '../../../store/files/csv';
import { readProject } from '../../../store/project/project-store';
import { readPredictions } from '../../../store/runs/run-store';
import { findResults } from '../../results/find-results';
import { dataFile, type DerivedTable } from './project-files';

/** Of the results that are opened first. Null where nothing was placed. */
export async function predictionsTable(folder: string, results: ResultsDocument): Promise<DerivedTable | null> {
  const { dims } = results.project;
  const placed = new Map(results.stimuli.map((stimulus) => [stimulus.id, stimulus]));
  const lines: Cell[][] = [];
  const add = (about: readonly Cell[], fold: number, seed: number | null, rows: readonly PredictionRow[]): void => {
    for (const { stimulus, copy, role, at } of rows) {
      const known = placed.get(stimulus);
      if (known === undefined) continue; // excluded since
      const places = at.flatMap((value, k) => [known.truth[k] ?? null, value]);
      lines.push([...about, fold + 1, seed, stimulus, known.name, known.category, copy, role, ...places]);
    }
  };
  const seen = new Set<string>();
  const { experiments } = await findResults(folder, await readProject(folder));
  for (const { step, groups } of experiments)
    for (const { method, dims: own, variant, runs } of groups) {
      if (own !== dims || schemeOf(variant) !== null) continue; // other folds are a question of their own
      for (const { key, fold, seed } of runs) {
        if (seen.has(key)) continue;
        seen.add(key);
        add([step, method, variant ?? '', dims], fold, seed, await readPredictions(folder, key));
      }
    }
  for (const { id, predictions } of results.stimuli)
    for (const { step, method, fold, role, at } of predictions)
      if (step === baselineStep) add([step, method, '', dims], fold, null, [{ stimulus: id, copy: 0, role, at }]);
  if (lines.length === 0) return null;
  const axes = Array.from({ length: dims }, (_, d) => [`true${d + 1}`, `predicted${d + 1}`]).flat();
  const header = ['step', 'method', 'variant', 'dims', 'fold', 'seed', 'stimulus', 'name', 'category', 'copy', 'role', ...axes];
  return { path: dataFile(['content', 'predictions']), text: formatCsv(header, lines) };
}
