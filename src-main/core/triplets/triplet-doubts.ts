/** Fits to triplets that mean little: what about the judgements makes good predictions worthless. */
import type { FitDoubt } from '../../contract/study/space';
import type { JudgedPairs } from './judged-pairs';
import { valueAt } from '../matrix/view';

/** Empty where nothing speaks against a fit of n stimuli in `dims` dimensions. */
export function tripletDoubts({ count, size, first, second }: JudgedPairs, n: number, dims: number): FitDoubt[] {
  const shown = new Int32Array(n);
  for (let t = 0; t < count; t++) {
    const stimuli = new Set<number>();
    for (let p = 0; p < valueAt(size, t); p++) stimuli.add(valueAt(first, 3 * t + p)).add(valueAt(second, 3 * t + p));
    for (const stimulus of stimuli) shown[stimulus]!++;
  }
  const doubts: FitDoubt[] = [];
  const sparse = shown.filter((times) => times < dims + 1).length;
  if (sparse > 0) doubts.push({ code: 'few-triplets', stimuli: sparse, least: dims + 1 });
  // Turning and moving a configuration changes no distance.
  const parameters = n * dims - (dims * (dims + 1)) / 2;
  if (parameters > count) doubts.push({ code: 'more-parameters-than-triplets', parameters, judged: count });
  return doubts;
}
