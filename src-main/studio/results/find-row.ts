/** Finds the row of the results a person means: by step, method and number of dimensions, as much of it as it takes. */
import { AppError } from '../../contract/app-error';
import type { RowReference } from '../../contract/comparison';
import type { ResultRow, ResultsDocument } from '../../contract/results';

/** `name` is '4', 'multi-task', '3:sketch-lasso' or '5:multi-task:2'; without a dimensionality that of the target space is meant. */
export function findRow({ steps, project }: ResultsDocument, name: string): RowReference {
  const parts = name.split(':').map((part) => part.trim());
  const number = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : null);
  const step = number(parts[0] ?? '');
  const method = parts.find((part) => number(part) === null);
  const dims = number((step === null ? parts : parts.slice(1)).find((part) => number(part) !== null) ?? '');
  const fitting = steps.filter(
    (row) =>
      row.variant === undefined && // the grid of settings has rows of its own, which nobody means by 'step 2'
      (step === null || row.step === step) &&
      (method === undefined || row.method === method) &&
      (dims === null || row.dims === dims),
  );
  const inTarget = fitting.filter((row) => row.dims === project.dims);
  const meant = dims === null && inTarget.length > 0 ? inTarget : fitting;
  // Step 5 repeats the target's own dimensionality of steps 1, 3 and 4.
  const first = step === null ? meant.filter((row) => row.method !== meant[0]?.method || row === meant[0]) : meant;
  if (first.length === 1) return referTo(first[0]!);
  const choices = (first.length === 0 ? steps : first).map((row) => `‘${nameOf(row)}’`).join(', ');
  if (steps.length === 0) throw new AppError('not-found', 'There are no results yet. ‘shape-space run’ computes them.');
  throw new AppError('bad-input', `‘${name}’ names ${first.length === 0 ? 'no row' : 'several rows'} of the results. Choose one of ${choices}.`); // prettier-ignore
}

const nameOf = ({ step, method, dims }: ResultRow): string => `${step}:${method}:${dims}`;
const referTo = ({ step, method, dims }: ResultRow): RowReference => ({ step, method, dims });
