/** The legend of a map and the room it leaves: beside the plot, below it, or nowhere when letters are too large for it. */
import type { FoldRole } from '../../../contract/running/run';
import type { FigureStyle } from '../scene/figure-style';
import { drawLegend, layOutLegend, type LegendEntry, type LegendLayout } from '../frame/legend';
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

/** Of the width of a map, at most, for a legend beside it. */
const besideShare = 0.34;

export function placeMapLegend(data: MapData, settings: MapSettings, isSolid: boolean, size: FigureSize, style: FigureStyle): PlacedLegend {
  const { fontSize } = style;
  const { kinds, allKinds, categories } = entriesOf(data, settings, style);
  const entries = [...kinds, ...categories];
  const allEntries = [...allKinds, ...categories];
  const gap = fontSize * 0.8;
  const left = isSolid ? gap : fontSize * 2.4 + textWidth('−0.0', fontSize);
  const top = gap;
  const bottom = (isSolid ? gap : fontSize * 3.4) + (data.tag === null ? 0 : fontSize * 1.4);

  const beside = layOutLegend(allEntries, 0, style);
  if (beside.width < size.width * besideShare && beside.height < size.height - 2 * gap) {
    const plot = { x: left, y: top, width: size.width - left - beside.width - gap * 2, height: size.height - top - bottom };
    return { plot, ...drawLegend({ ...beside, entries }, { x: plot.x + plot.width + gap, y: top }, style) };
  }
  const width = size.width - left - gap;
  const below = layOutBelow(allKinds, categories, width, style);
  const height = below.reduce((sum, part) => sum + part.height, 0);
  const fits = height < size.height * legendShare;
  const plot = { x: left, y: top, width, height: Math.max(40, size.height - top - bottom - (fits ? height + gap : 0)) };
  if (!fits) return { plot, marks: [], targets: [] };
  const tagRoom = data.tag === null ? 0 : fontSize * 1.4;
  let y = size.height - tagRoom - height;
  const drawn = below.map((part, i) => {
    const own = drawLegend({ ...part, entries: below.length === 1 ? entries : i === 0 ? kinds : categories }, { x: left, y }, style);
    y += part.height;
    return own;
  });
  return { plot, marks: drawn.flatMap(({ marks }) => marks), targets: drawn.flatMap(({ targets }) => targets) };
}

/** Of the height of a map, at most, for a legend below it. */
const legendShare = 0.36;

/** As high as a map of this width must be to have its legend, where that stands below; a file has no window to fit into. */
export function leastMapHeight(data: MapData, settings: MapSettings, width: number, style: FigureStyle): number {
  const { allKinds, categories } = entriesOf(data, settings, style);
  if (layOutLegend([...allKinds, ...categories], 0, style).width < width * besideShare) return 0;
  const edge = style.fontSize * 3.2 + textWidth('−0.0', style.fontSize);
  const below = layOutBelow(allKinds, categories, width - edge, style);
  return Math.ceil(below.reduce((sum, part) => sum + part.height, 0) / legendShare) + 1;
}

/** Categories have short names: by themselves they stand in more columns. */
function layOutBelow(kinds: readonly LegendEntry[], categories: readonly LegendEntry[], width: number, style: FigureStyle): LegendLayout[] {
  const together = layOutLegend([...kinds, ...categories], width, style);
  if (categories.length === 0) return [together];
  const apart = [layOutLegend(kinds, width, style), layOutLegend(categories, width, style)];
  return apart[0]!.height + apart[1]!.height < together.height ? apart : [together];
}

interface MapEntries {
  readonly kinds: readonly LegendEntry[];
  /** Room is kept for every role there is, so that switching roles does not move the map. */
  readonly allKinds: readonly LegendEntry[];
  readonly categories: readonly LegendEntry[];
}

function entriesOf(data: MapData, settings: MapSettings, style: FigureStyle): MapEntries {
  const overlays = [
    ...(data.placed ? placedEntries(data.placed, style) : []),
    ...(data.decoded ? decodedEntries(data.decoded, style) : []),
    ...overlayEntries(data, settings, style),
  ];
  return {
    kinds: [...placeEntries(data, settings, style), ...overlays],
    allKinds: [...placeEntries(data, { ...settings, roles }, style), ...overlays],
    categories: categoryEntries(data, settings, style),
  };
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
