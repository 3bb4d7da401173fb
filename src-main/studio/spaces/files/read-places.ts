/** The places of a stored space in the order of the project's stimuli. */
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { Stimulus } from '../../../contract/study/stimulus';
import { readSpace } from '../../../store/project/space-store';
import { readIncludedStimuli } from '../../../store/files/tables';
import type { Places } from '../judge/judge-space';

export async function readPlaces(folder: string, name: string, dims: number): Promise<Places> {
  return orderPlaces(await readSpace(folder, name, dims), await readIncludedStimuli(folder));
}

function orderPlaces(
  { name, dims, stimuli: ids, coordinates }: Awaited<ReturnType<typeof readSpace>>,
  stimuli: readonly Stimulus[],
): Places {
  const rows = new Map(ids.map((id, i) => [id, coordinates[i]!]));
  const missing = stimuli.filter(({ id }) => !rows.has(id));
  if (missing.length > 0)
    throw new AppError(
      'bad-input',
      say`The space ‘${name}’ has no place for ${missing.length} stimuli, among them ‘${missing[0]!.name}’. Compute it again for all stimuli.`,
    );
  return { stimuli, dims, coordinates: Float64Array.from(stimuli.flatMap(({ id }) => rows.get(id)!)) };
}
