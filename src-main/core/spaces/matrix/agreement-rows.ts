/** Every way of measuring how far one set of points agrees with the dissimilarities, as rows of a table. */
import type { AgreementRow } from '../../../contract/results/space-analysis';
import { createStream } from '../../random/stream';
import { measureAll, widestFitted } from '../../statistics/agreement/layer-agreement';
import type { Numbers } from '../../statistics/numbers';
import type { DissimilarityMatrix } from './dissimilarity-matrix';
import { distanceMeasures, weightedAgreement } from './distance-agreement';

/** n x dims `coordinates`: of a space (`block` null), or of drawings whose grey values were averaged over blocks. */
export interface MeasuredPoints {
  readonly coordinates: Numbers;
  readonly dims: number;
  readonly block: number | null;
}

/** Every measure of distance with fixed weights, and with cross-validated ones where they can be fitted. */
export function agreementRows(matrix: DissimilarityMatrix, { coordinates, dims, block }: MeasuredPoints, seed: number): AgreementRow[] {
  const fixed = measureAll(matrix, coordinates, dims);
  return distanceMeasures.flatMap((measure): AgreementRow[] => {
    const plain: AgreementRow = { block, measure, weights: 'fixed', ...fixed[measure] };
    if (measure === 'cosine' || dims > widestFitted) return [plain];
    const stream = block === null ? createStream(seed, 'pair-folds') : createStream(seed, 'layer-weights', 'pixels', block);
    return [plain, { block, measure, weights: 'cross-validated', ...weightedAgreement(matrix, coordinates, dims, measure, stream) }];
  });
}
