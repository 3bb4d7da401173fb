/** All drawings of one collection, cropped to their ink and packed, in reach of all worker threads. */
import type { Records } from './bank-records';

/** Plain data, so that it can be posted to a worker; `records` lies in shared memory or in a file and is not copied then. */
export interface ImageBank {
  readonly count: number;
  readonly ids: readonly string[];
  /** count + 1 places in `records`; an unreadable image has length 0. */
  readonly offsets: Float64Array;
  readonly records: Records;
}

export function isReadable(bank: ImageBank, item: number): boolean {
  return bank.offsets[item + 1]! > bank.offsets[item]!;
}
