/** Rows of a log or table that are no judgement: instructions, practice, means, and conditions that are not wanted. */
import type { TableContent } from '../../../../contract/importing/import';
import { isMissingValue, type TableRow } from '../../table-cells';
import { strengthOf, wordsOf } from '../columns/header-meaning';
import { isSummary } from '../columns/summaries';
import type { AsideRow, FoundTable } from '../sheet/table';

const practiceWords =
  /^(practi[cs]e|training|train|warm.?up|(u|ü|ue)bung|probe|probedurchg|entra[iî]nement|entrenamiento|pr[aá]ctica|oefen|allenamento|pratica|familiari[sz])|[ _.-](practi[cs]e|training|(u|ü|ue)bung|pratica|oefening)\b/i;
const yes = /^(1|true|yes|y|ja|j|wahr|oui|vrai|si|sí|sì|vero|waar|practice)$/i;

/** ‘practice’, ‘Übung’ and the like, in a cell of their own. */
export function isPracticeWord(cell: string): boolean {
  return cell.length >= 5 && cell.length < 60 && practiceWords.test(cell);
}

/** Judgements of pairs and triplets only; the others go to `aside`. `itemColumns`: all of them must name something. */
export function findTrialRows(table: FoundTable, content: TableContent, itemColumns: readonly number[], aside: AsideRow[]): TableRow[] {
  const isPractice = practiceTest(table, content);
  const kept: TableRow[] = [];
  for (const row of table.rows) {
    const { cells } = row;
    const lacks = itemColumns.some((column) => cells[column] === '' || cells[column] === undefined);
    if (lacks) aside.push({ ...row, why: isSummary(cells) ? 'summary' : 'no-pair' });
    else if (isPractice(cells)) aside.push({ ...row, why: 'practice' });
    else if (
      content.values.every((column) => isMissingValue(cells[column] ?? '')) &&
      itemColumns.every((column) => isMissingValue(cells[column]!))
    )
      aside.push({ ...row, why: 'no-pair' });
    else kept.push(row);
  }
  return kept;
}

/** By a column that says so, or by a word among few in a column of words. */
function practiceTest({ header, rows }: FoundTable, content: TableContent): (cells: readonly string[]) => boolean {
  const items = new Set([
    content.first,
    content.second,
    content.third,
    content.odd,
    content.reference,
    content.pair,
    content.rater,
    ...content.values,
  ]);
  const sample = rows.slice(0, 20_000);
  const columns = header.flatMap((name, index) => {
    if (items.has(index)) return [];
    const values = new Set<string>();
    for (const { cells } of sample) {
      if (cells[index] !== '') values.add(cells[index]!);
      if (values.size > 30) return [];
    }
    const marked = [...values].filter((value) => value.length < 60 && practiceWords.test(value));
    if (marked.length > 0 && marked.length < values.size) return [{ index, marked: new Set(marked) }];
    if (isFilledInPractice(name, index, sample, content)) return [{ index, marked: values }];
    const isSaid = strengthOf(name, 'practice') >= 2 && strengthOf(name, 'aside') === 0;
    const true_ = isSaid ? [...values].filter((value) => yes.test(value)) : [];
    return true_.length > 0 && true_.length < values.size ? [{ index, marked: new Set(true_) }] : [];
  });
  if (columns.length === 0) return () => false;
  return (cells) => columns.some(({ index, marked }) => marked.has(cells[index]!));
}

/** A routine of practice has columns of its own, empty in all other trials: ‘key_resp_practice.keys’. */
function isFilledInPractice(name: string, index: number, rows: readonly TableRow[], { first, second, pair }: TableContent): boolean {
  if (!wordsOf(name).some((word) => practiceWords.test(word))) return false;
  const items = pair === null ? [first, second] : [pair];
  const trials = rows.filter(({ cells }) => items.every((column) => column === null || cells[column] !== ''));
  const filled = trials.reduce((count, { cells }) => count + (isMissingValue(cells[index] ?? '') ? 0 : 1), 0);
  return filled > 0 && filled <= trials.length / 2;
}
