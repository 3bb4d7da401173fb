/** A Cholesky factor that follows a changing set of features: one is appended, or one is taken out, at the cost of a solve. */
import { dot } from './inner-products';

export interface GrowingCholesky {
  readonly size: number;
  /** Appends a row of inner products with the present members and the new one's own; false (and no change) if it depends on them. */
  append(products: Float64Array, own: number): boolean;
  remove(position: number): void;
  /** Solves L L' x = b in place, b at least `size` long. */
  solve(b: Float64Array): void;
}

export function createGrowingCholesky(capacity: number): GrowingCholesky {
  const lower = new Float64Array(capacity * capacity);
  let size = 0;

  const append = (products: Float64Array, own: number): boolean => {
    if (size === capacity) return false;
    const row = size * capacity;
    for (let i = 0; i < size; i++) {
      lower[row + i] = (products[i]! - dot(lower, row, lower, i * capacity, i)) / lower[i * capacity + i]!;
    }
    const pivot = own - dot(lower, row, lower, row, size);
    if (!(pivot > 1e-10 * own)) return false;
    lower[row + size] = Math.sqrt(pivot);
    size++;
    return true;
  };

  /** Dropping a row leaves one element too many in each later row; Givens rotations (Golub & Van Loan 2013, sec. 6.5.4) clear them. */
  const remove = (position: number): void => {
    for (let i = position + 1; i < size; i++) {
      lower.copyWithin((i - 1) * capacity, i * capacity, i * capacity + i + 1);
    }
    size--;
    for (let k = position; k < size; k++) {
      const [a, b] = [lower[k * capacity + k]!, lower[k * capacity + k + 1]!];
      const r = Math.hypot(a, b);
      const [c, s] = [a / r, b / r];
      for (let i = k; i < size; i++) {
        const at = i * capacity + k;
        const [x, y] = [lower[at]!, lower[at + 1]!];
        lower[at] = c * x + s * y;
        lower[at + 1] = c * y - s * x;
      }
    }
  };

  const solve = (b: Float64Array): void => {
    for (let i = 0; i < size; i++) b[i] = (b[i]! - dot(lower, i * capacity, b, 0, i)) / lower[i * capacity + i]!;
    for (let i = size - 1; i >= 0; i--) {
      const row = i * capacity;
      const x = b[i]! / lower[row + i]!;
      b[i] = x;
      for (let j = 0; j < i; j++) b[j]! -= lower[row + j]! * x;
    }
  };

  return {
    get size() {
      return size;
    },
    append,
    remove,
    solve,
  };
}
