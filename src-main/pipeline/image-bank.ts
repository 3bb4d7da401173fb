/** All drawings of one collection, cropped to their ink and packed in memory that worker threads share. */

/** Plain data, so that it can be posted to a worker; `records` lies in shared memory and is not copied then. */
export interface ImageBank {
  readonly count: number;
  readonly ids: readonly string[];
  /** count + 1 places in `records`; an unreadable image has length 0. */
  readonly offsets: Float64Array;
  readonly records: Uint8Array;
}

export function isReadable(bank: ImageBank, item: number): boolean {
  return bank.offsets[item + 1]! > bank.offsets[item]!;
}
