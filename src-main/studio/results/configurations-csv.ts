/** Methods under every configuration as a table for R, jamovi or a spreadsheet: one line for each row and metric. */
import type { ConfigurationsDocument } from '../../contract/results/configurations';
import { foldCount } from '../../core/folds/folds';
import { exportTagged, type Cell } from '../../store/files/csv';
import { nameSet } from './result-sets';

export function configurationsCsv({ project, groups }: ConfigurationsDocument): string {
  const folds = Array.from({ length: foldCount }, (_, fold) => `fold${fold + 1}`);
  const header = [
    'step',
    'method',
    'space',
    'dims',
    'configuration',
    'configuration_name',
    'settings',
    'complete',
    'stale',
    'seeds',
    'metric',
    'mean_over_folds',
    'sd_over_folds',
    ...folds,
    'pooled_over_stimuli',
    'ahead',
    'ahead_of_all_others',
    'largest_p',
  ];
  const lines = groups.flatMap(({ step, method, space, dims, rows, best }) =>
    rows.flatMap((row, i) =>
      Object.entries(row.metrics).map(([metric, { mean, sd, folds: values, pooled }]): Cell[] => {
        const ahead = best[metric]?.row === i ? best[metric] : null;
        const cells = folds.map((_, fold) => values[fold] ?? null);
        return [
          ...[
            step,
            method,
            space,
            dims,
            row.configuration,
            nameSet(row),
            row.variant ?? '',
            String(row.complete),
            String(row.stale),
            row.seeds,
          ],
          ...[metric, mean, sd, ...cells, pooled, String(ahead !== null), String(ahead?.survives === true), ahead?.largestP ?? null],
        ];
      }),
    ),
  );
  return exportTagged(project.tag, header, lines);
}
