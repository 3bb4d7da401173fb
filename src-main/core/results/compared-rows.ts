/** Which rows of the results stand beside each other: those in the target space. */
import { baselineStep, isCurve } from '../catalogue/steps';
import { mappingError } from '../catalogue/metrics';
import type { ResultRow, ResultsDocument } from '../../contract/results/results';

/** Rows of the dimension curve (curves) have a figure of their own. */
export function comparedRows({ steps, project }: ResultsDocument): ResultRow[] {
  return steps.filter(({ step, space, dims }) => !isCurve(step) && space === project.space && dims === project.dims);
}

/** The two rows of methods, not baselines, that place drawings with the smallest errors; null where there are not two. */
export function leadingPair(results: ResultsDocument): { a: ResultRow; b: ResultRow } | null {
  const placing = comparedRows(results).filter(
    ({ metrics, step, variant }) => metrics[mappingError] !== undefined && step !== baselineStep && variant === undefined,
  );
  const [a, b] = placing.sort((x, y) => x.metrics[mappingError]!.mean - y.metrics[mappingError]!.mean);
  return a && b ? { a, b } : null;
}
