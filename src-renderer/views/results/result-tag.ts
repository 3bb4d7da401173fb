/** The mark of results in the reader's language: that of the project, of a trial, of results older than the data. */
import { isTrial, type ResultsDocument } from '../../../src-main/contract/results';
import { t } from '../../strings/language.svelte';

export function resultTag({ project: { ownTag, size } }: Pick<ResultsDocument, 'project'>, isStale: boolean): string | null {
  const { trial, stale } = t().results.marks;
  const parts = [...(ownTag === null ? [] : [ownTag]), ...(isTrial(size) ? [trial] : []), ...(isStale ? [stale] : [])];
  return parts.length === 0 ? null : parts.join(' · ');
}

/** With the mark that its figures and tables carry. */
export function marked(results: ResultsDocument): ResultsDocument {
  return { ...results, project: { ...results.project, tag: resultTag(results, results.stale.rows > 0 || results.stale.space) } };
}
