/** Tables of a project as they may be shared: who the raters are and why something is excluded can be taken out of them. */
import type { LeaveOut } from '../../../contract/results/bundle';
import { formatCsv, splitCsv } from '../../../store/files/csv';

/** Columns that the program reads; further ones may say anything of anybody. */
const known = new Set([
  'id',
  'name',
  'category',
  'image',
  'excluded',
  'source',
  'rater',
  'first',
  'second',
  'third',
  'rating',
  'dissimilarity',
  'ratings',
  'stimulus',
  'scale',
  'feature',
  'value',
  'task',
  'answer',
  'responseTimeMs',
  'validation',
]);

/** The word in place of a reason; what is excluded stays excluded. */
export const hiddenReason = 'excluded';

/** The text of a table, changed only where it has a column that is left out. Raters become rater-1, rater-2, … in the order of `names`, which is added to. Columns nobody knows are left out with either. */
export function shareTable(text: string, path: string, leftOut: ReadonlySet<LeaveOut>, names: Map<string, string>): string {
  if (!leftOut.has('raters') && !leftOut.has('reasons')) return text;
  const { header, rows } = splitCsv(text, path);
  const rater = leftOut.has('raters') ? header.indexOf('rater') : -1;
  const reason = header.indexOf('excluded'); // a reason may name a rater
  const kept = header.flatMap((name, column) => (known.has(name) || isCoordinate.test(name) ? [column] : []));
  const changed = rows.map(({ cells }) =>
    kept.map((column) => {
      const cell = cells[column] ?? '';
      if (column === reason) return cell === '' ? '' : hiddenReason;
      return column === rater ? nameFor(cell, names) : cell;
    }),
  );
  return formatCsv(
    kept.map((column) => header[column] ?? ''),
    changed,
  );
}

const isCoordinate = /^d\d+$/;

function nameFor(rater: string, names: Map<string, string>): string {
  const name = names.get(rater) ?? `rater-${names.size + 1}`;
  names.set(rater, name);
  return name;
}
