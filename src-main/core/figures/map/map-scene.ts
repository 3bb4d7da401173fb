/** The map: true places as drawings or filled marks, predicted places as open marks, an arrow from one to the other. */
import { corners, flatAxes, scaleBar, solidAxes, solidAxisNames } from './map-axes';
import { categoriesOf, isEmphasised, shownPredictions, type MapData, type MapSettings } from './map-data';
import { frontPlate } from './map-front';
import { nameLabels } from './map-labels';
import { overlayExtent, largestDisc } from './map-overlay-extent';
import { directionNames, overlayMarks } from './map-overlays';
import { placeMapLegend } from './map-legend';
import { pointMarks, pointSize, type PlacedPoint } from './map-points';
import { decodedMarks, decodedTarget } from './map-decoded';
import { keptMarks, placedExtent, placedMarks, placedTarget } from './map-placed';
import { onAxes, projectMap, type MapProjection } from './map-projection';
import { tagMarks } from '../frame/plot-frame';
import type { FigureStyle } from '../scene/figure-style';
import { leavesPlot } from '../frame/plot-edge';
import type { Box, FigureSize, Mark, Scene, SceneTarget } from '../scene/scene';

export interface MapScene extends Scene {
  readonly projection: MapProjection;
}

/** `basis` has one row per axis of the view, see map-basis.ts. */
export function mapScene(
  data: MapData,
  settings: MapSettings,
  basis: readonly (readonly number[])[],
  size: FigureSize,
  style: FigureStyle,
): MapScene {
  const isSolid = basis.length === 3;
  const { plot, marks: legendMarks, targets: legendTargets } = placeMapLegend(data, settings, isSolid, size, style);
  // Every prediction counts, shown or not, so that switching roles does not move the map.
  const everyPoint = data.points.flatMap((point) => [point.truth, ...point.predictions.map(({ at }) => at)]).filter(isNear(data));
  const around = Math.max(settings.drawingSize / 2, style.fontSize, largestDisc(data, settings, style));
  const margin = around + (isSolid ? style.fontSize : 4);
  const projection = projectMap(everyPoint, basis, settings.view, plot, margin, [
    ...overlayExtent(data, settings, basis),
    ...(data.kept ?? []).map(({ mean }) => onAxes(mean, basis)),
    ...(data.placed ? placedExtent(data.placed, data.dims, basis) : []),
    ...(data.decoded ? [data.decoded.at, data.decoded.landing ?? data.decoded.at].map((at) => onAxes(at, basis)) : []),
  ]);
  const categories = categoriesOf(data.points);
  const placed = data.points.map((point): PlacedPoint => {
    const place = projection.place(point.truth);
    return {
      point,
      place,
      predictions: shownPredictions(settings, point).map(({ at, role }) => {
        const end = projection.place(at);
        return { role, place: end, edge: settings.view.zoom > 1 ? null : leavesPlot(place, end, plot) };
      }),
      category: categories.indexOf(point.category),
      isLit: isEmphasised(settings, point),
      isFront: settings.front === point.key,
      size: pointSize(settings, place.depth, style),
    };
  });
  // In a solid map the corner must not change while it turns.
  const places = isSolid ? [] : placed.flatMap((item) => [item.place, ...item.predictions.map(({ place }) => place)]);
  const scale = scaleBar(projection, plot, places, style);
  const front = placed.find((candidate) => candidate.isFront);
  const marks: Mark[] = [
    ...(isSolid ? solidAxes(projection, style) : flatAxes(settings.view, projection, plot, style)),
    ...overlayMarks(data, settings, placed, projection, style),
    ...paintingOrder(placed, isSolid).flatMap((item) => pointMarks(item, settings, style)),
    ...directionNames(data, settings, projection, plot, style),
    ...(isSolid ? solidAxisNames(settings.view, projection, style) : []),
    ...(settings.names ? nameLabels(placed, [scale.box], plot, style) : []),
    ...(isSolid
      ? [{ kind: 'polygon', points: corners(plot), fill: null, stroke: { colour: style.theme.rule, width: 1 } } satisfies Mark]
      : []),
    ...keptMarks(data.kept ?? [], projection, style),
    ...(data.placed ? placedMarks(data.placed, data.dims, projection, style) : []),
    ...(data.decoded ? decodedMarks(data.decoded, projection, plot, style) : []),
    ...scale.marks,
    ...legendMarks,
    ...tagMarks(data.tag, size, style),
    ...(front ? frontPlate(front, settings, plot, style) : []),
  ];
  return {
    ...size,
    label: style.words.mapLabel(data.points.length, data.what),
    paper: style.theme.paper,
    plot,
    marks,
    targets: [
      ...placed.flatMap((item) => pointTargets(item, plot, settings)),
      ...(data.placed ? [placedTarget(data.placed, projection, style)] : []),
      ...(data.decoded ? [decodedTarget(data.decoded, projection, style)] : []),
      ...legendTargets,
    ],
    projection,
  };
}

/** A prediction farther from the centre than three times the farthest true place would squash the map: its arrow leaves the picture. */
function isNear(data: MapData): (at: readonly number[]) => boolean {
  const farthest = data.points.reduce((most, { truth }) => Math.max(most, Math.hypot(...truth)), 0);
  return (at) => Math.hypot(...at) <= 3 * (farthest || Infinity);
}

/** Pale ones first, then from far to near; the one in front last. */
function paintingOrder(placed: readonly PlacedPoint[], isSolid: boolean): PlacedPoint[] {
  const rank = (item: PlacedPoint): number => (item.isFront ? 2 : item.isLit ? 1 : 0);
  return [...placed].sort((a, b) => rank(a) - rank(b) || (isSolid ? a.place.depth - b.place.depth : 0));
}

/** The true place is what one walks to; the predicted ones can be pointed at too. Nothing outside the plot is a target. */
function pointTargets({ point, place, predictions, size }: PlacedPoint, plot: Box, settings: MapSettings): SceneTarget[] {
  const square = (at: { readonly x: number; readonly y: number }, side: number): Box => ({
    x: at.x - side / 2,
    y: at.y - side / 2,
    width: side,
    height: side,
  });
  const isInside = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
    x >= plot.x && x <= plot.x + plot.width && y >= plot.y && y <= plot.y + plot.height;
  const side = Math.max(settings.drawingSize > 0 && point.image !== null ? size.drawing * 0.8 : 0, size.mark * 2);
  const places = [
    { at: place, side, walkable: true },
    ...predictions.map((item) => ({ at: item.place, side: size.mark * 2, walkable: false })),
  ];
  return places
    .filter(({ at }) => isInside(at))
    .map(({ at, side: length, walkable }) => ({ key: point.key, label: point.label, box: square(at, length), walkable }));
}
