/** The mark of results in the reader's language: that of the project, of a trial, of results older than the data. */
import { isTrial, type ResultsDocument } from '../../../src-main/contract/results/results';
import { t } from '../../strings/language.svelte';
import { say } from '../../strings/say';

export function resultTag(own: string | null, is: { readonly isTrial: boolean; readonly isStale: boolean }): string | null {
  const { trial, stale } = t().results.marks;
  const parts = [...(own === null ? [] : [say(own)]), ...(is.isTrial ? [trial] : []), ...(is.isStale ? [stale] : [])];
  return parts.length === 0 ? null : parts.join(' · ');
}

/** For a part of the results that is older than the data, or is not. */
export function partTag({ project: { ownTag, size } }: Pick<ResultsDocument, 'project'>, isStale: boolean): string | null {
  return resultTag(ownTag, { isTrial: isTrial(size), isStale });
}

/** With the mark that its figures and tables carry. */
export function marked(results: ResultsDocument): ResultsDocument {
  return { ...results, project: { ...results.project, tag: partTag(results, results.stale.rows > 0 || results.stale.space) } };
}
