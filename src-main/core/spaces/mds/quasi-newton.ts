/** Directions of descent that remember the last steps (limited-memory BFGS). */

export interface QuasiNewton {
  /** Writes the direction for this gradient; the steepest one while nothing is known. */
  direct(gradient: Float64Array, direction: Float64Array): void;
  /** A step that was taken, and how the gradient changed with it. */
  learn(step: Float64Array, change: Float64Array): void;
  forget(): void;
  isEmpty(): boolean;
}

/** Steps remembered. */
const memory = 8;

/** Nocedal & Wright (2006), Numerical Optimization, algorithms 7.4 and 7.5. */
export function quasiNewton(size: number): QuasiNewton {
  const steps = Array.from({ length: memory }, () => new Float64Array(size));
  const changes = Array.from({ length: memory }, () => new Float64Array(size));
  const [products, weights] = [new Float64Array(memory), new Float64Array(memory)];
  let [count, next] = [0, 0];
  return {
    direct: (gradient, direction) => {
      for (let i = 0; i < size; i++) direction[i] = -gradient[i]!;
      for (let k = 1; k <= count; k++) {
        const at = (next - k + memory) % memory;
        const [step, change] = [steps[at]!, changes[at]!];
        const weight = dot(step, direction) / products[at]!;
        weights[at] = weight;
        for (let i = 0; i < size; i++) direction[i]! -= weight * change[i]!;
      }
      if (count > 0) {
        const at = (next - 1 + memory) % memory;
        const scale = products[at]! / dot(changes[at]!, changes[at]!);
        for (let i = 0; i < size; i++) direction[i]! *= scale;
      }
      for (let k = count; k >= 1; k--) {
        const at = (next - k + memory) % memory;
        const [step, change] = [steps[at]!, changes[at]!];
        const weight = weights[at]! - dot(change, direction) / products[at]!;
        for (let i = 0; i < size; i++) direction[i]! += weight * step[i]!;
      }
    },
    learn: (step, change) => {
      const product = dot(step, change);
      if (!(product > 1e-10 * Math.sqrt(dot(step, step) * dot(change, change)))) return; // no curvature to learn from
      steps[next]!.set(step);
      changes[next]!.set(change);
      products[next] = product;
      next = (next + 1) % memory;
      count = Math.min(memory, count + 1);
    },
    forget: () => void (count = 0),
    isEmpty: () => count === 0,
  };
}

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * Follows a smooth loss downhill from `start` until three iterations in turn gain less than `tolerance` times its value. `loss` fills the
 * gradient too. Steps are halved until they lower the loss (Armijo; Nocedal & Wright 2006, sec. 3.1).
 */
export function minimise(
  loss: (x: Float64Array, gradient: Float64Array) => number,
  start: Float64Array,
  tolerance: number,
  maxIterations: number,
): Minimum {
  const size = start.length;
  let x = start.slice();
  let [next, gradient, ahead] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const [direction, step, change] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const memory = quasiNewton(size);
  let value = loss(x, gradient);
  let [iterations, resting] = [0, 0];
  while (resting < 3 && iterations < maxIterations) {
    memory.direct(gradient, direction);
    const slope = dot(gradient, direction);
    if (!(slope < 0)) {
      if (memory.isEmpty()) return { x, value, iterations, converged: true }; // the gradient is 0
      memory.forget();
      continue;
    }
    let length = memory.isEmpty() ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    let after = Infinity;
    for (let attempt = 0; attempt < 40; attempt++, length /= 2) {
      for (let i = 0; i < size; i++) next[i] = x[i]! + length * direction[i]!;
      after = loss(next, ahead);
      if (after <= value + 1e-4 * length * slope) break;
    }
    iterations++;
    if (!(after < value)) {
      if (memory.isEmpty()) return { x, value, iterations, converged: true }; // as low as rounding allows
      memory.forget();
      continue;
    }
    for (let i = 0; i < size; i++) {
      step[i] = next[i]! - x[i]!;
      change[i] = ahead[i]! - gradient[i]!;
    }
    memory.learn(step, change);
    resting = value - after < tolerance * Math.abs(value) ? resting + 1 : 0;
    [x, next] = [next, x];
    [gradient, ahead] = [ahead, gradient];
    value = after;
  }
  return { x, value, iterations, converged: resting >= 3 };
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
