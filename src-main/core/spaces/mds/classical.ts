/** Classical scaling: coordinates straight from the dissimilarities, taken as distances. */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { matrixView, valueAt } from '../../matrix/view';
import type { DissimilarityMatrix } from '../matrix/dissimilarity-matrix';

/**
 * n x dims coordinates: eigenvectors of the doubly centred squared dissimilarities, -J D^2 J / 2, times the roots of their
 * eigenvalues (Torgerson 1952, Psychometrika 17; Gower 1966, Biometrika 53). Pairs nobody rated are filled with the shortest
 * way over rated ones; dimensions beyond the positive eigenvalues stay 0.
 */
export function classicalScaling(d: DissimilarityMatrix, dims: number): Float64Array {
  const { n } = d;
  const filled = matrixView(fillByShortestPaths(d), n);
  const rowMeans = Array.from({ length: n }, (_, i) => filled.row(i).reduce((sum, v) => sum + (v * v) / n, 0));
  const mean = rowMeans.reduce((sum, v) => sum + v, 0) / n;
  const products = new Matrix(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) products.set(i, j, -(filled.at(i, j) ** 2 - valueAt(rowMeans, i) - valueAt(rowMeans, j) + mean) / 2);
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(products, { assumeSymmetric: true });
  const falling = [...realEigenvalues.entries()].sort(([, p], [, q]) => q - p).slice(0, dims);
  const coordinates = new Float64Array(n * dims);
  falling.forEach(([column, eigenvalue], k) => {
    const length = Math.sqrt(Math.max(0, eigenvalue));
    for (let i = 0; i < n; i++) coordinates[i * dims + k] = eigenvectorMatrix.get(i, column) * length;
  });
  return coordinates;
}

/** Floyd & Warshall (1962); the pairs must be connected. */
function fillByShortestPaths({ n, values }: DissimilarityMatrix): Float64Array {
  const filled = values.slice();
  for (let i = 0; i < n; i++) filled[i * n + i] = 0;
  if (!filled.some(Number.isNaN)) return filled;
  const ways = filled.map((v) => (Number.isNaN(v) ? Infinity : v));
  for (let via = 0; via < n; via++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) ways[i * n + j] = Math.min(ways[i * n + j]!, ways[i * n + via]! + ways[via * n + j]!);
    }
  }
  return filled.map((v, i) => (Number.isNaN(v) ? valueAt(ways, i) : v));
}
