/** Minimum-norm solutions of symmetric positive semidefinite systems, by Cholesky factorisation with diagonal pivoting. */
import { addInnerProducts, dot } from './inner-products';

export interface SymmetricSolver {
  readonly rank: number;
  /** Overwrites n x d `b` (row by row) with the minimum-norm least-squares solution of A x = b. */
  solve(b: Float64Array, d: number): void;
}

/**
 * Factorises the symmetric n x n matrix `a` (left as it is). Pivots below `least` (default n eps) times the largest diagonal element
 * count as zero, as in LAPACK's `dpstrf` (Higham 2002, Accuracy and Stability of Numerical Algorithms, sec. 10.3). With A = L L' and
 * L of full column rank the pseudo-inverse is L (L'L)^-1 (L'L)^-1 L' (Courrieu 2005, Neural Information Processing 8, eq. 4).
 */
export function factoriseSymmetric(a: Float64Array, n: number, least = n * Number.EPSILON): SymmetricSolver {
  const { factor, order, rank } = pivotedCholesky(a, n, least);
  if (rank === n) {
    return { rank, solve: (b, d) => solveColumns(b, n, d, order, (column) => solveTriangles(factor, n, n, column)) };
  }
  const cross = new Float64Array(rank * rank); // L'L
  for (let i = 0; i < n; i++) {
    for (let p = 0; p < rank; p++) {
      const value = factor[i * n + p]!;
      if (value !== 0) for (let q = 0; q < rank; q++) cross[p * rank + q]! += value * factor[i * n + q]!;
    }
  }
  const inner = plainCholesky(cross, rank);
  const solveDeficient = (column: Float64Array): void => {
    const u = new Float64Array(rank);
    for (let i = 0; i < n; i++) for (let p = 0; p < rank; p++) u[p]! += factor[i * n + p]! * column[i]!;
    solveTriangles(inner, rank, rank, u);
    solveTriangles(inner, rank, rank, u);
    for (let i = 0; i < n; i++) column[i] = dot(factor, i * n, u, 0, rank);
  };
  return { rank, solve: (b, d) => solveColumns(b, n, d, order, solveDeficient) };
}

/** Lower triangular L with A = L L', row by row; null if the n x n matrix `a` is not safely positive definite. */
export function choleskyOrNull(a: Float64Array, n: number): Float64Array | null {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) lower[i * n + j] = (a[i * n + j]! - dot(lower, i * n, lower, j * n, j)) / lower[j * n + j]!;
    const pivot = a[i * n + i]! - dot(lower, i * n, lower, i * n, i);
    if (!(pivot > n * Number.EPSILON * a[i * n + i]!)) return null;
    lower[i * n + i] = Math.sqrt(pivot);
  }
  return lower;
}

/** Solves L L' x = b in place of b, L being `n` rows of `stride` numbers. */
export function solveTriangles(lower: Float64Array, n: number, stride: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) b[i] = (b[i]! - dot(lower, i * stride, b, 0, i)) / lower[i * stride + i]!;
  for (let i = n - 1; i >= 0; i--) {
    const x = b[i]! / lower[i * stride + i]!;
    b[i] = x;
    for (let j = 0; j < i; j++) b[j]! -= lower[i * stride + j]! * x;
  }
}

/** Row i of `factor` belongs to row order[i] of `a`; only its first `rank` columns at or below the diagonal count. */
function pivotedCholesky(a: Float64Array, n: number, least: number): { factor: Float64Array; order: Int32Array; rank: number } {
  const factor = a.slice();
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const remaining = Float64Array.from({ length: n }, (_, i) => a[i * n + i]!);
  const smallest = least * remaining.reduce((most, v) => Math.max(most, v), 0);
  const blockColumns = 64; // what lies right of a block is brought up to date once per block: the bulk of the arithmetic
  for (let start = 0; start < n; start += blockColumns) {
    const end = Math.min(start + blockColumns, n);
    for (let k = start; k < end; k++) {
      let best = k;
      for (let i = k + 1; i < n; i++) if (remaining[i]! > remaining[best]!) best = i;
      if (!(remaining[best]! > smallest)) return { factor: clearAbove(factor, n, k), order, rank: k };
      exchange(factor, order, remaining, n, k, best);
      const pivot = Math.sqrt(remaining[k]!);
      factor[k * n + k] = pivot;
      for (let i = k + 1; i < n; i++) {
        const value = (factor[i * n + k]! - dot(factor, i * n + start, factor, k * n + start, k - start)) / pivot;
        factor[i * n + k] = value;
        remaining[i]! -= value * value;
      }
    }
    const width = end - start;
    const panel = new Float64Array((n - end) * width);
    for (let i = end; i < n; i++) panel.set(factor.subarray(i * n + start, i * n + end), (i - end) * width);
    addInnerProducts(panel, n - end, width, { data: factor, offset: end * n + end, stride: n }, -1);
  }
  return { factor: clearAbove(factor, n, n), order, rank: n };
}

/** Zeroes what is not part of the factor: all beyond the diagonal and beyond column `rank`. */
function clearAbove(factor: Float64Array, n: number, rank: number): Float64Array {
  for (let i = 0; i < n; i++) factor.fill(0, i * n + Math.min(i + 1, rank), (i + 1) * n);
  return factor;
}

/** Exchanges two rows and columns of a symmetric matrix of which only the lower triangle is kept; k < other. */
function exchange(lower: Float64Array, order: Int32Array, remaining: Float64Array, n: number, k: number, other: number): void {
  if (k === other) return;
  const swap = (p: number, q: number): void => {
    const kept = lower[p]!;
    lower[p] = lower[q]!;
    lower[q] = kept;
  };
  for (let j = 0; j < k; j++) swap(k * n + j, other * n + j);
  for (let j = k + 1; j < other; j++) swap(j * n + k, other * n + j);
  for (let i = other + 1; i < n; i++) swap(i * n + k, i * n + other);
  swap(k * n + k, other * n + other);
  [order[k], order[other]] = [order[other]!, order[k]!];
  [remaining[k], remaining[other]] = [remaining[other]!, remaining[k]!];
}

/** For L'L, which is positive definite by construction; a pivot lost to rounding is lifted to the rounding level. */
function plainCholesky(a: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) lower[i * n + j] = (a[i * n + j]! - dot(lower, i * n, lower, j * n, j)) / lower[j * n + j]!;
    const pivot = a[i * n + i]! - dot(lower, i * n, lower, i * n, i);
    lower[i * n + i] = Math.sqrt(Math.max(pivot, n * Number.EPSILON * a[i * n + i]!));
  }
  return lower;
}

function solveColumns(b: Float64Array, n: number, d: number, order: Int32Array, solveOne: (column: Float64Array) => void): void {
  const column = new Float64Array(n);
  for (let k = 0; k < d; k++) {
    for (let i = 0; i < n; i++) column[i] = b[order[i]! * d + k]!;
    solveOne(column);
    for (let i = 0; i < n; i++) b[order[i]! * d + k] = column[i]!;
  }
}
