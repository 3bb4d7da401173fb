/** A region around a predicted place that holds about as many true places as it says: conformal, from the errors of held-out stimuli. */
import { choleskyOrNull, solveTriangles } from '../regression/matrix/cholesky';
import { valueAt } from '../matrix/view';

/** How the networks did on one stimulus. */
export interface HeldOut {
  /** Predicted minus true place, of the network that was tested on it. */
  readonly error: readonly number[];
  /** Distance between the places that the two networks give which did not learn from it: tested on it, and validated on it. */
  readonly gap: number;
}

export interface RegionRule {
  readonly dims: number;
  /** Second moments of the errors, dims x dims: the shape of the region. */
  readonly shape: Float64Array;
  /** Root mean square of the gaps: how much two networks differ anyway. */
  readonly base: number;
  /** The score that enough held-out stimuli do not exceed. */
  readonly radius: number;
  readonly coverage: { readonly level: number; readonly inside: number; readonly of: number };
}

/**
 * Cross-conformal prediction (Vovk 2015, Annals of Mathematics and Artificial Intelligence 74, "Cross-conformal predictors"; CV+ of Barber,
 * Candès, Ramdas and Tibshirani 2021, Annals of Statistics 49, section 3): every stimulus is judged by the network that never saw it. Its
 * score is the Mahalanobis length of its error, which makes the region an ellipsoid (Johnstone and Cox 2021, PMLR 152), divided by how much
 * the networks disagree about it (normalised scores: Papadopoulos, Gammerman and Vovk 2008; Lei et al. 2018, section 5.2):
 *   score_i = sqrt(e_i' S^-1 e_i) / sqrt(base^2 + gap_i^2),  radius = the ceil(level (n + 1))-th smallest score.
 * Only two of five networks did not learn from a rated stimulus, so that their gap alone is comparable to gaps about a new drawing.
 * Null where n is too small for the level, or the errors do not span the space. The coverage tries each stimulus against a rule made from
 * the others.
 */
export function regionRule(stimuli: readonly HeldOut[], dims: number, level = 0.9): RegionRule | null {
  const rule = ruleOf(stimuli, dims, level);
  if (rule === null) return null;
  let inside = 0;
  let of = 0;
  for (const [i, left] of stimuli.entries()) {
    const others = ruleOf([...stimuli.slice(0, i), ...stimuli.slice(i + 1)], dims, level);
    if (others === null) continue;
    of++;
    if (scoreOf(left, others) <= others.radius) inside++;
  }
  return { ...rule, coverage: { level, inside, of } };
}

/** The matrix M of the ellipsoid (y - mean)' M^-1 (y - mean) <= 1, given the gaps between networks that follow one another. */
export function regionAround({ shape, base, radius }: RegionRule, gaps: readonly number[]): number[] {
  const meanSquare = gaps.reduce((sum, gap) => sum + gap * gap, 0) / Math.max(1, gaps.length);
  const factor = radius ** 2 * difficulty(base, Math.sqrt(meanSquare)) ** 2;
  return Array.from(shape, (value) => value * factor);
}

/** Whether a place lies in a region. */
export function isInside(region: readonly number[], mean: readonly number[], at: readonly number[]): boolean {
  const lower = choleskyOrNull(Float64Array.from(region), mean.length);
  return (
    lower !== null &&
    mahalanobis(
      lower,
      at.map((value, k) => value - valueAt(mean, k)),
    ) <= 1
  );
}

type Rule = Omit<RegionRule, 'coverage'> & { readonly lower: Float64Array };

function ruleOf(stimuli: readonly HeldOut[], dims: number, level: number): Rule | null {
  const n = stimuli.length;
  const rank = Math.ceil(level * (n + 1) - 1e-9);
  if (rank > n) return null;
  const shape = new Float64Array(dims * dims);
  for (const { error } of stimuli)
    for (let a = 0; a < dims; a++) for (let b = 0; b < dims; b++) shape[a * dims + b]! += (valueAt(error, a) * valueAt(error, b)) / n;
  const lower = choleskyOrNull(shape, dims);
  if (lower === null) return null;
  const base = Math.sqrt(stimuli.reduce((sum, { gap }) => sum + gap * gap, 0) / n);
  const rule = { dims, shape, lower, base, radius: 0 };
  const scores = stimuli.map((stimulus) => scoreOf(stimulus, rule)).sort((a, b) => a - b);
  return { ...rule, radius: valueAt(scores, rank - 1) };
}

function scoreOf({ error, gap }: HeldOut, { lower, base }: Pick<Rule, 'lower' | 'base'>): number {
  return mahalanobis(lower, error) / difficulty(base, gap);
}

/** Networks that always agree say nothing about difficulty: then all drawings count as equally hard. */
function difficulty(base: number, gap: number): number {
  return base === 0 ? 1 : Math.hypot(base, gap);
}

function mahalanobis(lower: Float64Array, error: readonly number[]): number {
  const solved = Float64Array.from(error);
  solveTriangles(lower, error.length, error.length, solved);
  return Math.sqrt(error.reduce((sum, value, k) => sum + value * valueAt(solved, k), 0));
}
