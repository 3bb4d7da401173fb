/** Monotone regression: the rising sequence nearest to given values. */

/** Room for `isotonicRegression` to work in, so that it can run thousands of times a second without allocating. */
export interface IsotonicRoom {
  readonly sums: Float64Array;
  readonly weights: Float64Array;
  readonly ends: Int32Array;
}

export function isotonicRoom(n: number): IsotonicRoom {
  return { sums: new Float64Array(n), weights: new Float64Array(n), ends: new Int32Array(n) };
}

/**
 * Writes the non-decreasing sequence that minimises sum weights (values - fitted)^2 into `fitted` (may be `values` itself).
 * Pool adjacent violators (Ayer, Brunk, Ewing, Reid & Silverman 1955; Kruskal 1964b, Psychometrika 29), left to right.
 */
export function isotonicRegression(
  values: Float64Array,
  n: number,
  fitted: Float64Array,
  room: IsotonicRoom,
  weights: Float64Array | null = null,
): void {
  const { sums, weights: totals, ends } = room;
  let blocks = 0;
  for (let i = 0; i < n; i++) {
    let weight = weights === null ? 1 : weights[i]!;
    let sum = values[i]! * weight;
    // Means compared by cross-multiplication: a falling pair of blocks becomes one.
    while (blocks > 0 && sums[blocks - 1]! * weight > sum * totals[blocks - 1]!) {
      blocks--;
      sum += sums[blocks]!;
      weight += totals[blocks]!;
    }
    sums[blocks] = sum;
    totals[blocks] = weight;
    ends[blocks] = i + 1;
    blocks++;
  }
  for (let b = 0, i = 0; b < blocks; b++) {
    const mean = sums[b]! / totals[b]!;
    for (const end = ends[b]!; i < end; i++) fitted[i] = mean;
  }
}
