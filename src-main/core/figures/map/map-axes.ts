/** The axes of a map: ticks, names and zero lines when flat, three arrows in a box when solid; and the scale bar. */
import type { FigureStyle } from '../scene/figure-style';
import type { MapProjection, ProjectedPoint } from './map-projection';
import type { MapView } from './map-view';
import { distanceToBox, type Box, type FigureSize, type Mark, type Point } from '../scene/scene';
import { textWidth } from '../scene/text-width';
import { niceLength, niceTicks, tickDecimals } from '../frame/ticks';

export function axisName(view: MapView, index: number, { words }: FigureStyle): string {
  const number = (view.axes[index] ?? 0) + 1;
  return view.family === 'dimension' ? words.dimension(number) : words.principalAxis(number);
}

export function flatAxes(view: MapView, projection: MapProjection, plot: Box, style: FigureStyle): Mark[] {
  const { fontSize, theme } = style;
  const low = projection.unitsAt({ x: plot.x, y: plot.y + plot.height });
  const high = projection.unitsAt({ x: plot.x + plot.width, y: plot.y });
  // One step for both axes, as both have the same units.
  const count = Math.max(2, Math.min(plot.width, plot.height) / (fontSize * 5));
  const perTick = (Math.min(high.x - low.x, high.y - low.y) || 1) / count;
  const xTicks = niceTicks(low.x, high.x, (high.x - low.x) / perTick);
  const yTicks = niceTicks(low.y, high.y, (high.y - low.y) / perTick);
  const decimals = tickDecimals(xTicks);
  const [floor, right] = [plot.y + plot.height, plot.x + plot.width];
  const marks: Mark[] = [];
  for (const tick of xTicks) {
    const { x } = projection.placeInView([tick, 0]);
    marks.push({
      kind: 'line',
      points: [
        { x, y: plot.y },
        { x, y: floor },
      ],
      colour: tick === 0 ? theme.rule : theme.faint,
      width: tick === 0 ? 0.8 : 0.7,
    });
    marks.push({
      kind: 'text',
      x,
      y: floor + fontSize * 1.3,
      text: style.number(tick, decimals),
      size: fontSize,
      colour: theme.muted,
      anchor: 'middle',
    });
  }
  for (const tick of view.axes.length > 1 ? yTicks : []) {
    const { y } = projection.placeInView([0, tick]);
    marks.push({
      kind: 'line',
      points: [
        { x: plot.x, y },
        { x: right, y },
      ],
      colour: tick === 0 ? theme.rule : theme.faint,
      width: tick === 0 ? 0.8 : 0.7,
    });
    const text = style.number(tick, decimals);
    marks.push({
      kind: 'text',
      x: plot.x - fontSize * 0.45,
      y,
      text,
      size: fontSize,
      colour: theme.muted,
      anchor: 'end',
      vertical: 'middle',
    });
  }
  marks.push({ kind: 'polygon', points: corners(plot), fill: null, stroke: { colour: theme.rule, width: 1 } });
  const middle = { x: plot.x + plot.width / 2, y: plot.y + plot.height / 2 };
  marks.push({
    kind: 'text',
    x: middle.x,
    y: floor + fontSize * 2.7,
    text: axisName(view, 0, style),
    size: fontSize,
    colour: theme.ink,
    anchor: 'middle',
  });
  if (view.axes.length > 1)
    marks.push({
      kind: 'text',
      x: fontSize * 0.9,
      y: middle.y,
      text: axisName(view, 1, style),
      size: fontSize,
      colour: theme.ink,
      anchor: 'middle',
      vertical: 'middle',
      turned: true,
    });
  return marks;
}

/** Three arrows from the origin inside a pale wire box that turns with them. */
export function solidAxes(projection: MapProjection, { theme }: FigureStyle): Mark[] {
  const reach = projection.radius * axisReach;
  const marks: Mark[] = boxEdges.map(([from, to]): Mark => {
    const points = [from, to].map((corner) => projection.placeInView(corner.map((sign) => sign * reach)));
    return { kind: 'line', points, colour: theme.faint, width: 0.8, clipped: true };
  });
  for (const { origin, tip } of axisEnds(projection, reach)) {
    const opacity = 0.75 + 0.25 * Math.max(-1, Math.min(1, tip.depth));
    marks.push({ kind: 'arrow', from: origin, to: tip, head: 7, colour: theme.rule, width: 1.2, opacity, clipped: true });
  }
  return marks;
}

/** Painted after the drawings, which would hide them. */
export function solidAxisNames(view: MapView, projection: MapProjection, style: FigureStyle): Mark[] {
  const { theme, fontSize } = style;
  return axisEnds(projection, projection.radius * axisReach).map(({ origin, name }, axis): Mark => {
    const text = axisName(view, axis, style);
    const look = { size: fontSize, colour: theme.ink, halo: theme.paper, vertical: 'middle', clipped: true } as const;
    return { kind: 'text', x: name.x, y: name.y, text, anchor: anchorBeside(origin, name), ...look };
  });
}

/** Of the radius of the configuration. */
const axisReach = 0.72;

function axisEnds(projection: MapProjection, reach: number): { origin: Point; tip: ProjectedPoint; name: Point }[] {
  return [0, 1, 2].map((axis) => {
    const along = (length: number): number[] => [0, 1, 2].map((k) => (k === axis ? length : 0));
    return {
      origin: projection.placeInView([0, 0, 0]),
      tip: projection.placeInView(along(reach)),
      name: projection.placeInView(along(reach * 1.1)),
    };
  });
}

/** A round length in the units of the space, in the corner of the plot where it covers the fewest `places`; the lower right if none is better. */
export function scaleBar(projection: MapProjection, plot: Box, places: readonly Point[], style: FigureStyle): { marks: Mark[]; box: Box } {
  const { theme, fontSize } = style;
  const length = niceLength((plot.width * 0.25) / projection.pixelsPerUnit);
  const text = style.words.spaceUnits(style.number(length, tickDecimals([length])));
  const pixels = length * projection.pixelsPerUnit;
  const pad = fontSize * 0.5;
  const box = emptiestCorner({ width: Math.max(pixels, textWidth(text, fontSize)) + 2 * pad, height: fontSize * 2.3 }, plot, places, pad);
  const middle = box.x + box.width / 2;
  const y = box.y + box.height - pad;
  const [left, end] = [middle - pixels / 2, middle + pixels / 2];
  const bar = (from: Point, to: Point): Mark => ({ kind: 'line', points: [from, to], colour: theme.ink, width: 1.2 });
  const marks: Mark[] = [
    { kind: 'polygon', points: corners(box), fill: theme.paper, stroke: null, opacity: 0.85 },
    bar({ x: left, y: y - 3 }, { x: left, y: y + 3 }),
    bar({ x: end, y: y - 3 }, { x: end, y: y + 3 }),
    bar({ x: left, y }, { x: end, y }),
    { kind: 'text', x: middle, y: y - fontSize * 0.55, text, size: fontSize, colour: theme.ink, anchor: 'middle' },
  ];
  return { marks, box };
}

function emptiestCorner({ width, height }: FigureSize, plot: Box, places: readonly Point[], gap: number): Box {
  const [left, right] = [plot.x + gap, plot.x + plot.width - gap - width];
  const [top, bottom] = [plot.y + gap, plot.y + plot.height - gap - height];
  const boxes = [
    { x: right, y: bottom, width, height },
    { x: left, y: bottom, width, height },
    { x: left, y: top, width, height },
    { x: right, y: top, width, height },
  ];
  const covered = (box: Box): number => places.filter((place) => distanceToBox(place, box) < height / 2).length;
  return boxes.reduce((best, box) => (covered(box) < covered(best) ? box : best));
}

export function corners({ x, y, width, height }: Box): Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

function anchorBeside(from: Point, to: Point): 'start' | 'middle' | 'end' {
  const sideways = Math.abs(to.x - from.x) > 0.35 * Math.hypot(to.x - from.x, to.y - from.y);
  return sideways ? (to.x > from.x ? 'start' : 'end') : 'middle';
}

const signs = [-1, 1] as const;
/** The twelve edges of a cube: pairs of corners that differ in one coordinate. */
const boxEdges: readonly (readonly [readonly number[], readonly number[]])[] = [0, 1, 2].flatMap((axis) =>
  signs.flatMap((a) =>
    signs.map((b) => {
      const end = (sign: number): number[] => {
        const others = [a, b];
        return [0, 1, 2].map((k) => (k === axis ? sign : others.shift()!));
      };
      return [end(-1), end(1)] as const;
    }),
  ),
);
