/** Finds the row of the results a person means: by step, method, dimensions and settings, as much of it as it takes, or by its name. */
import { variantWordsEn } from '../../../core/catalogue/words-en';
import { describeVariant } from '../../../core/catalogue/variants';
import { AppError } from '../../../contract/app-error';
import { phrase, say } from '../../../contract/message';
import type { RowReference } from '../../../contract/results/comparison';
import type { ResultRow, ResultsDocument } from '../../../contract/results/results';
import { nameVariant } from '../../../core/experiments/plan';
import { editDistance } from '../../../store/importers/match-names';

/**
 * `name` is '4', 'multi-task', '3:sketch-lasso', '5:multi-task:2' or '2:classification:4:bottleneck 2048', or the name that the results
 * show. Without a dimensionality that of the target space is meant, without settings the method's usual ones.
 */
export function findRow(results: ResultsDocument, name: string): RowReference {
  const { steps } = results;
  if (steps.length === 0) throw new AppError('not-found', say`There are no results yet. ‘shape-space run’ computes them.`);
  const byParts = fitParts(results, name);
  const fitting = byParts.length > 0 ? byParts : steps.filter((row) => namesOf(row).includes(plain(name)));
  if (fitting.length === 1) return referTo(fitting[0]!);
  const choices = fitting.length > 0 ? fitting.slice(0, shown) : nearest(steps, name);
  const more = fitting.length > shown ? phrase` (and ${fitting.length - shown} more)` : '';
  const list = choices.map((row) => `‘${nameRowInFull(row)}’`).join(', ');
  throw new AppError(
    'bad-input',
    fitting.length === 0
      ? phrase`No row of the results is called ‘${name}’. Did you mean ${list}? ‘shape-space results’ lists all ${steps.length}.`
      : phrase`‘${name}’ names ${fitting.length} rows of the results. Choose one of ${list}${more}.`,
  );
}

/** So many are offered. */
const shown = 3;

/** The shortest name that no other row has, as it can be given: '2:classification:4:bottleneck 2048'. */
export function nameRowInFull({ step, method, dims, variant }: RowReference): string {
  return [step, method, dims, ...(variant === undefined ? [] : [describeVariant(variant, variantWordsEn)])].join(':');
}

/** By the parts of '5:multi-task:2', in this order, each of which may be left out. */
function fitParts({ steps, project }: ResultsDocument, name: string): ResultRow[] {
  const parts = name.split(':').map((part) => part.trim());
  const isNumber = (text: string): boolean => /^\d+$/.test(text);
  const step = isNumber(parts[0] ?? '') ? Number(parts.shift()) : null;
  const method = steps.some((row) => row.method === parts[0]) ? parts.shift() : undefined;
  const dims = isNumber(parts[0] ?? '') ? Number(parts.shift()) : null;
  const settings = parts.length === 0 ? null : plain(parts.join(':'));
  const fitting = steps.filter(
    (row) =>
      (step === null || row.step === step) &&
      (method === undefined || row.method === method) &&
      (dims === null || row.dims === dims) &&
      // Without settings the grid's rows are not meant, which are many.
      (settings === null
        ? row.variant === undefined
        : row.variant !== undefined &&
          [row.variant, describeVariant(row.variant, variantWordsEn)].some((each) => plain(each) === settings)),
  );
  const inTarget = fitting.filter((row) => row.dims === project.dims);
  const meant = dims === null && inTarget.length > 0 ? inTarget : fitting;
  // Step 5 repeats the target's own dimensionality of steps 1, 3 and 4.
  return step === null ? meant.filter((row) => row.method !== meant[0]?.method || row === meant[0]) : meant;
}

/** Letters and digits alone: how a name is typed does not matter. */
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}.]/gu, '');

/** As the results on the command line and the window call it, and in full. */
function namesOf(row: ResultRow): string[] {
  const { step, dims, method, variant, name } = row;
  const short = nameVariant(method, variant); // of steps 5 and 9, whose names begin with the step's
  return [name, `${step} ${name}`, `${step} ${short}`, `Step ${step}: ${short}, ${dims}-D`, nameRowInFull(row)].map(plain);
}

/** By the fewest letters to change, of any of a row's names. */
function nearest(steps: readonly ResultRow[], name: string): ResultRow[] {
  const distance = (row: ResultRow): number =>
    Math.min(...namesOf(row).map((each) => editDistance(plain(name), each) / Math.max(each.length, 1)));
  return steps
    .map((row) => ({ row, far: distance(row) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, shown)
    .map(({ row }) => row);
}

export function referTo({ step, method, dims, variant }: ResultRow): RowReference {
  return { step, method, dims, ...(variant === undefined ? {} : { variant }) };
}
