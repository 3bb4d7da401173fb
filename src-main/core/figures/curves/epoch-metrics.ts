/** The losses that learning curves can show: the whole, and its parts. */
import type { EpochRow } from '../../../contract/running/run';

const columns = {
  loss: { training: 'trainLoss', validation: 'validationLoss' },
  classification: { training: 'trainClassification', validation: 'validationClassification' },
  mapping: { training: 'trainMapping', validation: 'validationMapping' },
  reconstruction: { training: 'trainReconstruction', validation: 'validationReconstruction' },
} as const satisfies Record<string, { training: keyof EpochRow; validation: keyof EpochRow }>;

export type EpochMetric = keyof typeof columns;

/** Of one epoch; null for an objective that the training does not have. */
export function epochLosses(row: EpochRow, metric: EpochMetric): { training: number | null; validation: number | null } {
  return { training: row[columns[metric].training], validation: row[columns[metric].validation] };
}

/** The objectives that trainings of these epochs have, the whole loss first. */
export function objectivesOf(epochs: readonly EpochRow[]): EpochMetric[] {
  const last = epochs.at(-1);
  const parts = (['classification', 'mapping', 'reconstruction'] as const).filter(
    (part) => last !== undefined && epochLosses(last, part).validation !== null,
  );
  return ['loss', ...parts];
}
