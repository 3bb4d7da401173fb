/** Laying one configuration over another: moved, turned, mirrored and scaled, but not bent. */
import { determinant, Matrix, SingularValueDecomposition } from 'ml-matrix';
import type { Numbers } from '../../statistics/numbers';

export interface ProcrustesOptions {
  readonly scaling?: boolean; // default true
  readonly reflection?: boolean; // default true: spaces from scaling have no handedness
}

export interface ProcrustesFit {
  /** The moving configuration where it fits best, n x dims. */
  readonly aligned: Float64Array;
  /** dims x dims; aligned = scale * moving * rotation + shift. */
  readonly rotation: Float64Array;
  readonly scale: number;
  readonly shift: Float64Array;
  /** 1 - residual / total sum of squares of the target about its centroid: 1 = same shape; 0 = nothing in common. */
  readonly r2: number;
}

/** Least-squares similarity transform of `moving` onto `target`, both n x dims (Schonemann & Carroll 1970, Psychometrika 35). */
export function procrustes(target: Numbers, moving: Numbers, n: number, dims: number, options: ProcrustesOptions = {}): ProcrustesFit {
  const { scaling = true, reflection = true } = options;
  const [a, b] = [centred(target, n, dims), centred(moving, n, dims)];
  const cross = Matrix.zeros(dims, dims); // moving' target
  for (let i = 0; i < n; i++) {
    for (let p = 0; p < dims; p++) {
      for (let q = 0; q < dims; q++) cross.set(p, q, cross.get(p, q) + b.rows[i * dims + p]! * a.rows[i * dims + q]!);
    }
  }
  const svd = new SingularValueDecomposition(cross, { autoTranspose: true });
  const [u, v] = [svd.leftSingularVectors, svd.rightSingularVectors];
  let turn = u.mmul(v.transpose());
  const singular = [...svd.diagonal];
  if (!reflection && determinant(turn) < 0) {
    singular[dims - 1]! *= -1;
    for (let p = 0; p < dims; p++) u.set(p, dims - 1, -u.get(p, dims - 1));
    turn = u.mmul(v.transpose());
  }
  const agreement = singular.reduce((sum, s) => sum + s, 0);
  const scale = scaling && b.squares > 0 ? agreement / b.squares : 1;
  const rotation = Float64Array.from(turn.to1DArray());
  const aligned = new Float64Array(n * dims);
  for (let i = 0; i < n; i++) {
    for (let q = 0; q < dims; q++) {
      let value = a.mean[q]!;
      for (let p = 0; p < dims; p++) value += scale * b.rows[i * dims + p]! * rotation[p * dims + q]!;
      aligned[i * dims + q] = value;
    }
  }
  let residual = 0;
  for (let i = 0; i < n * dims; i++) residual += (target[i]! - aligned[i]!) ** 2;
  const shift = a.mean.map((m, q) => {
    let moved = 0;
    for (let p = 0; p < dims; p++) moved += scale * b.mean[p]! * rotation[p * dims + q]!;
    return m - moved;
  });
  return { aligned, rotation, scale, shift, r2: a.squares === 0 ? NaN : 1 - residual / a.squares };
}

function centred(coordinates: Numbers, n: number, dims: number): { rows: Float64Array; mean: Float64Array; squares: number } {
  if (coordinates.length !== n * dims) throw new RangeError(`Expected ${n} x ${dims} coordinates, got ${coordinates.length}.`);
  const mean = new Float64Array(dims);
  for (let i = 0; i < n * dims; i++) mean[i % dims]! += coordinates[i]! / n;
  const rows = Float64Array.from(coordinates, (value, i) => value - mean[i % dims]!);
  return { rows, mean, squares: rows.reduce((sum, v) => sum + v * v, 0) };
}
