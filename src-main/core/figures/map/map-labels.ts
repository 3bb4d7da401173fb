/** Names beside marks where there is room. */
import type { FigureStyle } from '../scene/figure-style';
import type { PlacedPoint } from './map-points';
import type { Box, Mark } from '../scene/scene';
import { textWidth } from '../scene/text-width';

/**
 * Greedy: stimulus by stimulus, the first of four positions that meets neither a mark nor a name already set; a name without room is
 * left out (its mark still says it when pointed at). Pale stimuli get none.
 */
export function nameLabels(placed: readonly PlacedPoint[], occupied: readonly Box[], plot: Box, { fontSize, theme }: FigureStyle): Mark[] {
  const size = fontSize;
  const taken: Box[] = [
    ...occupied,
    ...placed.flatMap(({ place, predictions, size: { drawing, mark } }) => [
      around(place, Math.max(drawing * 0.85, mark * 2)),
      ...predictions.map((item) => around(item.place, mark * 2)),
    ]),
  ];
  const marks: Mark[] = [];
  for (const { point, place, isLit, size: own } of placed) {
    if (!isLit) continue;
    const width = textWidth(point.name, size);
    const reach = Math.max(own.drawing / 2, own.mark) + 3;
    const position = positions(place.x, place.y, reach, width, size).find(
      (box) => isInside(box, plot) && taken.every((other) => !overlap(box, other)),
    );
    if (!position) continue;
    taken.push(position);
    marks.push({
      kind: 'text',
      key: point.key,
      x: position.x,
      y: position.y + size * 0.82,
      text: point.name,
      size,
      colour: theme.ink,
      halo: theme.paper,
    });
  }
  return marks;
}

/** Right, left, below, above. */
function positions(x: number, y: number, reach: number, width: number, height: number): Box[] {
  return [
    { x: x + reach, y: y - height / 2, width, height },
    { x: x - reach - width, y: y - height / 2, width, height },
    { x: x - width / 2, y: y + reach, width, height },
    { x: x - width / 2, y: y - reach - height, width, height },
  ];
}

function around({ x, y }: { readonly x: number; readonly y: number }, side: number): Box {
  return { x: x - side / 2, y: y - side / 2, width: side, height: side };
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
