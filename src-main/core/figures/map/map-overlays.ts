/** What lies beneath the places of a map: regions, directions, confidence ellipses, shares of stress. */
import type { FigureStyle } from '../scene/figure-style';
import type { LegendEntry } from '../frame/legend';
import { categoriesOf, isEmphasised, type MapData, type MapSettings } from './map-data';
import { shadowOf } from './map-ellipse';
import { discRadius, type PlacedPoint } from './map-points';
import type { MapProjection } from './map-projection';
import { categoryStyle } from '../scene/palette';
import type { Box, Mark, Point } from '../scene/scene';
import { textWidth } from '../scene/text-width';
import { lastOf, valueAt } from '../../matrix/view';

/** In painting order; all of them below the places. */
export function overlayMarks(
  data: MapData,
  settings: MapSettings,
  placed: readonly PlacedPoint[],
  projection: MapProjection,
  style: FigureStyle,
): Mark[] {
  const { overlays } = settings;
  if (!overlays) return [];
  return [
    ...(overlays.hulls ? hullMarks(data, settings, placed, style) : []),
    ...(overlays.stress ? placed.flatMap((item) => stressMark(item, placed.length, style)) : []),
    ...(overlays.ellipses ? placed.flatMap((item) => ellipseMark(item, data.dims, projection, style)) : []),
    ...(overlays.directions ? directionMarks(data, projection, style) : []),
  ];
}

/** The names of the directions, above the places, which would hide them. */
export function directionNames(
  { directions = [] }: MapData,
  { overlays }: MapSettings,
  projection: MapProjection,
  plot: Box,
  style: FigureStyle,
): Mark[] {
  if (overlays?.directions !== true) return [];
  const { fontSize, theme } = style;
  return directions.map(({ name, vector }): Mark => {
    const [from, to] = arrowEnds(vector, projection);
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const away = fontSize * 0.9 + (textWidth(name, fontSize) / 2) * Math.abs((to.x - from.x) / length);
    const beyond = { x: to.x + ((to.x - from.x) / length) * away, y: to.y + ((to.y - from.y) / length) * away };
    // A name whose arrow ends in the picture stands in the picture; where one has zoomed past the end there is nothing to name.
    const at = holds(plot, to) ? pulledIn(beyond, textWidth(name, fontSize) / 2 + 2, fontSize * 0.6 + 2, plot) : beyond;
    const look = {
      size: fontSize,
      colour: theme.ink,
      halo: theme.paper,
      anchor: 'middle',
      vertical: 'middle',
      weight: 'bold',
      clipped: true,
    } as const;
    return { kind: 'text', ...at, text: name, ...look };
  });
}

const holds = ({ x, y, width, height }: Box, at: Point): boolean => at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;

function pulledIn({ x, y }: Point, halfWidth: number, halfHeight: number, plot: Box): Point {
  const between = (value: number, low: number, high: number): number => Math.max(low, Math.min(Math.max(low, high), value));
  return {
    x: between(x, plot.x + halfWidth, plot.x + plot.width - halfWidth),
    y: between(y, plot.y + halfHeight, plot.y + plot.height - halfHeight),
  };
}

/** What the marks beneath mean, for the legend, which lies outside the plot and must not be cut off at it. */
export function overlayEntries(data: MapData, settings: MapSettings, style: FigureStyle): LegendEntry[] {
  return sampleEntries(data, settings, style).map((entry) => ({
    ...entry,
    draw: (at) => entry.draw(at).map((mark) => ({ ...mark, clipped: false })),
  }));
}

function sampleEntries(data: MapData, { overlays }: MapSettings, style: FigureStyle): LegendEntry[] {
  if (!overlays) return [];
  const { words, fontSize, theme } = style;
  const entries: LegendEntry[] = [];
  if (overlays.stress && data.points.some(({ stress }) => stress !== undefined))
    entries.push({ text: words.meanStressShare, draw: (at) => [stressDisc(at, fontSize * 0.8, style)] });
  if (overlays.ellipses && data.points.some(({ covariance }) => covariance !== undefined))
    entries.push({
      text: words.confidenceEllipse,
      draw: (at) => [outline(ellipsePoints(at, [fontSize, 0], [0, fontSize * 0.55]), theme.muted)],
    });
  if (overlays.directions && (data.directions ?? []).length > 0)
    entries.push({ text: words.directionOf, draw: ({ x, y }) => [arrow({ x: x - fontSize, y }, { x: x + fontSize, y }, style)] });
  if (overlays.hulls)
    entries.push({
      text: words.regionOf,
      draw: ({ x, y }) => [
        region(
          [
            { x: x - fontSize, y: y + 4 },
            { x, y: y - 5 },
            { x: x + fontSize, y: y + 3 },
          ],
          theme.muted,
          1,
        ),
      ],
    });
  return entries;
}

/** In the plane of the picture the shadow of a hull is the hull of the shadows. */
function hullMarks(data: MapData, settings: MapSettings, placed: readonly PlacedPoint[], style: FigureStyle): Mark[] {
  return categoriesOf(data.points).flatMap((category, index) => {
    const members = placed.filter(({ point }) => point.category === category);
    const isLit = members.some(({ point }) => isEmphasised(settings, point));
    return [region(convexHull(members.map(({ place }) => place)), categoryStyle(style.theme, index).colour, isLit ? 1 : 0.25)];
  });
}

function stressMark({ point: { stress }, place, size, isLit }: PlacedPoint, n: number, style: FigureStyle): Mark[] {
  if (stress === undefined) return [];
  return [{ ...stressDisc(place, discRadius(size, stress, n), style), ...(isLit ? {} : { opacity: 0.06 }) }];
}

function ellipseMark(
  { point: { covariance }, place, category, isLit }: PlacedPoint,
  dims: number,
  projection: MapProjection,
  style: FigureStyle,
): Mark[] {
  if (covariance === undefined || !isLit) return [];
  const { along, across } = shadowOf(covariance, dims, projection, within95);
  const points = ellipsePoints(place, along, across);
  return [outline(points, categoryStyle(style.theme, category).colour)];
}

/** Standard deviations that hold 95 % of a plane normal scatter: sqrt(-2 ln 0.05). */
export const within95 = Math.sqrt(-2 * Math.log(0.05));

function directionMarks({ directions = [] }: MapData, projection: MapProjection, style: FigureStyle): Mark[] {
  return directions.map(({ vector }) => arrow(...arrowEnds(vector, projection), style));
}

/** Of the radius of all places. */
export const directionReach = 0.8;

/** From the origin; in the picture the shorter, the less of the direction lies along its axes. */
function arrowEnds(vector: readonly number[], projection: MapProjection): [Point, Point] {
  const reach = projection.radius * directionReach;
  return [projection.place(vector.map(() => 0)), projection.place(vector.map((value) => value * reach))];
}

function arrow(from: Point, to: Point, { fontSize, theme }: FigureStyle): Mark {
  return { kind: 'arrow', from, to, head: fontSize * 0.7, colour: theme.ink, width: 1.8, clipped: true };
}

function stressDisc({ x, y }: Point, radius: number, { theme }: FigureStyle): Extract<Mark, { kind: 'circle' }> {
  return {
    kind: 'circle',
    x,
    y,
    radius,
    fill: valueAt(theme.colours, 1),
    stroke: { colour: valueAt(theme.colours, 1), width: 0.8 },
    opacity: 0.16,
    clipped: true,
  };
}

function outline(points: readonly Point[], colour: string): Mark {
  return { kind: 'polygon', points, fill: null, stroke: { colour, width: 1 }, opacity: 0.75, clipped: true };
}

function region(points: readonly Point[], colour: string, presence: number): Mark {
  return { kind: 'polygon', points, fill: colour, stroke: { colour, width: 1 }, opacity: 0.14 * presence, clipped: true };
}

function ellipsePoints({ x, y }: Point, along: readonly [number, number], across: readonly [number, number]): Point[] {
  return Array.from({ length: 48 }, (_, i) => {
    const [c, s] = [Math.cos((i * Math.PI) / 24), Math.sin((i * Math.PI) / 24)];
    return { x: x + c * along[0] + s * across[0], y: y + c * along[1] + s * across[1] };
  });
}

/** Andrew's monotone chain (1979): the corners in order, of any number of points. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const chain = (ordered: readonly Point[]): Point[] => {
    const kept: Point[] = [];
    for (const point of ordered) {
      while (kept.length > 1 && turnsRight(kept.at(-2)!, lastOf(kept), point)) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : [...chain(sorted), ...chain(sorted.toReversed())];
}

function turnsRight(a: Point, b: Point, c: Point): boolean {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) <= 0;
}
