/** Scaling on a line as a search over orders: every order has its best places, and the order decides nearly everything. */
import type { RandomStream } from '../../random/stream';
import type { Smacof } from './smacof';

/**
 * Fits n places on a line to the given disparities of the pairs: with the stimuli in a given order the best places are V+ t, where
 * t_i is the sum of the disparities to stimuli before i less that to those after it, and the order is best whose t' V+ t is largest
 * (Defays 1978, Psychometrika 43; De Leeuw & Heiser 1977). Starting from the order of `places`, each stimulus in turn is carried along
 * the line to where that sum is largest, until none moves (Groenen 1993, The majorization approach to multidimensional scaling, ch. 5).
 */
export function placeOnLine(problem: Smacof, disparities: Float64Array, places: Float64Array): Float64Array {
  const line = createLine(problem, disparities, places);
  for (let sweep = 0; sweep < 50; sweep++) {
    let moved = false;
    for (let stimulus = 0; stimulus < problem.n; stimulus++) moved = line.carry(stimulus) || moved;
    if (!moved) break;
  }
  return line.places();
}

/** Another order near that of these places on a line: a few stimuli put elsewhere. */
export function shakeLine(places: Float64Array, stream: RandomStream): Float64Array {
  const n = places.length;
  const order = orderOf(places);
  for (let move = 0; move < 3; move++) {
    const [stimulus] = order.splice(stream.integer(n), 1);
    order.splice(stream.integer(n), 0, stimulus!);
  }
  const shaken = new Float64Array(n);
  order.forEach((stimulus, rank) => (shaken[stimulus] = rank));
  return shaken;
}

interface Line {
  /** Whether the stimulus found a better place. */
  carry(stimulus: number): boolean;
  places(): Float64Array;
}

function createLine({ n, first, second, inverse }: Smacof, disparities: Float64Array, start: Float64Array): Line {
  const wanted = new Float64Array(n * n); // 0 where nobody rated the pair, which then counts for nothing
  first.forEach((i, p) => (wanted[i * n + second[p]!] = wanted[second[p]! * n + i] = disparities[p]!));
  const order = orderOf(start);
  const t = new Float64Array(n);
  order.forEach((i, rank) => order.forEach((j, other) => (t[i]! += Math.sign(rank - other) * wanted[i * n + j]!)));
  let z = solve(t);

  /** V+ t, up to a constant. */
  function solve(right: Float64Array): Float64Array {
    if (inverse === null) return right.map((v) => v / n);
    return Float64Array.from({ length: n }, (_, i) => {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += inverse[i * n + j]! * right[j]!;
      return sum;
    });
  }
  const at = (i: number, j: number): number => (inverse === null ? (i === j ? 1 / n : 0) : inverse[i * n + j]!);

  /** Gain of t' V+ t at each place the stimulus passes on its way to one end; swapping neighbours a, b changes t by 2 d (e_a - e_b). */
  const walk = (stimulus: number, from: number, step: 1 | -1): { gain: number; rank: number } => {
    const passed: number[] = [];
    const changes: number[] = [];
    let own = 0; // change of t at the stimulus
    let [sum, best] = [0, { gain: 0, rank: from }];
    for (let rank = from + step; rank >= 0 && rank < n; rank += step) {
      const other = order[rank]!;
      const delta = 2 * step * wanted[stimulus * n + other]!;
      // With u = e_stimulus - e_other: gain 2 delta u'z + delta^2 u'V+u, z being that of the moves so far.
      let difference = z[stimulus]! - z[other]! + own * (at(stimulus, stimulus) - at(other, stimulus));
      if (inverse !== null)
        for (let k = 0; k < passed.length; k++) difference -= changes[k]! * (at(stimulus, passed[k]!) - at(other, passed[k]!));
      sum += 2 * delta * difference + delta * delta * (at(stimulus, stimulus) + at(other, other) - 2 * at(stimulus, other));
      own += delta;
      passed.push(other);
      changes.push(delta);
      if (sum > best.gain) best = { gain: sum, rank };
    }
    return best;
  };

  return {
    carry: (stimulus) => {
      const from = order.indexOf(stimulus);
      const [up, down] = [walk(stimulus, from, 1), walk(stimulus, from, -1)];
      const best = up.gain >= down.gain ? up : down;
      let size = 0;
      for (let i = 0; i < n; i++) size += t[i]! * z[i]!;
      if (best.rank === from || best.gain <= 1e-12 * size) return false;
      const step = best.rank > from ? 1 : -1;
      for (let rank = from; rank !== best.rank; rank += step) {
        const other = order[rank + step]!;
        const delta = 2 * step * wanted[stimulus * n + other]!;
        t[stimulus]! += delta;
        t[other]! -= delta;
        order[rank] = other;
      }
      order[best.rank] = stimulus;
      z = solve(t);
      return true;
    },
    places: () => z,
  };
}

function orderOf(places: Float64Array): number[] {
  return [...places.keys()].sort((i, j) => places[i]! - places[j]! || i - j);
}
