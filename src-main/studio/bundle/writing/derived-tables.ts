/** Tables that a bundle has besides those of the project: everything a reader needs in few files, and made of the project's files alone. */
import type { ResultsDocument } from '../../../contract/results/results';
import type { RunRecord } from '../../../contract/running/run';
import { assignFolds } from '../../../core/folds/folds';
import { canonicalJson } from '../../../store/files/canonical-json';
import { formatCsv, type Cell } from '../../../store/files/csv';
import { readProject } from '../../../store/project/project-store';
import { listRuns, readEpochs, readMetrics } from '../../../store/runs/run-store';
import { readStimuli } from '../../../store/files/tables';
import { buildResults } from '../../results/rows/build-results';
import { listFinishedRuns, listPlans } from '../../results/rows/finished-runs';
import { comparisonCsv } from '../../results/tables';
import { comparisonsTable } from '../verifying/comparisons';
import { predictionsTable } from './predictions-table';
import { dataFile, type DerivedTable } from './project-files';

/** What there is nothing of has no table. */
export async function derivedTables(folder: string): Promise<DerivedTable[]> {
  const tables = [await foldsTable(folder), await runsTable(folder), await epochsTable(folder), ...(await resultTables(folder))];
  return tables.filter((table) => table !== null);
}

async function foldsTable(folder: string): Promise<DerivedTable | null> {
  const stimuli = await readStimuli(folder);
  if (stimuli.length === 0) return null;
  const folds = assignFolds(stimuli);
  return table(
    'folds',
    ['stimulus', 'category', 'fold'],
    stimuli.map(({ id, category }, i) => [id, category, folds[i]! + 1]),
  );
}

async function runsTable(folder: string): Promise<DerivedTable | null> {
  const project = await readProject(folder);
  const plans = await listPlans(folder);
  const { runs, records } = await listFinishedRuns(folder, project, plans);
  if (runs.length === 0) return null;
  const stepsOf = new Map<string, number[]>();
  for (const { step, runs: planned } of plans)
    for (const { key } of planned) stepsOf.set(key, [...new Set([...(stepsOf.get(key) ?? []), step])]);
  const sorted = [...runs].sort((a, b) => (a.key < b.key ? -1 : 1));
  const rows = await Promise.all(
    sorted.map(async ({ key, method, variant, dims, size, space, fold }): Promise<Cell[]> => {
      const metrics = await readMetrics(folder, key);
      const record = records.get(key);
      return [
        key,
        (stepsOf.get(key) ?? []).join(' '),
        record?.label ?? '',
        method,
        variant ?? '',
        dims,
        size,
        space,
        fold + 1,
        record?.engine ?? '',
        record?.durationMs ?? null,
        metrics?.selected.epoch ?? null,
        metrics?.selected.beta ?? metrics?.selected.penalty ?? null,
        record === undefined ? '' : canonicalJson(record.configuration),
      ];
    }),
  );
  const header = [
    'run',
    'steps',
    'label',
    'method',
    'variant',
    'dims',
    'preset',
    'space',
    'fold',
    'engine',
    'duration_ms',
    'best_epoch',
    'penalty',
    'configuration',
  ];
  return table('runs', header, rows);
}

async function epochsTable(folder: string): Promise<DerivedTable | null> {
  const records = (await listRuns(folder)).filter(({ state }) => state === 'done');
  const rows = (await Promise.all(records.map((record) => epochRows(folder, record)))).flat();
  const header = ['run', 'fold', 'epoch', ...parts.map(([, column]) => column)];
  return rows.length === 0 ? null : table('epochs', header, rows);
}

const parts = [
  ['trainLoss', 'train_loss'],
  ['trainClassification', 'train_classification'],
  ['trainReconstruction', 'train_reconstruction'],
  ['trainMapping', 'train_mapping'],
  ['validationLoss', 'validation_loss'],
  ['validationClassification', 'validation_classification'],
  ['validationReconstruction', 'validation_reconstruction'],
  ['validationMapping', 'validation_mapping'],
] as const;

async function epochRows(folder: string, { key, fold }: RunRecord): Promise<Cell[][]> {
  const epochs = await readEpochs(folder, key);
  return epochs.map((row) => [key, fold + 1, row.epoch, ...parts.map(([name]) => row[name])]);
}

async function resultTables(folder: string): Promise<(DerivedTable | null)[]> {
  const results: ResultsDocument = await buildResults(folder);
  if (results.steps.length === 0) return [];
  return [
    { path: dataFile(['content', 'metrics']), text: comparisonCsv(results) },
    await predictionsTable(folder, results),
    await comparisonsTable(folder, results),
  ];
}

function table(content: string, header: readonly string[], rows: readonly (readonly Cell[])[]): DerivedTable {
  return { path: dataFile(['content', content]), text: formatCsv(header, rows) };
}
