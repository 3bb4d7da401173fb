/** What a drawing looks like, without any network: how much ink, how it is spread, how broken up. Tells a page of text from an outline. */
import { choleskyOrNull, solveTriangles } from '../regression/matrix/cholesky';

const cellsAcross = 9;
const some = 1e-3;

/**
 * Of an image as networks see it: side x side values, black = 0, white = 1. Logarithms of: the share of ink; steps of grey between neighbours beside it; how much of the ink is neither dark nor light; the share of
 * the cells of a grid that hold ink; how many stretches of ink a row or column that holds any has; and the shorter beside the longer axis
 * of its second moments.
 */
export function appearanceOf(image: Float32Array, side: number): number[] {
  let [ink, edges, grey, dark] = [0, 0, 0, 0];
  let [x, y, xx, yy, xy] = [0, 0, 0, 0, 0];
  const cells = new Float64Array(cellsAcross ** 2);
  const at = (row: number, column: number): number => 1 - image[row * side + column]!;
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const value = at(row, column);
      if (column > 0) edges += Math.abs(value - at(row, column - 1));
      if (row > 0) edges += Math.abs(value - at(row - 1, column));
      if (value === 0) continue;
      ink += value;
      if (value > 0.15) dark++;
      if (value > 0.25 && value < 0.75) grey++;
      x += value * column;
      y += value * row;
      xx += value * column ** 2;
      yy += value * row ** 2;
      xy += value * row * column;
      cells[Math.floor((row * cellsAcross) / side) * cellsAcross + Math.floor((column * cellsAcross) / side)]! += value;
    }
  const total = Math.max(ink, some);
  const [mx, my] = [x / total, y / total];
  const [cxx, cyy, cxy] = [xx / total - mx ** 2, yy / total - my ** 2, xy / total - mx * my];
  const apart = Math.hypot(cxx - cyy, 2 * cxy);
  const shorter = Math.sqrt(Math.max(0, (cxx + cyy - apart) / Math.max(some, cxx + cyy + apart)));
  const filled = cells.reduce((count, value) => count + (value > 0.5 ? 1 : 0), 0) / cells.length;
  const strokes = strokesAlong(side, at) + strokesAlong(side, (row, column) => at(column, row));
  return [ink / side ** 2, edges / total, grey / Math.max(1, dark), filled, strokes, shorter].map((value) => Math.log(value + some * 10));
}

/** Mean number of stretches of ink of the rows that hold any. */
function strokesAlong(side: number, at: (row: number, column: number) => number): number {
  let [found, rows] = [0, 0];
  for (let row = 0; row < side; row++) {
    let own = 0;
    for (let column = 0; column < side; column++) if (at(row, column) > 0.4 && (column === 0 || at(row, column - 1) <= 0.4)) own++;
    found += own;
    if (own > 0) rows++;
  }
  return found / Math.max(1, rows);
}

export interface UsualAppearance {
  /** In units of the distance that the share `level` of rated drawings does not exceed: above 1 is unusual. */
  distanceOf(appearance: readonly number[]): number;
  /** How many of the rated drawings are unusual among the others. */
  readonly unusual: number;
}

/**
 * From the appearances of rated drawings. A drawing counts as unusual by its Mahalanobis distance from their mean; the limit is conformal:
 * each rated drawing is measured among the others, and the ceil(level (n + 1))-th smallest distance is the limit. Null of too few.
 */
export function usualAppearance(rated: readonly (readonly number[])[], level = 0.95): UsualAppearance | null {
  const n = rated.length;
  const rank = Math.ceil(level * (n + 1) - 1e-9);
  if (rank > n) return null;
  const distances = rated.map((own, i) => distanceFrom(rated.filter((_, j) => j !== i))(own));
  const limit = [...distances].sort((a, b) => a - b)[rank - 1]!;
  const distance = distanceFrom(rated);
  return {
    distanceOf: (appearance) => distance(appearance) / Math.max(limit, rounding),
    unusual: distances.filter((value) => value > limit).length,
  };
}

const rounding = 1e-6; // distances of drawings that are all alike
const ridge = 0.05; // of a log: differences smaller than some 5 % say nothing

function distanceFrom(rows: readonly (readonly number[])[]): (at: readonly number[]) => number {
  const dims = rows[0]!.length;
  const mean = Array.from({ length: dims }, (_, k) => rows.reduce((sum, row) => sum + row[k]! / rows.length, 0));
  const spread = new Float64Array(dims * dims);
  for (const row of rows)
    for (let a = 0; a < dims; a++)
      for (let b = 0; b < dims; b++) spread[a * dims + b]! += ((row[a]! - mean[a]!) * (row[b]! - mean[b]!)) / rows.length;
  for (let a = 0; a < dims; a++) spread[a * dims + a]! += ridge ** 2;
  const lower = choleskyOrNull(spread, dims);
  return (at) => {
    if (lower === null) return 0;
    const off = at.map((value, k) => value - mean[k]!);
    const solved = Float64Array.from(off);
    solveTriangles(lower, dims, dims, solved);
    return Math.sqrt(off.reduce((sum, value, k) => sum + value * solved[k]!, 0));
  };
}
