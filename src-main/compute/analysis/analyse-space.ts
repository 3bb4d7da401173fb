/** How far the target space itself agrees with the dissimilarities: what no network that learns its places can be asked to exceed. */
import type { AnalysedLayer, Analysis, LayerStatistics } from '../../contract/results/analysis';
import type { Stimulus } from '../../contract/study/stimulus';
import type { DissimilarityMatrix } from '../../core/spaces/matrix/dissimilarity-matrix';
import { distanceMeasures, measureAgreement, type Agreement, type DistanceMeasure } from '../../core/spaces/matrix/distance-agreement';
import { readSpace } from '../../store/project/space-store';
import { placesInOrder } from '../runs/run-data';

export async function spaceAgreement(
  folder: string,
  target: { readonly name: string; readonly dims: number } | null,
  stimuli: readonly Stimulus[],
  matrix: DissimilarityMatrix,
): Promise<Analysis['space']> {
  if (target === null) return null;
  const coordinates = placesInOrder(stimuli, await readSpace(folder, target.name, target.dims));
  const measures = Object.fromEntries(
    distanceMeasures.map((measure) => [measure, measureAgreement(matrix, coordinates, target.dims, measure)]),
  ) as Record<DistanceMeasure, Agreement>;
  return { ...target, measures: agreementOf(measures) };
}

/** Files have no NaN: a statistic that cannot be told is null. */
export function agreementOf(measures: Readonly<Record<DistanceMeasure, Agreement>>): AnalysedLayer['measures'] {
  const finite = (agreement: Agreement): LayerStatistics => {
    const entries = Object.entries(agreement).map(([name, value]: [string, number]) => [name, Number.isFinite(value) ? value : null]);
    return Object.fromEntries(entries) as LayerStatistics;
  };
  return Object.fromEntries(
    Object.entries(measures).map(([measure, agreement]) => [measure, finite(agreement)]),
  ) as AnalysedLayer['measures'];
}
