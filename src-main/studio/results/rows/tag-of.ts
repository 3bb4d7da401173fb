/** What every view, figure and table of results carries beside its numbers, so that they cannot be taken for more than they are. */
import { phrase } from '../../../contract/message';

export const trialTag = phrase`Trial size (tiny): these numbers mean nothing`;
export const staleTag = phrase`Computed before the data were changed`;

/** `own` is the project's, as that of a sample. */
export function tagOf(own: string | null, { isTrial, isStale }: { readonly isTrial: boolean; readonly isStale: boolean }): string | null {
  const parts = [...(own === null ? [] : [own]), ...(isTrial ? [trialTag] : []), ...(isStale ? [staleTag] : [])];
  return parts.length === 0 ? null : parts.join(' · ');
}
