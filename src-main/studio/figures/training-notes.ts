/** What a reader of a figure alone must know of how its numbers were trained. */
import { say } from '../../contract/message';
import { isCurve } from '../../core/catalogue/steps';
import { englishManuscript, rowName, type Manuscript } from '../../core/report/manuscript';
import type { ResultRow } from '../../contract/results/results';

/** Rows with the same departures share a sentence; the runs of the dimension curve are trained as those in the target space. Without full stops. */
export function trainingNotes(rows: readonly ResultRow[], manuscript: Manuscript = englishManuscript): string[] {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const text = (row.departures ?? []).map(manuscript.words.departure).join('; ');
    if (text !== '' && !isCurve(row.step)) groups.set(text, [...(groups.get(text) ?? []), rowName(row, manuscript)]);
  }
  const departs = [...groups].map(([text, names]) => manuscript.say(say`Not as in the study (${names}): ${text}`));
  const stuck = rows.flatMap((row) => {
    if (row.plateau === undefined) return [];
    const folds = row.plateau.folds.map((fold) => String(fold + 1));
    return [manuscript.say(say`${rowName(row, manuscript)} did not leave the plateau it began on in fold ${folds}`)];
  });
  return [...stuck, ...departs];
}
