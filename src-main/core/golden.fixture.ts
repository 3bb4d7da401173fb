/** What scikit-learn and SciPy say, from build/golden, for tests that bring the file reading; script and versions stand in the file. */

interface GoldenFit {
  readonly weights: number[][]; // of centred features of unit length
  readonly predicted: number[][];
}

export interface GoldenRegression {
  readonly name: string;
  readonly x: number[][];
  readonly y: number[][];
  readonly linear: GoldenFit;
  readonly ridge: (GoldenFit & { readonly penalty: number })[];
  readonly lasso: (GoldenFit & { readonly beta: number })[];
}

export interface Golden {
  readonly versions: Record<string, string>;
  readonly regressions: GoldenRegression[];
  readonly mappings: { name: string; truth: number[][]; predicted: number[][]; mse: number; med: number; r2: number | null }[];
  readonly correlations: { name: string; x: number[]; y: number[]; pearson: number; spearman: number; kendall: number }[];
  readonly classification: { logits: number[][]; labels: number[]; own: number[]; accuracy: number; ownAccuracy: number };
  readonly crossEntropy: { target: number[]; predicted: number[]; bce: number };
}

export function readGolden(read: (path: string) => string): Golden {
  return JSON.parse(read('build/golden/regressions.json')) as Golden;
}

/** The largest |a - b| / max(1, |b|). */
export function largestDifference(a: ArrayLike<number>, b: readonly number[]): number {
  if (a.length !== b.length) return Infinity;
  return b.reduce((worst, value, i) => {
    const off = Math.abs(a[i]! - value) / Math.max(1, Math.abs(value));
    return off <= worst ? worst : off; // NaN counts as worst
  }, 0);
}
