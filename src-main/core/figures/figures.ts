/** Every kind of figure once, for the window, the gallery, the command line and whatever else shows figures. */
import { dimensionCurveScene, dimensionCurveTable, type DimensionCurve } from './curves/dimension-curve-scene';
import { epochCurveScene, epochCurveTable, type EpochCurves } from './curves/epoch-curve-scene';
import { screeScene, screeTable, type Scree } from './curves/scree-scene';
import { tripletScanScene, tripletScanTable, type TripletScan } from './curves/triplet-scan-scene';
import { pageWidth, type FigureKind, type FoundFigure } from './figure-kind';
import { mapChartScene, mapChartTable, type MapChart } from './map/map-chart';
import type { MapScene } from './map/map-scene';
import { biasChartHeight, biasScene, biasTable, type BiasChart } from './rows/bias-scene';
import { errorsScene, errorsTable, type PairedErrors } from './rows/errors-scene';
import { ladderHeight, ladderScene, ladderTable, type Ladder } from './rows/ladder-scene';
import { layerChartHeight, layerScene, layerTable, type LayerChart } from './rows/layer-scene';
import type { FigureStyle } from './scene/figure-style';
import type { Scene } from './scene/scene';
import type { FigureSources } from './sources/figure-sources';
import { findMaps } from './sources/map-figures';
import { findBiases, findDimensionCurves, findErrors, findLadders, findLayerCharts } from './sources/method-figures';
import { findEpochCurves, findHistograms } from './sources/run-figures';
import { findPairs, findScrees, findShepards, findStructures, findTripletScans } from './sources/space-figures';
import { findStrips } from './sources/decoded-figures';
import { heatMapScene, heatMapTable, type HeatMap } from './spaces/heat-map-scene';
import { histogramScene, histogramTable, type Histogram } from './spaces/histogram-scene';
import { shepardScene, shepardTable, type Shepard } from './spaces/shepard-scene';
import { structureScene, structureTable, type Structure } from './spaces/structure-scene';
import { stripHeight, stripScene, stripTable, type DecodedStrip } from './strip/strip-scene';

const page = { width: pageWidth, height: 480 };
/** 120 mm by 80 mm. */
const halfPage = { width: 454, height: 302 };

export const figures = {
  map: define<MapChart, MapScene>({
    source: findMaps,
    room: { ratio: 0.68, leastHeight: 38, paper: page },
    scene: mapChartScene,
    table: mapChartTable,
  }),
  stress: define<Scree>({
    source: findScrees,
    room: { ratio: 0.5, leastHeight: 20, paper: halfPage },
    scene: screeScene,
    table: screeTable,
  }),
  triplets: define<TripletScan>({
    source: findTripletScans,
    room: { ratio: 0.5, leastHeight: 22, paper: halfPage },
    scene: tripletScanScene,
    table: tripletScanTable,
  }),
  dimensions: define<DimensionCurve>({
    source: findDimensionCurves,
    room: { ratio: 0.55, leastHeight: 26, paper: page },
    scene: dimensionCurveScene,
    table: dimensionCurveTable,
  }),
  ladder: define<Ladder>({ source: findLadders, room: { rows: ladderHeight }, scene: ladderScene, table: ladderTable }),
  layers: define<LayerChart>({ source: findLayerCharts, room: { rows: layerChartHeight }, scene: layerScene, table: layerTable }),
  errors: define<PairedErrors>({
    source: findErrors,
    room: { ratio: 0.75, leastHeight: 30, paper: { width: pageWidth, height: 520 } },
    scene: errorsScene,
    table: errorsTable,
  }),
  bias: define<BiasChart>({ source: findBiases, room: { rows: biasChartHeight }, scene: biasScene, table: biasTable }),
  epochs: define<EpochCurves>({
    source: findEpochCurves,
    room: { ratio: 0.5, leastHeight: 20, paper: halfPage },
    scene: epochCurveScene,
    table: epochCurveTable,
  }),
  shepard: define<Shepard>({
    source: findShepards,
    room: { ratio: 0.55, leastHeight: 22, paper: halfPage },
    scene: shepardScene,
    table: shepardTable,
  }),
  structure: define<Structure>({
    source: findStructures,
    room: { ratio: 0.42, leastHeight: 18, paper: halfPage },
    scene: structureScene,
    table: structureTable,
  }),
  pairs: define<HeatMap>({
    source: findPairs,
    room: { ratio: 0.85, leastHeight: 30, paper: { width: pageWidth, height: 560 } },
    scene: heatMapScene,
    table: heatMapTable,
  }),
  histogram: define<Histogram>({
    source: findHistograms,
    room: { ratio: 0.55, leastHeight: 16, paper: halfPage },
    scene: histogramScene,
    table: histogramTable,
  }),
  strip: define<DecodedStrip>({
    source: findStrips,
    room: { rows: stripHeight },
    scene: stripScene,
    table: stripTable,
  }),
};

const kinds: readonly FigureKind<unknown>[] = Object.values(figures);

/** One figure of a project with its kind. */
export interface KnownFigure extends FoundFigure<unknown> {
  readonly kind: FigureKind<unknown>;
}

/** Everything that can be drawn from what is there, in the order of the kinds. */
export function findFigures(sources: FigureSources, style: FigureStyle): KnownFigure[] {
  return kinds.flatMap((kind) => kind.source(sources, style).map((figure) => ({ ...figure, kind })));
}

function define<Data, Drawn extends Scene = Scene>(kind: FigureKind<Data, Drawn>): FigureKind<Data, Drawn> {
  return kind;
}
