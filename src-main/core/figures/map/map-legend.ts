/** The legend of a map and the room it leaves: beside the plot, below it, or nowhere when letters are too large for it. */
import type { FoldRole } from '../../../contract/running/run';
import type { FigureStyle } from '../scene/figure-style';
import { drawLegend, layOutLegend, type LegendEntry } from '../frame/legend';
import { categoriesOf, categoryKey, isEmphasised, shownPredictions, type MapData, type MapSettings } from './map-data';
import { overlayEntries } from './map-overlays';
import { decodedEntries } from './map-decoded';
import { placedEntries } from './map-placed';
import { roleDash } from './map-points';
import { categoryStyle } from '../scene/palette';
import type { Box, FigureSize, Mark, SceneTarget } from '../scene/scene';
import { textWidth } from '../scene/text-width';

export interface PlacedLegend {
  readonly plot: Box;
  readonly marks: readonly Mark[];
  readonly targets: readonly SceneTarget[];
}

export function placeMapLegend(data: MapData, settings: MapSettings, isSolid: boolean, size: FigureSize, style: FigureStyle): PlacedLegend {
  const { fontSize } = style;
  const overlays = [
    ...(data.placed ? placedEntries(data.placed, style) : []),
    ...(data.decoded ? decodedEntries(data.decoded, style) : []),
    ...overlayEntries(data, settings, style),
  ];
  const entries = [...placeEntries(data, settings, style), ...overlays, ...categoryEntries(data, settings, style)];
  // Room is kept for every role there is, so that switching roles does not move the map.
  const allEntries = [...placeEntries(data, { ...settings, roles }, style), ...overlays, ...categoryEntries(data, settings, style)];
  const gap = fontSize * 0.8;
  const left = isSolid ? gap : fontSize * 2.4 + textWidth('−0.0', fontSize);
  const top = gap;
  const bottom = (isSolid ? gap : fontSize * 3.4) + (data.tag === null ? 0 : fontSize * 1.4);

  const beside = layOutLegend(allEntries, 0, style);
  if (beside.width < size.width * 0.34 && beside.height < size.height - 2 * gap) {
    const plot = { x: left, y: top, width: size.width - left - beside.width - gap * 2, height: size.height - top - bottom };
    return { plot, ...drawLegend({ ...beside, entries }, { x: plot.x + plot.width + gap, y: top }, style) };
  }
  const width = size.width - left - gap;
  const below = layOutLegend(allEntries, width, style);
  const fits = below.height < size.height * 0.36;
  const plot = { x: left, y: top, width, height: Math.max(40, size.height - top - bottom - (fits ? below.height + gap : 0)) };
  if (!fits) return { plot, marks: [], targets: [] };
  const tagRoom = data.tag === null ? 0 : fontSize * 1.4;
  return { plot, ...drawLegend({ ...below, entries }, { x: left, y: size.height - tagRoom - below.height }, style) };
}

const roles = ['test', 'validation', 'train'] as const;

/** What the kinds of marks mean, drawn in the ink of no category. */
function placeEntries(data: MapData, settings: MapSettings, style: FigureStyle): LegendEntry[] {
  const { words, theme, fontSize } = style;
  const mark = fontSize * 0.42;
  const hasDrawings = settings.drawingSize > 0 && data.points.some((point) => point.image !== null);
  const shown = roles.filter((role) =>
    data.points.some((point) => shownPredictions(settings, point).some((prediction) => prediction.role === role)),
  );
  const example = hasDrawings ? data.points.find((point) => point.image !== null)?.image : null;
  const truth: LegendEntry = example
    ? { text: words.trueDrawing, draw: ({ x, y }) => [{ kind: 'image', x, y, href: example, size: fontSize * 1.5 }] }
    : { text: words.truePlace, draw: ({ x, y }) => [{ kind: 'symbol', x, y, shape: 'circle', size: mark, fill: theme.ink, stroke: null }] };
  return [truth, ...shown.map((role) => roleEntry(role, mark, style))];
}

function roleEntry(role: FoldRole, mark: number, { words, theme, fontSize }: FigureStyle): LegendEntry {
  const dash = roleDash[role];
  return {
    text: words.predictedPlace[role],
    draw: ({ x, y }) => [
      {
        kind: 'arrow',
        from: { x: x - fontSize * 1.1, y },
        to: { x: x + fontSize * 0.5 - mark, y },
        head: fontSize * 0.4,
        colour: theme.muted,
        width: 1,
        ...(dash ? { dash } : {}),
      },
      {
        kind: 'symbol',
        x: x + fontSize * 0.6,
        y,
        shape: 'circle',
        size: mark,
        fill: theme.paper,
        stroke: { colour: theme.ink, width: 1.4 },
      },
    ],
  };
}

function categoryEntries(data: MapData, settings: MapSettings, style: FigureStyle): LegendEntry[] {
  return categoriesOf(data.points).map((category, index): LegendEntry => {
    const { colour, shape } = categoryStyle(style.theme, index);
    const isLit = data.points.some((point) => point.category === category && isEmphasised(settings, point));
    return {
      text: category,
      draw: ({ x, y }) => [{ kind: 'symbol', x, y, shape, size: style.fontSize * 0.42, fill: colour, stroke: null }],
      target: { key: categoryKey(category), label: category },
      ...(isLit ? {} : { opacity: 0.35 }),
    };
  });
}
