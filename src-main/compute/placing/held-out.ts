/** How the five networks did on the rated drawings they had not seen, from what their runs have written down. */
import type { RunKey } from '../../contract/running/run';
import type { HeldOut } from '../../core/placing/region';
import { readPredictions } from '../../store/runs/run-store';

/** `truth`: places by stimulus; stimuli without one, or that a run does not know any more, do not count. */
export async function readHeldOut(
  folder: string,
  keys: readonly RunKey[],
  truth: ReadonlyMap<string, readonly number[]>,
): Promise<HeldOut[]> {
  const tested = new Map<string, readonly number[]>();
  const validated = new Map<string, readonly number[]>();
  for (const key of keys)
    for (const row of await readPredictions(folder, key)) {
      if (row.copy !== 0) continue; // the drawing itself, as new ones are placed
      if (row.role === 'test') tested.set(row.stimulus, row.at);
      if (row.role === 'validation') validated.set(row.stimulus, row.at);
    }
  return [...tested].flatMap(([stimulus, at]): HeldOut[] => {
    const place = truth.get(stimulus);
    const other = validated.get(stimulus);
    if (place === undefined || other === undefined) return [];
    return [{ error: at.map((value, k) => value - place[k]!), gap: distance(at, other) }];
  });
}

export function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, k) => value - b[k]!));
}
