/** How much of a table is read. */
import { AppError } from '../../../contract/app-error';
import { phrase } from '../../../contract/message';

/** Bytes of the largest table that is read. */
export const largestTableFile = 64 * 2 ** 20;
/** More different names than any set of stimuli has; each would be compared with every stimulus, or with every other name. */
const mostNames = 10_000;

/** `of` is the file as sentences name it. */
export function sayCrowd(of: string, names: number): string | null {
  if (names <= mostNames) return null;
  return phrase`${of} has ${names.toLocaleString('en')} different names, more than the ${mostNames.toLocaleString('en')} that can be told apart as stimuli. Choose the column that names the stimuli, or keep only their rows.`;
}

export function refuseCrowd(of: string, names: number): void {
  const crowd = sayCrowd(of, names);
  if (crowd !== null) throw new AppError('bad-input', crowd);
}
