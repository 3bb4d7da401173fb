/** How whatever is copied or reported from this window is written: in its language, with the numbers that its reader chose. */
import type { Manuscript } from '../../src-main/core/report/manuscript';
import { numberStyle, t } from '../strings/language.svelte';
import { say } from '../strings/say';

export function manuscript(): Manuscript {
  return { say, words: t().manuscript, numbers: numberStyle() };
}
