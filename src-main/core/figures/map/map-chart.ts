/** A map with everything that decides how it looks. */
import type { FigureTable } from '../frame/figure-table';
import type { FigureStyle } from '../scene/figure-style';
import type { FigureSize } from '../scene/scene';
import { shownPredictions, type MapData, type MapSettings } from './map-data';
import { mapScene, type MapScene } from './map-scene';
import { mapTable } from './map-table';

export interface MapChart {
  readonly data: MapData;
  readonly settings: MapSettings;
  /** One row per axis of the view, see map-basis.ts. */
  readonly basis: readonly (readonly number[])[];
}

export function mapChartScene({ data, settings, basis }: MapChart, size: FigureSize, style: FigureStyle): MapScene {
  return mapScene(data, settings, basis, size, style);
}

export function mapChartTable({ data, settings }: Omit<MapChart, 'basis'>, style: FigureStyle): FigureTable {
  return mapTable(data, (point) => shownPredictions(settings, point), style);
}
