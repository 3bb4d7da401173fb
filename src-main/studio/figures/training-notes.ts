/** What a reader of a figure alone must know of how its numbers were trained. */
import { isCurve } from '../../core/catalogue/steps';
import type { ResultRow } from '../../contract/results/results';
import { describeDepartures } from '../../core/experiments/departures';

/** Rows with the same departures share a sentence; the runs of the dimension curve are trained as those in the target space. */
export function trainingNotes(rows: readonly ResultRow[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { name, step, departures = [] } of rows) {
    const text = describeDepartures(departures);
    if (text !== '' && !isCurve(step)) groups.set(text, [...(groups.get(text) ?? []), name]);
  }
  const departs = [...groups].map(([text, names]) => `Not as in the study (${names.join(', ')}): ${text}`);
  const stuck = rows.flatMap(({ name, plateau }) =>
    plateau === undefined
      ? []
      : [`${name} did not leave the plateau it began on in fold ${plateau.folds.map((fold) => fold + 1).join(', ')}`],
  );
  return [...stuck, ...departs];
}
