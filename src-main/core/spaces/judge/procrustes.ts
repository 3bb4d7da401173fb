/** Laying one configuration over another: moved, turned, mirrored and scaled, but not bent. */
import { determinant, Matrix, SingularValueDecomposition } from 'ml-matrix';
import { centroidOf, matrixView, valueAt, type MatrixView } from '../../matrix/view';
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
      for (let q = 0; q < dims; q++) cross.set(p, q, cross.get(p, q) + b.rows.at(i, p) * a.rows.at(i, q));
    }
  }
  const svd = new SingularValueDecomposition(cross, { autoTranspose: true });
  const [u, v] = [svd.leftSingularVectors, svd.rightSingularVectors];
  let turn = u.mmul(v.transpose());
  let isMirrored = false;
  if (!reflection && determinant(turn) < 0) {
    isMirrored = true;
    for (let p = 0; p < dims; p++) u.set(p, dims - 1, -u.get(p, dims - 1));
    turn = u.mmul(v.transpose());
  }
  const agreement = svd.diagonal.reduce((sum, s, k) => (isMirrored && k === dims - 1 ? sum - s : sum + s), 0);
  const scale = scaling && b.squares > 0 ? agreement / b.squares : 1;
  const rotation = Float64Array.from(turn.to1DArray());
  const aligned = new Float64Array(n * dims);
  for (let i = 0; i < n; i++) {
    for (let q = 0; q < dims; q++) {
      let value = valueAt(a.mean, q);
      for (let p = 0; p < dims; p++) value += scale * b.rows.at(i, p) * turn.get(p, q);
      aligned[i * dims + q] = value;
    }
  }
  let residual = 0;
  for (let i = 0; i < n * dims; i++) residual += (valueAt(target as ArrayLike<number>, i) - valueAt(aligned, i)) ** 2;
  const shift = a.mean.map((m, q) => {
    return m - b.mean.reduce((moved, own, p) => moved + scale * own * turn.get(p, q), 0);
  });
  return { aligned, rotation, scale, shift, r2: a.squares === 0 ? NaN : 1 - residual / a.squares };
}

function centred(coordinates: Numbers, n: number, dims: number): { rows: MatrixView; mean: Float64Array; squares: number } {
  if (coordinates.length !== n * dims) throw new RangeError(`Expected ${n} x ${dims} coordinates, got ${coordinates.length}.`);
  const mean = centroidOf(coordinates, dims);
  const rows = Float64Array.from(coordinates, (value, i) => value - valueAt(mean, i % dims));
  return { rows: matrixView(rows, dims), mean, squares: rows.reduce((sum, v) => sum + v * v, 0) };
}
