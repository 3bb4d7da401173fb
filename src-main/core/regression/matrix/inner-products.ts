/** Inner products of many vectors, the arithmetic all fits spend their time in. */

/** A square part of a row-by-row matrix: element (i, j) at offset + i * stride + j. */
export interface Target {
  readonly data: Float64Array;
  readonly offset: number;
  readonly stride: number;
}

/**
 * Adds `sign` times the inner products of `count` vectors to the lower triangle of `into`. The vectors stand one after the
 * other in `vectors`, `length` numbers each. Tiles of 4 x 2 keep the sums in registers; they may spill over the diagonal, so
 * what the upper triangle holds afterwards means nothing until it is mirrored.
 */
export function addInnerProducts(vectors: Float64Array, count: number, length: number, into: Target, sign: 1 | -1): void {
  for (let i = 0; i < count; i += 4) {
    const last = Math.min(i + 3, count - 1);
    for (let j = 0; j <= last; j += 2) {
      if (i + 4 <= count && j + 2 <= count) addTile(vectors, length, into, i, j, sign);
      else addEdge(vectors, length, into, i, last, j, Math.min(j + 1, count - 1), sign);
    }
  }
}

/** Copies the lower triangle of an n x n matrix to the upper one. */
export function mirrorLower(matrix: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) matrix[j * n + i] = matrix[i * n + j]!;
}

/** Inner product of a[startA..] and b[startB..] over `length` numbers; four sums keep the processor's pipes filled. */
export function dot(a: Float64Array, startA: number, b: Float64Array, startB: number, length: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    s0 += a[startA + i]! * b[startB + i]!;
    s1 += a[startA + i + 1]! * b[startB + i + 1]!;
    s2 += a[startA + i + 2]! * b[startB + i + 2]!;
    s3 += a[startA + i + 3]! * b[startB + i + 3]!;
  }
  for (; i < length; i++) s0 += a[startA + i]! * b[startB + i]!;
  return s0 + s1 + (s2 + s3);
}

function addTile(v: Float64Array, length: number, into: Target, i: number, j: number, sign: number): void {
  const [a0, a1, a2, a3] = [i * length, (i + 1) * length, (i + 2) * length, (i + 3) * length];
  const [b0, b1] = [j * length, (j + 1) * length];
  let [s00, s01, s10, s11, s20, s21, s30, s31] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let k = 0; k < length; k++) {
    const x0 = v[b0 + k]!;
    const x1 = v[b1 + k]!;
    const y0 = v[a0 + k]!;
    s00 += y0 * x0;
    s01 += y0 * x1;
    const y1 = v[a1 + k]!;
    s10 += y1 * x0;
    s11 += y1 * x1;
    const y2 = v[a2 + k]!;
    s20 += y2 * x0;
    s21 += y2 * x1;
    const y3 = v[a3 + k]!;
    s30 += y3 * x0;
    s31 += y3 * x1;
  }
  const { data, offset, stride } = into;
  const r0 = offset + i * stride + j;
  const [r1, r2, r3] = [r0 + stride, r0 + 2 * stride, r0 + 3 * stride];
  data[r0]! += sign * s00;
  data[r0 + 1]! += sign * s01;
  data[r1]! += sign * s10;
  data[r1 + 1]! += sign * s11;
  data[r2]! += sign * s20;
  data[r2 + 1]! += sign * s21;
  data[r3]! += sign * s30;
  data[r3 + 1]! += sign * s31;
}

function addEdge(v: Float64Array, length: number, into: Target, i: number, lastI: number, j: number, lastJ: number, sign: number): void {
  for (let a = i; a <= lastI; a++) {
    for (let b = j; b <= lastJ; b++) {
      into.data[into.offset + a * into.stride + b]! += sign * dot(v, a * length, v, b * length, length);
    }
  }
}
