/** The stimulus one points at, on a plate beside its marks: its drawing, large, its name, and how far its prediction is off. */
import type { FigureStyle } from '../scene/figure-style';
import { corners } from './map-axes';
import type { MapSettings } from './map-data';
import type { PlacedPoint } from './map-points';
import { distanceToBox, type Box, type Mark, type Point } from '../scene/scene';
import { textWidth } from '../scene/text-width';

/** The plate carries no key: it is looked at, never pointed at. */
export function frontPlate({ point, place, predictions, size }: PlacedPoint, settings: MapSettings, plot: Box, style: FigureStyle): Mark[] {
  const { fontSize, theme } = style;
  const drawing = point.image === null ? 0 : Math.max(fontSize * 8, settings.drawingSize * 1.6);
  const pad = fontSize * 0.6;
  const detailWidth = point.detail === undefined ? 0 : textWidth(point.detail, fontSize);
  const width = Math.max(drawing, textWidth(point.name, fontSize), detailWidth) + 2 * pad;
  const detailHeight = point.detail === undefined ? 0 : fontSize * 1.3;
  const height = drawing + fontSize * 1.3 + detailHeight + 2 * pad;
  const reach = Math.max(settings.drawingSize > 0 ? size.drawing / 2 : 0, size.mark) + fontSize;
  const box = bestPlace(place, [place, ...predictions.map((item) => item.place)], { width, height }, reach, plot);
  const middle = box.x + width / 2;
  return [
    { kind: 'polygon', points: corners(box), fill: theme.paper, stroke: { colour: theme.rule, width: 1 } },
    ...(point.image === null
      ? []
      : [{ kind: 'image', x: middle, y: box.y + pad + drawing / 2, href: point.image, size: drawing } satisfies Mark]),
    {
      kind: 'text',
      x: middle,
      y: box.y + height - pad - detailHeight - fontSize * 0.25,
      text: point.name,
      size: fontSize,
      colour: theme.ink,
      anchor: 'middle',
      weight: 'bold',
    },
    ...(point.detail === undefined
      ? []
      : [
          {
            kind: 'text',
            x: middle,
            y: box.y + height - pad - fontSize * 0.25,
            text: point.detail,
            size: fontSize,
            colour: theme.ink,
            anchor: 'middle',
          } satisfies Mark,
        ]),
  ];
}

/** Above, below, right or left of the true place, pushed into the plot; the one that keeps the marks in sight. */
function bestPlace(
  place: Point,
  marks: readonly Point[],
  { width, height }: { width: number; height: number },
  reach: number,
  plot: Box,
): Box {
  const inside = (box: Box): Box => ({
    ...box,
    x: Math.max(plot.x, Math.min(plot.x + plot.width - width, box.x)),
    y: Math.max(plot.y, Math.min(plot.y + plot.height - height, box.y)),
  });
  const candidates = [
    { x: place.x - width / 2, y: place.y - reach - height, width, height },
    { x: place.x - width / 2, y: place.y + reach, width, height },
    { x: place.x + reach, y: place.y - height / 2, width, height },
    { x: place.x - reach - width, y: place.y - height / 2, width, height },
  ].map(inside);
  const hidden = (box: Box): number => marks.filter((mark) => distanceToBox(mark, box) < reach * 0.3).length;
  return candidates.reduce((best, box) => (hidden(box) < hidden(best) ? box : best));
}
