/**
 * Whether a result from elsewhere answers what the project has asked. Hashes tell only that its files are whole, and the key of a run its
 * configuration, fold and data; everything else is held against the project's own plan.
 */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { RunRecord } from '../../contract/running/run';
import type { ResultFile } from '../../contract/running/jobs';
import { readStimuli } from '../../store/files/tables';
import { readCoefficients } from '../../store/runs/coefficient-store';
import { readEpochs, readMetrics, readPredictions, runFile } from '../../store/runs/run-store';

/** AppError 'bad-input' says what is wrong. `files`: those of the result. */
export async function checkResult(
  project: string,
  folder: string,
  own: RunRecord,
  { key, needs }: RunRecord,
  files: ReadonlySet<ResultFile>,
): Promise<void> {
  if ([...needs].sort().join() !== [...own.needs].sort().join())
    throw new AppError(
      'bad-input',
      say`The result of ‘${own.label}’ in ${folder} was computed from other runs than the project has planned, so it is not taken.`,
    );
  await checkPlaces(project, folder, own);
  await readEpochs(folder, key); // throws where the table is none
  if ((await readMetrics(folder, key)) === null)
    throw new AppError('bad-input', say`${runFile(folder, key, 'metrics.json')} cannot be read, so the result is not taken.`);
  if (!files.has('coefficients.safetensors')) return;
  const model = await readCoefficients(folder, key);
  if (model?.intercept.length !== own.configuration.dims)
    throw new AppError(
      'bad-input',
      say`${runFile(folder, key, 'coefficients.safetensors')} holds no regression to ${own.configuration.dims} dimensions, so the result is not taken.`,
    );
}

async function checkPlaces(project: string, folder: string, { key, configuration: { dims } }: RunRecord): Promise<void> {
  const path = runFile(folder, key, 'predictions.csv');
  const known = new Set((await readStimuli(project)).map(({ id }) => id));
  const seen = new Set<string>();
  for (const { stimulus, copy, at } of await readPredictions(folder, key)) {
    if (!known.has(stimulus))
      throw new AppError(
        'bad-input',
        say`${path} has a place of ‘${stimulus}’, which is no stimulus of the project, so the result is not taken.`,
      );
    if (at.length !== dims)
      throw new AppError(
        'bad-input',
        say`${path} has places in ${at.length} dimensions, the run was planned for ${dims}, so the result is not taken.`,
      );
    const row = JSON.stringify([stimulus, copy]);
    if (seen.has(row)) throw new AppError('bad-input', say`${path} has copy ${copy} of ‘${stimulus}’ twice, so the result is not taken.`);
    seen.add(row);
  }
}
