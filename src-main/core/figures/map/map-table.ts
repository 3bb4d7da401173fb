/** The table with the same content as a map: every stimulus, its true place, and each prediction shown. */
import type { FigureStyle } from '../scene/figure-style';
import type { FigureTable } from '../frame/figure-table';
import type { MapData, MapPoint, MapPrediction } from './map-data';
import { valueAt } from '../../matrix/view';

/** Coordinates are those of the full space, whatever the map shows of it. */
export function mapTable(
  data: MapData,
  shown: (point: MapPoint) => readonly MapPrediction[],
  { words: { mapTable: words, table, dimension, roles, placedMean, placedByFold, decodedPlace, decodedLanding } }: FigureStyle,
): FigureTable {
  const axes = Array.from({ length: data.dims }, (_, k) => k + 1);
  const hasPredictions = data.points.some((point) => point.predictions.length > 0);
  const truth = ({ name, category, truth: at }: MapPoint): (string | number)[] => [name, category, ...at];
  if (!hasPredictions) {
    const hasStress = data.points.some(({ stress }) => stress !== undefined);
    const hasScatter = data.points.some(({ covariance }) => covariance !== undefined);
    const noise = ({ stress, covariance }: MapPoint): (number | null)[] => [
      ...(hasStress ? [stress ?? null] : []),
      ...(hasScatter ? axes.map((_, k) => (covariance ? Math.sqrt(valueAt(covariance, k * data.dims + k)) : null)) : []),
    ];
    const placedRows = [
      [decodedPlace, data.decoded?.at] as const,
      [decodedLanding, data.decoded?.landing ?? undefined] as const,
      [placedMean, data.placed?.mean] as const,
      ...(data.kept ?? []).map(({ name, mean }) => [name, mean] as const),
      ...(data.placed?.places ?? []).map((at, fold) => [placedByFold(fold + 1), at] as const),
    ].flatMap(([name, at]): (string | number | null)[][] => (at === undefined ? [] : [[name, '', ...at, ...noise(nowhere)]]));
    const columns = [...(hasStress ? [words.stressShare] : []), ...(hasScatter ? axes.map(words.deviation) : [])];
    return {
      columns: [table.name, table.category, ...axes.map(dimension), ...columns],
      rows: [...placedRows, ...data.points.map((point) => [...truth(point), ...noise(point)])],
    };
  }
  return {
    columns: [table.name, table.category, ...axes.map(words.trueAt), words.role, words.fold, ...axes.map(words.predictedAt), words.error],
    rows: data.points.flatMap((point) => {
      const predictions = shown(point);
      if (predictions.length === 0) return [[...truth(point), null, null, ...axes.map(() => null), null]];
      return predictions.map(({ role, fold, at }) => {
        const error = Math.hypot(...at.map((value, k) => value - (point.truth[k] ?? 0)));
        return [...truth(point), roles[role], fold + 1, ...at, error];
      });
    }),
  };
}

/** What a place without a stimulus has of stress and scatter. */
const nowhere: MapPoint = { key: '', name: '', category: '', truth: [], predictions: [], image: null, label: '' };
