/** Where the window shows the figures that are drawn of the results. */
import type { ResultsFigureView } from '../../../contract/results/figure-origin';
import type { ResultRow, ResultsDocument } from '../../../contract/results/results';

export function resultsView({ project: { configuration } }: ResultsDocument, about: Omit<ResultsFigureView, 'screen'>): ResultsFigureView {
  return { screen: 'results', ...(configuration === undefined ? {} : { configuration }), ...about };
}

/** What a row of the results is called where two are compared. */
export function rowKey({ step, method, dims, variant = '' }: Pick<ResultRow, 'step' | 'method' | 'dims' | 'variant'>): string {
  return `${step}:${method}:${dims}:${variant}`;
}
