/** Named, seeded streams of random numbers: the only source of chance in the program. */

export interface RandomStream {
  /** A multiple of 2^-32 in [0, 1). */
  uniform(): number;
  /** Fills `target` with the numbers `uniform` would give, times 2^32: the fast way to many of them. */
  words(target: Uint32Array): void;
  /** Standard normal. */
  normal(): number;
  /** A whole number in 0..max-1, without bias; `max` at most 2^32. */
  integer(max: number): number;
  /** A uniformly drawn order of 0..n-1. */
  permutation(n: number): Int32Array;
  /** All there is to know about the stream: give it to `restoreStream` to carry on from here. */
  state(): readonly number[];
}

/** Streams of different seeds or names are independent; the same seed and names always give the same numbers. */
export function createStream(seed: number, ...names: readonly (string | number)[]): RandomStream {
  // JSON keeps ('ab'), ('a', 'b'), (1) and ('1') apart.
  const key = JSON.stringify([seed, ...names]);
  const stream = sfc32(hash(key, 0x9e3779b9), hash(key, 0x243f6a88), hash(key, 0xb7e15162), 1);
  for (let i = 0; i < 15; i++) stream.uniform(); // sfc32's own seeding lets the words mix before the first number
  return stream;
}

export function restoreStream(state: readonly number[]): RandomStream {
  const [a, b, c, counter] = state;
  if (state.length !== 4 || a === undefined || b === undefined || c === undefined || counter === undefined) {
    throw new RangeError(`The state of a random stream has 4 numbers, not ${state.length}.`);
  }
  return sfc32(a, b, c, counter);
}

/** "Small fast chaotic" generator, 32-bit variant with a counter: C. Doty-Humphrey, PractRand 0.93 (2010), `sfc32`. */
function sfc32(a: number, b: number, c: number, counter: number): RandomStream {
  a |= 0;
  b |= 0;
  c |= 0;
  counter |= 0;
  const next = (): number => {
    const out = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + out;
    c |= 0;
    return out >>> 0;
  };
  const uniform = (): number => next() * 2 ** -32;
  const integer = (max: number): number => {
    if (!(Number.isInteger(max) && max >= 1 && max <= 2 ** 32)) throw new RangeError(`Cannot draw a whole number below ${max}.`);
    const usable = 2 ** 32 - (2 ** 32 % max); // reject the incomplete last cycle
    let drawn = next();
    while (drawn >= usable) drawn = next();
    return drawn % max;
  };
  return {
    uniform,
    words: (target) => {
      // Local copies of the state stay in registers; the closure's variables would be written to memory for every number.
      let [p, q, r, n] = [a, b, c, counter];
      for (let i = 0; i < target.length; i++) {
        const out = (((p + q) | 0) + n) | 0;
        n = (n + 1) | 0;
        p = q ^ (q >>> 9);
        q = (r + (r << 3)) | 0;
        r = (((r << 21) | (r >>> 11)) + out) | 0;
        target[i] = out;
      }
      [a, b, c, counter] = [p, q, r, n];
    },
    integer,
    // Box & Muller (1958); the sine twin is not kept, so that four words are the whole state.
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    permutation: (n) => {
      const order = Int32Array.from({ length: n }, (_, i) => i);
      for (let i = n - 1; i > 0; i--) {
        const j = integer(i + 1); // Fisher & Yates, Durstenfeld's (1964) form
        const kept = order[i]!;
        order[i] = order[j]!;
        order[j] = kept;
      }
      return order;
    },
    state: () => [a >>> 0, b >>> 0, c >>> 0, counter >>> 0],
  };
}

/** MurmurHash3 (A. Appleby, 2011, x86 32-bit), one block per UTF-16 unit. */
function hash(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    h ^= Math.imul(k, 0x1b873593);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  h ^= text.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
