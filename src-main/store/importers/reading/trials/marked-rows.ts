/** Rows that the table itself marks as not to be used: ‘valid’ = 0, ‘excluded’ = yes, ‘status’ = rejected, catch trials. */
import type { Remark, WhichRows } from '../../../../contract/importing/table-remarks';
import type { TableRow } from '../../table-cells';
import { wordsOf } from '../columns/header-meaning';
import type { FoundTable } from '../sheet/table';
import { notWords } from '../vocabulary/direction-words';
import { badMarks, besideMarks, checkMarks, goodMarks, vagueMarks } from '../vocabulary/mark-words';

const yes = /^(1|1\.0|true|t|yes|y|ja|j|wahr|oui|vrai|si|sí|sì|vero|waar|x|✓|✔)$/i;
const no = /^(0|0\.0|false|f|no|n|nein|falsch|non|faux|nee|onwaar|falso)$/i;

export interface MarkedRows {
  readonly isMarked: (cells: readonly string[]) => boolean;
  readonly remarks: readonly Remark[];
  readonly questions: readonly WhichRows[];
}

/** `used`: columns that have a role. `rows`: those that may be judgements. */
export function findMarkedRows({ header }: FoundTable, rows: readonly TableRow[], used: ReadonlySet<number>): MarkedRows {
  const marks: { readonly index: number; readonly bad: ReadonlySet<string> }[] = [];
  const questions: WhichRows[] = [];
  for (const [index, name] of header.entries()) {
    if (used.has(index) || name === '') continue;
    const says = markOf(name);
    if (says === null) continue;
    const values = valuesOf(rows, index);
    if (values === null) continue;
    const bad = badValues(says, values);
    const left = bad === null ? 0 : rows.reduce((count, { cells }) => count + (bad.has(cells[index]!) ? 1 : 0), 0);
    if (bad !== null && left === 0) continue;
    if (bad !== null && left <= rows.length / 2) marks.push({ index, bad });
    else if (bad !== null || values.size > 1)
      questions.push({ code: 'which-rows', by: 'mark', column: index, header: name, values: [...values].filter((value) => value !== '') });
  }
  const remarks = marks.map(({ index, bad }): Remark => ({ code: 'marks', column: header[index]!, values: [...bad].slice(0, 6) }));
  return { isMarked: (cells) => marks.some(({ index, bad }) => bad.has(cells[index]!)), remarks, questions };
}

const mostValues = 8;

function valuesOf(rows: readonly TableRow[], index: number): ReadonlySet<string> | null {
  const values = new Set<string>();
  for (const { cells } of rows) {
    values.add(cells[index]!);
    if (values.size > mostValues) return null;
  }
  return values;
}

type Mark = 'good' | 'bad' | 'vague';

/** Null where the header, or the word, is no such mark. */
function markOf(text: string): Mark | null {
  const words = wordsOf(text).filter((word) => !/^\d+$/.test(word));
  const isAny = (word: string): boolean => goodMarks.has(word) || badMarks.has(word) || checkMarks.has(word) || vagueMarks.has(word);
  if (words.length > 6 || !words.every((word) => isAny(word) || besideMarks.has(word) || notWords.has(word))) return null;
  const joined = words.join(' ');
  if (/^(is )?(no (response|answer)|(timed out|time out|too slow))( (trial|flag))?$/.test(joined)) return 'bad';
  const isNot = words.some((word) => notWords.has(word));
  if (words.some((word) => badMarks.has(word))) return isNot ? 'good' : 'bad';
  if (words.some((word) => goodMarks.has(word))) return isNot ? 'bad' : 'good';
  if (words.some((word) => checkMarks.has(word))) return 'bad';
  return words.some((word) => vagueMarks.has(word)) ? 'vague' : null;
}

/** Null where the values do not say it plainly. */
function badValues(header: Mark, values: ReadonlySet<string>): ReadonlySet<string> | null {
  const given = [...values].filter((value) => value !== '');
  const isPlain = given.every((value) => yes.test(value) || no.test(value));
  if (isPlain && header !== 'vague') {
    const isBad = (value: string): boolean => (header === 'bad' ? yes.test(value) : no.test(value));
    const crossed = header === 'good' && values.has('') && given.length > 0 && given.every((value) => yes.test(value)); // only crosses and gaps
    return new Set([...given.filter(isBad), ...(crossed ? [''] : [])]);
  }
  const said = given.map((value) => ({ value, mark: markOf(value) }));
  if (said.length === 0) return new Set();
  return said.every(({ mark }) => mark === 'good' || mark === 'bad')
    ? new Set(said.flatMap(({ value, mark }) => (mark === 'bad' ? [value] : [])))
    : null;
}
