/** Tables of a project as they may be shared: who the raters are and why something is excluded can be taken out of them. */
import type { LeaveOut } from '../../contract/bundle';
import { formatCsv, splitCsv } from '../../store/csv';

/** The word in place of a reason; what is excluded stays excluded. */
export const hiddenReason = 'excluded';

/** The text of a table, changed only where it has a column that is left out. Raters become rater-1, rater-2, … in the order of `known`, which is added to. */
export function shareTable(text: string, path: string, leftOut: ReadonlySet<LeaveOut>, known: Map<string, string>): string {
  if (!leftOut.has('raters') && !leftOut.has('reasons')) return text;
  const { header, rows } = splitCsv(text, path);
  const rater = leftOut.has('raters') ? header.indexOf('rater') : -1;
  const reason = leftOut.has('reasons') ? header.indexOf('excluded') : -1;
  if (rater < 0 && reason < 0) return text;
  const changed = rows.map(({ cells }) =>
    cells.map((cell, column) => {
      if (column === reason) return cell === '' ? '' : hiddenReason;
      return column === rater ? nameFor(cell, known) : cell;
    }),
  );
  return formatCsv(header, changed);
}

function nameFor(rater: string, known: Map<string, string>): string {
  const name = known.get(rater) ?? `rater-${known.size + 1}`;
  known.set(rater, name);
  return name;
}
