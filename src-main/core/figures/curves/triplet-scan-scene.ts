/** How well spaces from triplets tell what people chose, by number of dimensions: held out, fitted to, ceiling and chance. */
import type { SpaceDimension } from '../../../contract/study/space';
import { curveLine, type CurvePoint } from './curve-marks';
import { dimensionMarks, dimensionTargets } from './dimension-points';
import type { FigureStyle } from '../scene/figure-style';
import type { FigureTable } from '../frame/figure-table';
import { drawLegend, layOutLegend, type LegendEntry } from '../frame/legend';
import { seriesStyle } from '../scene/palette';
import { plotFrame, tagMarks } from '../frame/plot-frame';
import type { FigureSize, Scene } from '../scene/scene';

export interface TripletScan {
  readonly name: string;
  readonly dimensions: readonly SpaceDimension[];
  /** Share of judgements that are the most frequent answer to their triplet; null where no triplet was judged twice. */
  readonly ceiling: number | null;
  readonly chance: number; // what guessing gets
  /** The dimensionality to mark, or null. */
  readonly marked: number | null;
  readonly tag: string | null;
}

export function tripletScanScene(scan: TripletScan, size: FigureSize, style: FigureStyle): Scene {
  const { theme, words, fontSize } = style;
  const heldOut = pointsOf(scan, 'heldOut');
  const fitted = pointsOf(scan, 'accuracy');
  const dims = fitted.map(({ x }) => x);
  const [first, last] = [Math.min(1, ...dims), Math.max(2, ...dims)];
  const levels = [scan.chance, ...(scan.ceiling === null ? [] : [scan.ceiling])];
  const values = [...heldOut, ...fitted].map(({ y }) => y).concat(levels);
  const colour = seriesStyle(theme, 0).colour;
  const level = (y: number): CurvePoint[] => [
    { x: first - 0.3, y },
    { x: last + 0.3, y },
  ];
  const lines = [
    { text: words.heldOut, points: heldOut, look: { colour, width: 2.2, dash: null } },
    { text: words.fittedTo, points: fitted, look: { colour: seriesStyle(theme, 1).colour, width: 1.4, dash: [5, 3] } },
    ...(scan.ceiling === null
      ? []
      : [{ text: words.tripletCeiling, points: level(scan.ceiling), look: { colour: theme.ink, width: 1.2, dash: [8, 3, 2, 3] } }]),
    { text: words.guessing, points: level(scan.chance), look: { colour: theme.muted, width: 1.2, dash: [1.5, 3] } },
  ].filter(({ points }) => points.length > 0);
  const entries = lines.map(({ text, look }): LegendEntry => {
    const half = fontSize * 1.1;
    return {
      text,
      draw: ({ x, y }) => [
        {
          kind: 'line',
          points: [
            { x: x - half, y },
            { x: x + half, y },
          ],
          colour: look.colour,
          width: look.width,
          ...(look.dash ? { dash: look.dash } : {}),
        },
      ],
    };
  });
  const legend = layOutLegend(entries, size.width - fontSize * 5, style);
  const air = 0.06 * (Math.max(...values) - Math.min(...values) || 1);
  const frame = plotFrame(
    size,
    { name: words.numberOfDimensions, low: first - 0.3, high: last + 0.3, scale: 'linear', ticks: dims },
    {
      name: words.tripletAccuracy,
      low: Math.max(0, Math.min(...values) - air),
      high: Math.min(1, Math.max(...values) + air),
      scale: 'linear',
    },
    style,
    legend.height,
  );
  const points = heldOut.length > 0 ? heldOut : fitted;
  return {
    ...size,
    label: words.accuracyByDimension(scan.name),
    paper: theme.paper,
    plot: frame.plot,
    marks: [
      ...frame.marks,
      ...lines.flatMap(({ points, look }) => curveLine(points, frame, look)),
      ...dimensionMarks(points, scan.marked, colour, frame, style),
      ...drawLegend(legend, { x: frame.plot.x, y: fontSize * 0.4 }, style).marks,
      ...tagMarks(scan.tag, size, style),
    ],
    targets: dimensionTargets(points, words.accuracyLabel, frame, style),
  };
}

export function tripletScanTable({ dimensions, ceiling, chance }: TripletScan, { words }: FigureStyle): FigureTable {
  return {
    columns: [words.numberOfDimensions, words.heldOut, words.fittedTo, words.tripletLoss, words.tripletCeiling, words.guessing],
    rows: dimensions.flatMap(({ dims, triplets }) =>
      triplets === undefined ? [] : [[dims, triplets.heldOut, triplets.accuracy, triplets.loss, ceiling, chance]],
    ),
  };
}

function pointsOf({ dimensions }: TripletScan, what: 'heldOut' | 'accuracy'): CurvePoint[] {
  const points = dimensions.flatMap(({ dims, triplets }) => {
    const y = triplets?.[what] ?? null;
    return y === null ? [] : [{ x: dims, y }];
  });
  return points.sort((a, b) => a.x - b.x);
}
