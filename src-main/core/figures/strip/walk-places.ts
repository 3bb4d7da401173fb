/** Ways through a space: the places of a strip of pictures. */

/** Steps of a strip; odd, so that there is a middle one. */
export const walkSteps = 9;

/**
 * Through `at` along a unit vector, from the lowest to the highest value that a stimulus has on it; what is across the vector stays as it
 * is at `at`. `places`: the stimuli, row by row.
 */
export function walkAlong(
  at: readonly number[],
  vector: readonly number[],
  places: readonly (readonly number[])[],
  steps = walkSteps,
): number[][] {
  const along = (place: readonly number[]): number => vector.reduce((sum, v, k) => sum + v * (place[k] ?? 0), 0);
  const values = places.map(along);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const own = along(at);
  return Array.from({ length: steps }, (_, i) => {
    const to = low + ((high - low) * i) / (steps - 1);
    return at.map((value, k) => value + (to - own) * (vector[k] ?? 0));
  });
}

/** In equal steps on a straight line, both ends included. */
export function walkBetween(from: readonly number[], to: readonly number[], steps = walkSteps): number[][] {
  return Array.from({ length: steps }, (_, i) => from.map((value, k) => value + (((to[k] ?? 0) - value) * i) / (steps - 1)));
}
