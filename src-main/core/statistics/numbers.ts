/** The sequences of numbers that statistics take. */
export type Numbers = Float64Array | Float32Array | readonly number[];

/** Two sequences that belong together must be equally long: anything else is a mistake of the caller. */
export function requireSameLength(x: Numbers, y: Numbers): number {
  if (x.length !== y.length) throw new RangeError(`Paired values must be equally many: got ${x.length} and ${y.length}.`);
  return x.length;
}
