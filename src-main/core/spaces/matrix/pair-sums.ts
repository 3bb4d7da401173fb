/** The two loops over pairs that scaling spends its time in, written out for one, two and up to four dimensions. */

/** Pairs row by row: those of stimulus i stand from `rows[i]` to `rows[i + 1]`, `to` saying where the other begins in coordinates. */
export interface PairRows {
  readonly n: number;
  /** Numbers kept for each stimulus: the dimensions, filled up with zeros to 1, 2 or a multiple of four. */
  readonly stride: number;
  readonly rows: Int32Array;
  readonly to: Int32Array;
}

export function strideFor(dims: number): number {
  return dims <= 2 ? dims : 4 * Math.ceil(dims / 4);
}

/** Euclidean distance of each pair. */
export function measurePairs({ n, stride, rows, to }: PairRows, x: Float64Array, distances: Float64Array): void {
  for (let i = 0; i < n; i++) {
    const at = i * stride;
    const end = rows[i + 1]!;
    if (stride === 1) {
      const a = x[at]!;
      for (let p = rows[i]!; p < end; p++) distances[p] = Math.abs(a - x[to[p]!]!);
    } else if (stride === 2) {
      const a = x[at]!;
      const b = x[at + 1]!;
      for (let p = rows[i]!; p < end; p++) {
        const j = to[p]!;
        const u = a - x[j]!;
        const v = b - x[j + 1]!;
        distances[p] = Math.sqrt(u * u + v * v);
      }
    } else {
      for (let p = rows[i]!; p < end; p++) {
        const j = to[p]!;
        let squared = 0;
        for (let k = 0; k < stride; k += 4) {
          const u = x[at + k]! - x[j + k]!;
          const v = x[at + k + 1]! - x[j + k + 1]!;
          const w = x[at + k + 2]! - x[j + k + 2]!;
          const z = x[at + k + 3]! - x[j + k + 3]!;
          squared += u * u + v * v + w * w + z * z;
        }
        distances[p] = Math.sqrt(squared);
      }
    }
  }
}

/** Row i of `sums` becomes the sum over its pairs of weight times (x_i - x_j): a weighted Laplacian times x. */
export function sumPairs({ n, stride, rows, to }: PairRows, x: Float64Array, weights: Float64Array, sums: Float64Array): void {
  sums.fill(0);
  for (let i = 0; i < n; i++) {
    const at = i * stride;
    const end = rows[i + 1]!;
    if (stride <= 2) {
      const a = x[at]!;
      const b = stride === 2 ? x[at + 1]! : 0;
      let ownA = 0;
      let ownB = 0;
      for (let p = rows[i]!; p < end; p++) {
        const j = to[p]!;
        const weight = weights[p]!;
        const u = weight * (a - x[j]!);
        ownA += u;
        sums[j]! -= u;
        if (stride === 1) continue;
        const v = weight * (b - x[j + 1]!);
        ownB += v;
        sums[j + 1]! -= v;
      }
      sums[at]! += ownA;
      if (stride === 2) sums[at + 1]! += ownB;
      continue;
    }
    for (let k = 0; k < stride; k += 4) {
      const a = x[at + k]!;
      const b = x[at + k + 1]!;
      const c = x[at + k + 2]!;
      const d = x[at + k + 3]!;
      let ownA = 0;
      let ownB = 0;
      let ownC = 0;
      let ownD = 0;
      for (let p = rows[i]!; p < end; p++) {
        const j = to[p]! + k;
        const weight = weights[p]!;
        const u = weight * (a - x[j]!);
        const v = weight * (b - x[j + 1]!);
        const w = weight * (c - x[j + 2]!);
        const z = weight * (d - x[j + 3]!);
        ownA += u;
        ownB += v;
        ownC += w;
        ownD += z;
        sums[j]! -= u;
        sums[j + 1]! -= v;
        sums[j + 2]! -= w;
        sums[j + 3]! -= z;
      }
      sums[at + k]! += ownA;
      sums[at + k + 1]! += ownB;
      sums[at + k + 2]! += ownC;
      sums[at + k + 3]! += ownD;
    }
  }
}
