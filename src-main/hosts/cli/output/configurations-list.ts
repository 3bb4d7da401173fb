/** The configurations of a project as a table of plain text. */
import type { ResultsDocument } from '../../../contract/results/results';
import { nameSet } from '../../../studio/results/result-sets';
import { align } from './text-table';

/** That of the results which are shown without a choice has a star. */
export function listConfigurations({ sets, project }: ResultsDocument): string {
  if (sets.length === 0) return 'There are no results yet. ‘shape-space run’ computes them.';
  const lines = sets.map((set) => [
    `${set.configuration === project.configuration ? '* ' : '  '}${nameSet(set)}`,
    `${set.space}, ${set.dims}-D`,
    String(set.runs),
    set.configuration,
  ]);
  return [...align([['  configuration', 'space', 'finished runs', 'hash'], ...lines]), '* shown where none is chosen'].join('\n');
}
