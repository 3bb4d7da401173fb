/** Classification accuracy on one corpus of a network that knows the classes of several. */
import type { Numbers } from '../numbers';
import { valueAt } from '../../matrix/view';

/**
 * Share of images whose highest logit among the `allowed` classes is their label's: 0..1, larger is better. Renormalising the
 * softmax over the corpus's own classes does not change which is highest, so logits suffice.
 * `logits` is images x nClasses. Images whose label is not among `allowed` (another corpus's, or -1) do not count;
 * NaN if none is left. A row with NaN counts as wrong.
 */
export function classAccuracy(
  logits: Numbers,
  nClasses: number,
  labels: readonly number[] | Int32Array,
  allowed: readonly number[],
): number {
  if (logits.length !== nClasses * labels.length) {
    throw new RangeError(`Expected ${labels.length} x ${nClasses} logits, got ${logits.length}.`);
  }
  const own = new Set(allowed);
  let [correct, counted] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    if (!own.has(valueAt(labels, i))) continue;
    counted++;
    let best = -1;
    for (const c of allowed) {
      const logit = valueAt(logits, i * nClasses + c);
      if (Number.isNaN(logit)) {
        best = -1;
        break;
      }
      if (best < 0 || logit > valueAt(logits, i * nClasses + best)) best = c;
    }
    if (best === labels[i]) correct++;
  }
  return correct / counted;
}
