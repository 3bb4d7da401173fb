/** A place that networks have drawn on a map: where it is, and where what they drew lands again. */
import type { LegendEntry } from '../frame/legend';
import type { FigureStyle } from '../scene/figure-style';
import type { Box, Mark, Point, SceneTarget } from '../scene/scene';
import type { MapProjection } from './map-projection';

export interface DecodedOnMap {
  readonly at: readonly number[];
  /** Of the mean image; null while nothing is drawn yet. */
  readonly landing: readonly number[] | null;
  /** Address of the mean image. */
  readonly image: string | null;
  readonly label: string; // what a screen reader says
}

/** Not to be met by the key of a stimulus. */
const decodedKey = 'decoded:place';

/** Above everything else of the map. */
export function decodedMarks({ at, landing, image }: DecodedOnMap, projection: MapProjection, plot: Box, style: FigureStyle): Mark[] {
  const place = projection.place(at);
  const end = landing === null ? null : projection.place(landing);
  return [
    ...(end === null ? [] : landingMarks(place, end, style)),
    ...(image === null ? [] : pictureMarks(image, place, end, plot, style)),
    ...placeMarks(place, style),
  ];
}

export function decodedTarget({ at, label }: DecodedOnMap, projection: MapProjection, { fontSize }: FigureStyle): SceneTarget {
  const { x, y } = projection.place(at);
  const side = fontSize * 1.6;
  return { key: decodedKey, label, box: { x: x - side / 2, y: y - side / 2, width: side, height: side }, walkable: true };
}

export function decodedEntries({ landing }: DecodedOnMap, style: FigureStyle): LegendEntry[] {
  const { words, fontSize } = style;
  return [
    { text: words.decodedPlace, draw: (at) => placeMarks(at, style).map((mark) => ({ ...mark, clipped: false })) },
    ...(landing === null
      ? []
      : [
          {
            text: words.decodedLanding,
            draw: ({ x, y }: Point): Mark[] =>
              landingMarks({ x: x - fontSize, y }, { x: x + fontSize * 0.5, y }, style).map((mark) => ({ ...mark, clipped: false })),
          },
        ]),
  ];
}

/** Beside the place, on the side that the arrow leaves free, and within the plot. */
function pictureMarks(href: string, place: Point, end: Point | null, plot: Box, { theme, fontSize }: FigureStyle): Mark[] {
  const side = fontSize * 6;
  const away = side / 2 + fontSize * 1.2;
  const room = { left: place.x - plot.x, right: plot.x + plot.width - place.x };
  const wantsLeft = end !== null && end.x >= place.x;
  const isLeft = wantsLeft
    ? room.left >= away + side / 2 || room.left > room.right
    : room.right < away + side / 2 && room.left > room.right;
  const x = place.x + (isLeft ? -away : away);
  const y = Math.max(plot.y + side / 2, Math.min(plot.y + plot.height - side / 2, place.y));
  const half = side / 2;
  const points = [
    { x: x - half, y: y - half },
    { x: x + half, y: y - half },
    { x: x + half, y: y + half },
    { x: x - half, y: y + half },
  ];
  return [
    { kind: 'polygon', points, fill: theme.paper, stroke: { colour: theme.ink, width: 1.4 }, clipped: true },
    { kind: 'image', x, y, href, size: side, clipped: true },
  ];
}

/** A cross in a ring, as sights have. */
function placeMarks({ x, y }: Point, { theme, fontSize }: FigureStyle): Mark[] {
  const radius = fontSize * 0.6;
  const ring = { kind: 'circle', x, y, radius, clipped: true } as const;
  const line = (from: Point, to: Point): Mark => ({ kind: 'line', points: [from, to], colour: theme.ink, width: 2, clipped: true });
  return [
    { ...ring, radius: radius + 2, fill: theme.paper, stroke: null, opacity: 0.8 },
    { ...ring, fill: null, stroke: { colour: theme.ink, width: 2 } },
    line({ x: x - radius * 1.5, y }, { x: x + radius * 1.5, y }),
    line({ x, y: y - radius * 1.5 }, { x, y: y + radius * 1.5 }),
  ];
}

/** From the place to where it lands; the ring at the end stays open. */
function landingMarks(from: Point, to: Point, { theme, fontSize }: FigureStyle): Mark[] {
  const radius = fontSize * 0.42;
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  const share = far <= radius ? 0 : (far - radius) / far;
  const tip = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  return [
    ...(share === 0
      ? []
      : [{ kind: 'arrow', from, to: tip, head: fontSize * 0.5, colour: theme.ink, width: 2, clipped: true } satisfies Mark]),
    { kind: 'circle', x: to.x, y: to.y, radius, fill: theme.paper, stroke: { colour: theme.ink, width: 2 }, clipped: true },
  ];
}
