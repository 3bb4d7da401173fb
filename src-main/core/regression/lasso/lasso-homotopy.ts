/** The exact way down the lasso path: between two penalties at which a feature enters or leaves, weights move on a line. */
import { createGrowingCholesky } from '../matrix/growing-cholesky';
import type { ColumnSource } from './lasso-columns';
import type { LassoState } from './lasso-descent';

export interface Homotopy {
  /** Moves the state from the penalty it stands at down to `penalty`; returns the events passed. May stop short when stuck. */
  moveTo(penalty: number, maxSteps: number): number;
}

/**
 * Homotopy of Osborne, Presnell & Turlach (2000, IMA Journal of Numerical Analysis 20) = LARS with the lasso modification
 * (Efron, Hastie, Johnstone & Tibshirani 2004, Annals of Statistics 32, sec. 3.1), on inner products. `state` must be optimal
 * at penalty `from`. Features that depend linearly on those in the model are passed over, as they add nothing to the fit.
 */
export function startHomotopy(source: ColumnSource, state: LassoState, from: number): Homotopy {
  const { weights, gradient, products } = state;
  const p = weights.length;
  const factor = createGrowingCholesky(Math.min(source.rows, p));
  const members: number[] = [];
  const signs: number[] = [];
  const passedOver: number[] = [];
  const isClosed = new Uint8Array(p); // in the model, or passed over
  let penalty = from;
  for (let j = 0; j < p; j++) if (!source.varies(j)) isClosed[j] = 1;

  const enter = (j: number, sign: number): void => {
    const column = source.column(j);
    isClosed[j] = 1;
    if (
      factor.append(
        Float64Array.from(members, (i) => column[i]!),
        column[j]!,
      )
    ) {
      members.push(j);
      signs.push(sign);
    } else {
      weights[j] = 0;
      passedOver.push(j);
    }
  };
  const leave = (position: number): number => {
    const [j] = members.splice(position, 1) as [number];
    signs.splice(position, 1);
    factor.remove(position);
    weights[j] = 0;
    isClosed[j] = 0;
    for (const passed of passedOver.splice(0)) isClosed[passed] = 0; // they may have depended on the one that leaves
    return j;
  };

  const slope = new Float64Array(p); // how fast the gradient falls
  const moveTo = (goal: number, maxSteps: number): number => {
    let justLeft = -1;
    let steps = 0;
    while (penalty > goal && steps < maxSteps) {
      const v = Float64Array.from(signs);
      factor.solve(v);
      combineColumns(source, members, v, slope);
      const exit = firstExit(members, signs, weights, v);
      const entry = firstEntry(gradient, slope, isClosed, penalty, justLeft);
      const rest = penalty - goal;
      const step = Math.min(rest, exit.step, entry.step);
      members.forEach((j, i) => (weights[j]! += step * v[i]!));
      addScaled(gradient, slope, -step);
      penalty -= step;
      justLeft = -1;
      if (step === rest) break;
      steps++;
      if (step === exit.step) justLeft = leave(exit.position);
      else enter(entry.feature, entry.sign);
    }
    penalty = goal;
    settle();
    return steps;
  };

  /** Solves for the weights anew, so that rounding does not add up along the path. */
  const settle = (): void => {
    const exact = Float64Array.from(members, (j, i) => products[j]! - penalty * signs[i]!);
    factor.solve(exact);
    members.forEach((j, i) => (weights[j] = exact[i]! * signs[i]! > 0 ? exact[i]! : 0));
    const present = Float64Array.from(members, (j) => weights[j]!);
    combineColumns(source, members, present, gradient);
    for (let j = 0; j < p; j++) gradient[j] = products[j]! - gradient[j]!;
  };
  // Descent may leave specks of weight on features that depend on others: the heaviest come first, and what is left is solved.
  const heaviest = [...weights.keys()].filter((j) => weights[j] !== 0).sort((a, b) => Math.abs(weights[b]!) - Math.abs(weights[a]!));
  for (const j of heaviest) enter(j, Math.sign(weights[j]!));
  if (heaviest.length > 0) settle();
  return { moveTo };
}

function addScaled(into: Float64Array, from: Float64Array, by: number): void {
  for (let i = 0; i < into.length; i++) into[i]! += by * from[i]!;
}

/** Sum of the members' columns times `factors`, four columns at a time: the sum is read and written a quarter as often. */
function combineColumns(source: ColumnSource, members: readonly number[], factors: Float64Array, into: Float64Array): void {
  into.fill(0);
  let m = 0;
  for (; m + 4 <= members.length; m += 4) {
    const [a, b, c, d] = [
      source.column(members[m]!),
      source.column(members[m + 1]!),
      source.column(members[m + 2]!),
      source.column(members[m + 3]!),
    ];
    const [p, q, r, s] = [factors[m]!, factors[m + 1]!, factors[m + 2]!, factors[m + 3]!];
    for (let i = 0; i < into.length; i++) into[i]! += p * a[i]! + q * b[i]! + (r * c[i]! + s * d[i]!);
  }
  for (; m < members.length; m++) addScaled(into, source.column(members[m]!), factors[m]!);
}

/** Which weight reaches zero first. */
function firstExit(members: readonly number[], signs: readonly number[], weights: Float64Array, v: Float64Array) {
  let [step, position] = [Infinity, -1];
  for (let i = 0; i < members.length; i++) {
    if (v[i]! * signs[i]! >= 0) continue;
    const until = Math.abs(weights[members[i]!]! / v[i]!);
    if (until < step) [step, position] = [until, i];
  }
  return { step, position };
}

/** Which feature's gradient reaches the falling penalty first; one that has just left starts there and is not asked again. */
function firstEntry(gradient: Float64Array, slope: Float64Array, isClosed: Uint8Array, penalty: number, justLeft: number) {
  let step = Infinity;
  let feature = -1;
  let sign = 1;
  for (let j = 0; j < gradient.length; j++) {
    if (isClosed[j] === 1) continue;
    const g = gradient[j]!;
    const s = slope[j]!;
    if (s < 1 && !(j === justLeft && g > 0)) {
      const until = Math.max(0, (penalty - g) / (1 - s));
      if (until < step) {
        step = until;
        feature = j;
        sign = 1;
      }
    }
    if (s > -1 && !(j === justLeft && g < 0)) {
      const until = Math.max(0, (penalty + g) / (1 + s));
      if (until < step) {
        step = until;
        feature = j;
        sign = -1;
      }
    }
  }
  return { step, feature, sign };
}
