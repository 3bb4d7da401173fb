/** What the place of a drawing says in terms people rated: its value along a direction, among those of the rated stimuli. */
import { valueAt } from '../matrix/view';

export interface ReadOut {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Of the stimuli that lie below it, those at the same value by half. */
  readonly share: number;
}

/** `places`: n x dims of the stimuli; `vector`: a unit vector. */
export function readOut(places: Float64Array, dims: number, vector: readonly number[], at: readonly number[]): ReadOut {
  const n = places.length / dims;
  const along = Array.from({ length: n }, (_, i) => vector.reduce((sum, v, k) => sum + v * valueAt(places, i * dims + k), 0));
  const value = vector.reduce((sum, v, k) => sum + v * valueAt(at, k), 0);
  const below = along.reduce((count, other) => count + (other < value ? 1 : other === value ? 0.5 : 0), 0);
  return { value, low: Math.min(...along), high: Math.max(...along), share: below / Math.max(1, n) };
}
