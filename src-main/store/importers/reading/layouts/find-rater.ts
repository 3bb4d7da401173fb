/** The column that says who judged: by its header, and by ids that repeat over the same pairs. */
import type { Reason, RoleCandidate } from '../../../../contract/importing/table-remarks';
import type { TableRow } from '../../table-cells';
import type { Column } from '../columns/describe-columns';
import { meaningsOf } from '../columns/header-meaning';
import { isFunctionOf } from '../columns/value-signs';
import { countGroups, groupCells } from './row-groups';

/** `taken`: columns with another role. `pairs`: of each row looked at. */
export function rankRaters(
  columns: readonly Column[],
  rows: readonly TableRow[],
  taken: ReadonlySet<number>,
  pairs: Int32Array,
): RoleCandidate[] {
  const numbered = new Map<string, number>();
  for (const { header, isNumeric } of columns) if (isNumeric) numbered.set(stemOf(header), (numbered.get(stemOf(header)) ?? 0) + 1);
  // of ‘rater1’ and ‘rater2’ each holds what one rater said
  const isOneOfSeveral = ({ header, isNumeric }: Column): boolean =>
    isNumeric && /\d/.test(header) && (numbered.get(stemOf(header)) ?? 0) > 1;
  return columns.flatMap((column) =>
    taken.has(column.index) || column.count === 0 || isOneOfSeveral(column) ? [] : [scoreRater(column, rows, pairs)],
  );
}

function stemOf(header: string): string {
  return header.replace(/\d+/g, '#');
}

function scoreRater(column: Column, rows: readonly TableRow[], pairs: Int32Array): RoleCandidate {
  const { header, index } = column;
  const meanings = meaningsOf(header);
  const said = meanings.get('rater');
  const reasons: Reason[] = [];
  let score = 0;
  const add = (points: number, reason: Reason): void => {
    score += points;
    reasons.push(reason);
  };
  if (said !== undefined) add(isWeak(header) ? 0.5 : said.strength, said.reason);
  for (const other of [
    'aside',
    'condition',
    'time',
    'judgement',
    'similarity',
    'dissimilarity',
    'date',
    'person',
    'trial',
    'practice',
    'category',
    'validation',
    'item',
    'pair',
    'count',
    'spread',
  ] as const) {
    // prettier-ignore
    const hit = meanings.get(other);
    if (hit !== undefined && hit.strength > (said?.strength ?? 0)) add(-2.5, hit.reason);
  }
  const n = pairs.length;
  const groups = groupCells(rows.slice(0, n), index);
  const raters = countGroups(groups);
  const judged = pairs.reduce((count, pair) => count + (pair >= 0 ? 1 : 0), 0);
  const known = countGroups(pairs);
  if (column.isNumeric && column.numbers.some((value) => !Number.isNaN(value) && !Number.isInteger(value)))
    add(-3, { code: 'beyond-scale' });
  if (raters === judged && judged > 3) add(-2, { code: 'counter' });
  else if (known > 1 && judged >= 1.2 * known) {
    if (raters === 1) add(-1, { code: 'constant' });
    else if (isFunctionOf(groups, pairs)) add(-3, { code: 'alike-in-pair' });
    else if (areEvenlySpread(groups, pairs, raters)) add(1.5, { code: 'repeats' });
  } else if (said === undefined) add(-1.5, { code: 'constant' }); // each pair once: nothing speaks for several raters
  if (said === undefined && column.isNumeric) add(-0.7, { code: 'short-scale', low: column.low, high: column.high }); // as likely an answer
  if (said === undefined && raters === 2 && !looksLikeIds(column)) add(-0.6, { code: 'short-scale', low: 1, high: 2 });
  return { column: index, header, score, reasons };
}

/** ‘trial_id’ and ‘image_id’ are ids of something else. */
function isWeak(header: string): boolean {
  return (
    /[ _.-]?(id|code|nr|no)$/i.test(header) &&
    /trial|image|img|stim|item|pair|session|study|task|block|bild|reiz|paar|run|list/i.test(header)
  );
}

/** No one judges a pair much more often than others do. */
function areEvenlySpread(raters: Int32Array, pairs: Int32Array, count: number): boolean {
  const seen = new Set<number>();
  let [rows, repeated] = [0, 0];
  for (let i = 0; i < raters.length; i++) {
    if (raters[i]! < 0 || pairs[i]! < 0) continue;
    rows++;
    const key = pairs[i]! * count + raters[i]!;
    if (seen.has(key)) repeated++;
    seen.add(key);
  }
  return rows > 0 && repeated <= 0.1 * rows;
}

function looksLikeIds({ values }: Column): boolean {
  return [...values].slice(0, 50).every((value) => /\d/.test(value) && value.length <= 40);
}

/** Two columns that part the rows in the same way say the same. */
export function partAlike(a: number, b: number, rows: readonly TableRow[]): boolean {
  const [one, two] = [groupCells(rows, a), groupCells(rows, b)];
  const partner = new Map<number, number>();
  for (let i = 0; i < one.length; i++) {
    const known = partner.get(one[i]!) ?? two[i]!;
    if (known !== two[i]) return false;
    partner.set(one[i]!, known);
  }
  return new Set(partner.values()).size === partner.size;
}
