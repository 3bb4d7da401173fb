/** How many rows of a batch each source fills. */

/**
 * Shares proportional to the sizes (images times copies), by largest remainder, so that they sum to `batchSize`; a source
 * with anything in it gets at least one row. Throws a RangeError when there are more such sources than rows.
 */
export function composeBatch(sizes: readonly number[], batchSize: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const filled = sizes.filter((size) => size > 0).length;
  if (filled === 0) return sizes.map(() => 0);
  if (batchSize < filled) throw new RangeError(`a batch of ${batchSize} cannot hold rows of ${filled} sources`);
  const exact = sizes.map((size) => (size * batchSize) / total);
  const rows = exact.map((share, i) => (sizes[i]! > 0 ? Math.max(1, Math.floor(share)) : 0));
  const assigned = (): number => rows.reduce((sum, count) => sum + count, 0);
  while (assigned() < batchSize) rows[furthest(rows.map((count, i) => (sizes[i]! > 0 ? exact[i]! - count : -Infinity)))]!++;
  while (assigned() > batchSize) rows[furthest(rows.map((count, i) => (count > 1 ? count - exact[i]! : -Infinity)))]!--;
  return rows;
}

/** Batches until the first source runs out; at least one, so that a tiny project trains at all. */
export function countBatches(sizes: readonly number[], rows: readonly number[]): number {
  const full = sizes.flatMap((size, i) => (rows[i]! > 0 ? [Math.floor(size / rows[i]!)] : []));
  return full.length === 0 ? 0 : Math.max(1, Math.min(...full));
}

function furthest(distances: readonly number[]): number {
  return distances.indexOf(Math.max(...distances));
}
