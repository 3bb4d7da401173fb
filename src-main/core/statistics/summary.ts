/** Mean and standard deviation, as results are reported over the folds. */
import type { Numbers } from './numbers';
import { valueAt } from '../matrix/view';

/** Sample standard deviation (n - 1). A single value has none: its `sd` is given as 0; of no values both are NaN. */
export function meanAndSd(values: Numbers): { mean: number; sd: number } {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += valueAt(values, i);
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (valueAt(values, i) - mean) ** 2;
  return { mean, sd: n === 1 ? 0 : Math.sqrt(squares / (n - 1)) };
}
