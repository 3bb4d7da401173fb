/** From a start, iteration by iteration, to a configuration that fits the dissimilarities as well as any near it. */
import type { DisparityRule } from './disparities';
import { dot, quasiNewton } from './quasi-newton';
import { guttmanTransform, measure, stressGradient, type Smacof, type SmacofRun } from './smacof';

/** Below this a configuration fits perfectly for all purposes. */
export const perfectStress = 1e-6;
/** Steps of majorisation that bring a start near a minimum; steps that remember do the rest. */
export const openingSteps = 4;
/** So many iterations in turn must gain next to nothing: a single one may have been a bad step. */
const restingIterations = 3;

/**
 * Carries a run on until iterations lower stress by less than `tolerance` times itself, or `maxIterations` are done in all.
 * Each iteration finds the disparities of the present distances. The first take the Guttman transform G(X), relaxed to 2 G(X) - X
 * (De Leeuw & Heiser 1980, Multivariate Analysis V); where that raises stress, G(X) itself is taken. The others follow the gradient
 * of squared Stress-1 by a quasi-Newton method, which needs a fifth of the iterations; where it finds no lower stress, G(X) is tried.
 */
export function improve(problem: Smacof, run: SmacofRun, rule: DisparityRule, tolerance: number, maxIterations: number): void {
  const descent = createDescent(problem, run, rule);
  measure(problem, run, rule);
  run.converged = run.stress1 < perfectStress;
  let resting = 0;
  while (!run.converged && run.iterations < maxIterations) {
    const before = run.stress1;
    // The scale of a start is arbitrary: one plain step sets it right.
    if (run.iterations < openingSteps) descent.majorise(run.iterations > 0);
    else if (!descent.follow()) descent.majorise(false);
    run.iterations++;
    resting = before - run.stress1 < tolerance * before ? resting + 1 : 0;
    run.converged = resting >= restingIterations || run.stress1 < perfectStress;
  }
}

interface Descent {
  majorise(isRelaxed: boolean): void;
  /** Whether it found lower stress; otherwise the run is where it was. */
  follow(): boolean;
}

function createDescent(problem: Smacof, run: SmacofRun, rule: DisparityRule): Descent {
  const { coordinates } = run;
  const size = coordinates.length;
  const room = (): Float64Array => new Float64Array(size);
  const [present, next, direction] = [room(), room(), room()];
  let [gradient, former] = [room(), room()];
  const weights = new Float64Array(run.distances.length);
  const memory = quasiNewton(size);
  let isGradientKnown = false;

  const goBack = (): void => {
    coordinates.set(present);
    measure(problem, run, rule);
  };
  const learn = (): void => {
    [former, gradient] = [gradient, former];
    stressGradient(problem, run, weights, gradient);
    for (let i = 0; i < size; i++) {
      next[i] = coordinates[i]! - present[i]!;
      former[i] = gradient[i]! - former[i]!;
    }
    memory.learn(next, former);
  };

  return {
    majorise: (isRelaxed) => {
      const before = run.iterations === 0 ? Infinity : run.stress1;
      present.set(coordinates);
      guttmanTransform(problem, run, weights, next);
      for (let i = 0; i < size; i++) coordinates[i] = isRelaxed ? 2 * next[i]! - present[i]! : next[i]!;
      measure(problem, run, rule);
      if (isRelaxed && run.stress1 > before) {
        coordinates.set(next);
        measure(problem, run, rule);
      }
      if (run.stress1 > before) goBack(); // only where disparities below 0 are allowed
      isGradientKnown = false;
      memory.forget();
    },
    follow: () => {
      const before = run.stress1 ** 2;
      if (!isGradientKnown) stressGradient(problem, run, weights, gradient);
      isGradientKnown = true;
      memory.direct(gradient, direction);
      const slope = dot(gradient, direction);
      if (!(slope < 0)) return false;
      present.set(coordinates);
      let length = memory.isEmpty() ? 0.01 * Math.sqrt(dot(coordinates, coordinates) / dot(direction, direction)) : 1;
      for (let attempt = 0; attempt < 8; attempt++) {
        for (let i = 0; i < size; i++) coordinates[i] = present[i]! + length * direction[i]!;
        measure(problem, run, rule);
        const after = run.stress1 ** 2;
        // Armijo's condition; else the minimum of the parabola through value, slope and new value (Nocedal & Wright 2006, sec. 3.5).
        if (after <= before + 1e-4 * length * slope) {
          learn();
          return true;
        }
        const wanted = (-slope * length) / (2 * ((after - before) / length - slope));
        length = Math.min(length / 2, Math.max(length / 10, wanted));
      }
      goBack();
      return false;
    },
  };
}
