/** The axes along which a configuration spreads most, and a configuration turned to them. */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { centroidOf, matrixView, valueAt } from '../../matrix/view';
import type { Numbers } from '../../statistics/numbers';

export interface PrincipalAxes {
  /** dims x dims, row r = unit vector of the axis with the r-th largest variance. */
  readonly axes: Float64Array;
  /** Mean squared distance from the centroid along each axis, falling. */
  readonly variances: Float64Array;
}

/** Eigenvectors of the covariance of n x dims `coordinates` (Pearson 1901). The sign makes each axis's largest component positive. */
export function principalAxes(coordinates: Numbers, n: number, dims: number): PrincipalAxes {
  if (coordinates.length !== n * dims) throw new RangeError(`Expected ${n} x ${dims} coordinates, got ${coordinates.length}.`);
  const places = matrixView(coordinates, dims);
  const means = centroidOf(coordinates, dims);
  const covariance = new Matrix(dims, dims);
  for (let a = 0; a < dims; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += (places.at(i, a) - valueAt(means, a)) * (places.at(i, b) - valueAt(means, b));
      covariance.set(a, b, sum / n);
      covariance.set(b, a, sum / n);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  const falling = [...realEigenvalues.entries()].sort(([, p], [, q]) => q - p);
  const axes = new Float64Array(dims * dims);
  falling.forEach(([column], r) => {
    const axis = eigenvectorMatrix.getColumn(column);
    const largest = axis.reduce((most, v) => (Math.abs(v) > Math.abs(most) + 1e-12 ? v : most), 0);
    axis.forEach((v, k) => (axes[r * dims + k] = largest < 0 ? -v : v));
  });
  return { axes, variances: Float64Array.from(falling, ([, eigenvalue]) => Math.max(0, eigenvalue)) };
}

/**
 * The configuration turned so that its first axis is the one of largest variance, and so on; along each axis the point
 * farthest out is on the positive side. Distances stay as they are: this only makes equal configurations look equal.
 */
export function turnToPrincipalAxes(coordinates: Numbers, n: number, dims: number): Float64Array {
  const axes = matrixView(principalAxes(coordinates, n, dims).axes, dims);
  const places = matrixView(coordinates, dims);
  const turned = new Float64Array(n * dims);
  for (let r = 0; r < dims; r++) {
    let farthest = 0;
    for (let i = 0; i < n; i++) {
      let value = 0;
      for (let k = 0; k < dims; k++) value += places.at(i, k) * axes.at(r, k);
      turned[i * dims + r] = value;
      if (Math.abs(value) > Math.abs(farthest) + 1e-12) farthest = value;
    }
    if (farthest < 0) for (let i = 0; i < n; i++) turned[i * dims + r]! *= -1;
  }
  return turned;
}
