/** A matrix of numbers, row by row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array | Float32Array;
}

/** A linear model of d outputs: prediction = intercept + row x weights. */
export interface LinearModel {
  /** d numbers. */
  readonly intercept: Float64Array;
  /** columns x d, row by row: weight of feature j for output k at j * d + k. */
  readonly weights: Float64Array;
}

/** Predictions of `model` for the rows of `x`: rows x d. */
export function predictLinear(model: LinearModel, x: Matrix): Float64Array {
  const { intercept, weights } = model;
  const d = intercept.length;
  if (weights.length !== x.columns * d) {
    throw new RangeError(`The model was fitted on ${weights.length / d} features; these rows have ${x.columns}.`);
  }
  const predicted = new Float64Array(x.rows * d);
  const row = new Float64Array(d);
  for (let i = 0; i < x.rows; i++) {
    row.set(intercept);
    for (let j = 0; j < x.columns; j++) {
      const value = x.data[i * x.columns + j]!;
      if (value === 0) continue; // rectified features are mostly zero
      for (let k = 0; k < d; k++) row[k]! += value * weights[j * d + k]!;
    }
    predicted.set(row, i * d);
  }
  return predicted;
}

/** Checks what every fit needs: matching shapes, at least one row, finite numbers. */
export function requireFittable(x: Matrix, y: Matrix): void {
  for (const [name, m] of [
    ['features', x],
    ['targets', y],
  ] as const) {
    if (m.data.length !== m.rows * m.columns) {
      throw new RangeError(`The ${name} should be ${m.rows} x ${m.columns} numbers but are ${m.data.length}.`);
    }
    for (let i = 0; i < m.data.length; i++) {
      if (!Number.isFinite(m.data[i])) {
        throw new RangeError(`The ${name} of row ${Math.floor(i / m.columns) + 1} hold a value that is not a number.`);
      }
    }
  }
  if (x.rows !== y.rows) throw new RangeError(`Features have ${x.rows} rows, targets ${y.rows}.`);
  if (x.rows === 0 || x.columns === 0 || y.columns === 0) throw new RangeError('A regression needs rows, features and targets.');
}
