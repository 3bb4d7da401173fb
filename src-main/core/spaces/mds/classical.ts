/** Classical scaling: coordinates straight from the dissimilarities, taken as distances. */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { DissimilarityMatrix } from '../matrix/dissimilarity-matrix';

/**
 * n x dims coordinates: eigenvectors of the doubly centred squared dissimilarities, -J D^2 J / 2, times the roots of their
 * eigenvalues (Torgerson 1952, Psychometrika 17; Gower 1966, Biometrika 53). Pairs nobody rated are filled with the shortest
 * way over rated ones; dimensions beyond the positive eigenvalues stay 0.
 */
export function classicalScaling(d: DissimilarityMatrix, dims: number): Float64Array {
  const { n } = d;
  const filled = fillByShortestPaths(d);
  const rowMeans = new Float64Array(n);
  for (let i = 0; i < n * n; i++) rowMeans[Math.floor(i / n)]! += (filled[i]! * filled[i]!) / n;
  const mean = rowMeans.reduce((sum, v) => sum + v, 0) / n;
  const products = new Matrix(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) products.set(i, j, -(filled[i * n + j]! ** 2 - rowMeans[i]! - rowMeans[j]! + mean) / 2);
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(products, { assumeSymmetric: true });
  const order = [...realEigenvalues.keys()].sort((p, q) => realEigenvalues[q]! - realEigenvalues[p]!).slice(0, dims);
  const coordinates = new Float64Array(n * dims);
  order.forEach((column, k) => {
    const length = Math.sqrt(Math.max(0, realEigenvalues[column]!));
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
  return filled.map((v, i) => (Number.isNaN(v) ? ways[i]! : v));
}
