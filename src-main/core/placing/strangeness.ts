/** How far a drawing is from what a network has seen: the distance of its features to those of the nearest rated drawings. */

const neighbours = 3;

/**
 * Mean distance to the three nearest of `rows` (n x length) among `items`, all scaled to length 1, as deep nearest neighbours do it (Sun,
 * Ming, Zhu and Li 2022, ICML, "Out-of-distribution detection with deep nearest neighbors").
 */
export function nearestFeatures(rows: Float32Array, length: number, items: readonly number[], features: Float32Array): number {
  const own = lengthOf(features, 0, length);
  const distances = items.map((item) => {
    const other = lengthOf(rows, item * length, length);
    let product = 0;
    for (let j = 0; j < length; j++) product += features[j]! * rows[item * length + j]!;
    return Math.sqrt(Math.max(0, 2 - (2 * product) / (own * other)));
  });
  const nearest = distances.sort((a, b) => a - b).slice(0, neighbours);
  return nearest.reduce((sum, distance) => sum + distance, 0) / Math.max(1, nearest.length);
}

function lengthOf(rows: Float32Array, start: number, length: number): number {
  let sum = 0;
  for (let j = 0; j < length; j++) sum += rows[start + j]! ** 2;
  return Math.max(Math.sqrt(sum), Number.MIN_VALUE);
}
