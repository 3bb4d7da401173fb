/** The metrics of predicted places that every run and every baseline reports, in one table. */
import type { PlaceMetric } from '../catalogue/metrics';
import type { Numbers } from '../statistics/numbers';
import { placeValues, prediction, type Places } from './place-metrics';

/** Of predictions (rows x dims), row i belonging to stimulus `owners[i]`. A metric that is not a number (R2 of a single row) is left out. */
export function mappingTable(places: Places, owners: readonly number[], predicted: Numbers): Partial<Record<PlaceMetric, number>> {
  const values = placeValues(prediction(places, owners, predicted));
  return Object.fromEntries(Object.entries(values).filter(([, value]) => Number.isFinite(value)));
}
