/** The dimension curve of step 5: one metric of every method by the number of dimensions of the target space. */
import type { Method } from '../../../contract/running/experiment';
import { isBaseline, isControl, type BaselineMethod } from '../../catalogue/methods';
import { describeVariant, isOtherNetworkAlone } from '../../catalogue/variants';
import type { MetricSummary, ResultsDocument } from '../../../contract/results/results';
import { mappingError, type DimensionCurveMetric } from '../../catalogue/metrics';
import { curveLine, outlierMarks, spreadBand, type CurvePoint } from './curve-marks';
import type { FigureStyle } from '../scene/figure-style';
import type { FigureTable } from '../frame/figure-table';
import { drawLegend, layOutLegend, type LegendEntry } from '../frame/legend';
import { seriesStyle } from '../scene/palette';
import { plotFrame, tagMarks } from '../frame/plot-frame';
import type { FigureSize, Mark, Scene, SceneTarget } from '../scene/scene';
import { including, valueRange } from '../frame/value-range';

/** Spaces are normalised: 1 is the error of the zero baseline, and no difference of that size is out of the ordinary. */
const unitOfSpace = 1;

export interface DimensionSeries {
  readonly method: Method;
  /** A photograph network beside the first; absent for the usual settings. */
  readonly variant?: string;
  readonly points: readonly { readonly dims: number; readonly summary: MetricSummary }[];
}

export interface DimensionCurve {
  readonly metricName: string;
  readonly series: readonly DimensionSeries[];
  /** What always answering with the origin gets. */
  readonly zero: readonly CurvePoint[];
  /** The other baselines, as far as they are known. */
  readonly baselines: readonly { readonly method: BaselineMethod; readonly points: readonly CurvePoint[] }[];
  readonly tag: string | null;
}

/** Rows of any step count: the target space's own dimensionality is computed by steps 1, 3 and 4. */
export function dimensionCurveFrom(results: ResultsDocument, metric: DimensionCurveMetric, metricName: string): DimensionCurve {
  const rows = results.steps.filter(
    (row) =>
      row.space === results.project.space &&
      row.metrics[metric] !== undefined &&
      !isControl(row.method) &&
      (row.variant === undefined || isOtherNetworkAlone(row.variant)),
  );
  const usual = rows.filter(({ variant }) => variant === undefined);
  const byDims = <T>(entries: readonly (readonly [number, T])[]): [number, T][] => [...new Map(entries)].sort((a, b) => a[0] - b[0]);
  const pointsIn = (own: typeof rows) =>
    byDims(own.map((row) => [row.dims, row.metrics[metric]!] as const)).map(([dims, summary]) => ({ dims, summary }));
  const methods = [...new Set(usual.flatMap(({ method }) => (isBaseline(method) ? [] : [method])))];
  const networks = [...new Set(rows.flatMap(({ variant }) => variant ?? []))];
  const named = (method: Method, variant?: string): DimensionSeries => {
    const points = pointsIn(rows.filter((row) => row.method === method && row.variant === variant));
    return { method, ...(variant === undefined ? {} : { variant }), points };
  };
  // Without step 5 a further network has its one point in step 1, which is no curve. They come last, so that the usual ones keep their looks.
  const further = methods.flatMap((method) => networks.map((variant) => named(method, variant))).filter(({ points }) => points.length > 1);
  const series = [...methods.map((method) => named(method)), ...further];
  const zero = usual.flatMap((row) => {
    const summary = row.baselines['zero']?.[metric];
    return summary ? [[row.dims, summary.mean] as const] : [];
  });
  const pointsOf = (entries: readonly (readonly [number, number])[]): CurvePoint[] => byDims(entries).map(([x, y]) => ({ x, y }));
  const baselines = [...new Set(usual.flatMap(({ method }) => (isBaseline(method) ? [method] : [])))].map((method) => {
    const own = usual.filter((row) => row.method === method).map((row) => [row.dims, row.metrics[metric]!.mean] as const);
    return { method, points: pointsOf(own) };
  });
  return { metricName, series, zero: pointsOf(zero), baselines, tag: results.project.tag };
}

/** Whether there is a curve to speak of: some method at two dimensionalities. */
export function hasDimensionCurve(results: ResultsDocument): boolean {
  return dimensionCurveFrom(results, mappingError, '').series.some(({ points }) => points.length > 1);
}

export function dimensionCurveScene(curve: DimensionCurve, size: FigureSize, style: FigureStyle): Scene {
  const { theme, words, fontSize } = style;
  const means = curve.series.flatMap(({ points }) => points.map(({ summary }) => summary.mean));
  const folds = curve.series.flatMap(({ points }) => points.flatMap(({ summary }) => summary.folds));
  const range = [...curve.zero, ...curve.baselines.flatMap(({ points }) => points)].reduce(
    (before, { y }) => including(before, y),
    valueRange([...means, ...folds], 'linear', means, unitOfSpace),
  );
  const dims = [...new Set(curve.series.flatMap(({ points }) => points.map((point) => point.dims)))].sort((a, b) => a - b);
  const legend = layOutLegend(legendEntries(curve, style), size.width - fontSize * 5, style);
  const frame = plotFrame(
    size,
    { name: words.numberOfDimensions, low: Math.min(1, ...dims) - 0.4, high: Math.max(2, ...dims) + 0.4, scale: 'linear', ticks: dims },
    { name: curve.metricName, ...range, scale: 'linear' },
    style,
    legend.height,
  );
  const outliers = curve.series.flatMap(({ points }, i) =>
    points.map(({ dims: x, summary }) => ({ x, y: summary.mean, colour: seriesStyle(theme, i).colour })),
  );
  const marks: Mark[] = [
    ...frame.marks,
    ...curveLine(curve.zero, frame, { colour: theme.muted, width: 1.2, dash: [1.5, 3] }),
    ...curve.baselines.flatMap(({ points }, i) => curveLine(points, frame, { colour: theme.muted, width: 1.2, dash: baselineDash(i) })),
    ...curve.series.flatMap((series, i) => seriesMarks(series, seriesStyle(theme, i), frame, style)),
    ...outlierMarks(outliers, frame, style),
    ...drawLegend(legend, { x: frame.plot.x, y: fontSize * 0.4 }, style).marks,
    ...tagMarks(curve.tag, size, style),
  ];
  const targets = curve.series.flatMap((series) => seriesTargets(series, frame, style));
  return { ...size, label: words.dimensionCurve(curve.metricName), paper: theme.paper, plot: frame.plot, marks, targets };
}

export function dimensionCurveTable(curve: DimensionCurve, { words }: FigureStyle): FigureTable {
  const folds = Math.max(0, ...curve.series.flatMap(({ points }) => points.map(({ summary }) => summary.folds.length)));
  return {
    columns: [
      words.table.method,
      words.numberOfDimensions,
      words.table.mean,
      words.table.sd,
      ...Array.from({ length: folds }, (_, i) => words.table.fold(i + 1)),
    ],
    rows: [
      ...curve.series.flatMap((series) =>
        series.points.map(({ dims, summary }) => [nameOf(series, words), dims, summary.mean, summary.sd, ...padded(summary.folds, folds)]),
      ),
      ...curve.baselines.flatMap(({ method, points }) =>
        points.map(({ x, y }) => [words.methods[method], x, y, null, ...padded([], folds)]),
      ),
      ...curve.zero.map(({ x, y }) => [words.zeroBaseline, x, y, null, ...padded([], folds)]),
    ],
  };
}

type Look = ReturnType<typeof seriesStyle>;

function seriesMarks(
  { points, ...series }: DimensionSeries,
  { colour, shape, dash }: Look,
  frame: ReturnType<typeof plotFrame>,
  style: FigureStyle,
): Mark[] {
  const means = points.map(({ dims, summary }) => ({ x: dims, y: summary.mean, sd: summary.sd }));
  const foldCount = Math.max(0, ...points.map(({ summary }) => summary.folds.length));
  const foldCurves = Array.from({ length: foldCount }, (_, fold): CurvePoint[] =>
    points.flatMap(({ dims, summary }) => (summary.folds[fold] === undefined ? [] : [{ x: dims, y: summary.folds[fold] }])),
  );
  return [
    ...spreadBand(means, frame, colour),
    ...foldCurves.flatMap((fold) => curveLine(fold, frame, { colour, width: 0.7, dash, opacity: 0.4 })),
    ...curveLine(means, frame, { colour, width: 2.2, dash }),
    ...means.map(({ x, y }): Mark => {
      return {
        kind: 'symbol',
        key: targetKey(series, x),
        x: frame.x(x),
        y: frame.y(y),
        shape,
        size: style.fontSize * 0.4,
        fill: colour,
        stroke: { colour: style.theme.paper, width: 1 },
        clipped: true,
      };
    }),
  ];
}

function seriesTargets({ points, ...series }: DimensionSeries, frame: ReturnType<typeof plotFrame>, style: FigureStyle): SceneTarget[] {
  const reach = style.fontSize * 1.3;
  const { plot } = frame;
  return points.map(({ dims, summary }) => {
    const y = Math.max(plot.y, Math.min(plot.y + plot.height, frame.y(summary.mean)));
    const label = style.words.dimensionLabel(nameOf(series, style.words), dims, style.number(summary.mean, 3), style.number(summary.sd, 3));
    return {
      key: targetKey(series, dims),
      label,
      box: { x: frame.x(dims) - reach / 2, y: y - reach / 2, width: reach, height: reach },
      walkable: true,
    };
  });
}

function legendEntries(curve: DimensionCurve, style: FigureStyle): LegendEntry[] {
  const { words, theme, fontSize } = style;
  const line = ({ x, y }: { x: number; y: number }, colour: string, width: number, dash: readonly number[] | null): Mark => {
    return {
      kind: 'line',
      points: [
        { x: x - fontSize * 1.2, y },
        { x: x + fontSize * 1.2, y },
      ],
      colour,
      width,
      ...(dash ? { dash } : {}),
    };
  };
  const methods = curve.series.map((series, i): LegendEntry => {
    const { colour, shape, dash } = seriesStyle(theme, i);
    return {
      text: nameOf(series, words),
      draw: (at) => [
        line(at, colour, 2.2, dash),
        { kind: 'symbol', ...at, shape, size: fontSize * 0.4, fill: colour, stroke: { colour: theme.paper, width: 1 } },
      ],
    };
  });
  return [
    ...methods,
    ...curve.baselines.map(({ method }, i): LegendEntry => {
      return { text: words.methods[method], draw: (at) => [line(at, theme.muted, 1.2, baselineDash(i))] };
    }),
    ...(curve.zero.length > 0
      ? [{ text: words.zeroBaseline, draw: (at: { x: number; y: number }) => [line(at, theme.muted, 1.2, [1.5, 3])] }]
      : []),
  ];
}

/** Grey like the zero baseline, told apart by their dashes. */
const baselineDashes = [
  [8, 3],
  [4, 2],
  [8, 2, 2, 2],
  [2, 2],
  [6, 2, 2, 2, 2, 2],
];
const baselineDash = (i: number): readonly number[] => baselineDashes[i % baselineDashes.length]!;

type Named = Pick<DimensionSeries, 'method' | 'variant'>;
const targetKey = ({ method, variant = '' }: Named, dims: number): string => `${method}:${dims}${variant === '' ? '' : `:${variant}`}`;
const nameOf = ({ method, variant }: Named, { methods, variants }: FigureStyle['words']): string =>
  variant === undefined ? methods[method] : `${methods[method]}, ${describeVariant(variant, variants)}`;

function padded(values: readonly number[], length: number): (number | null)[] {
  return Array.from({ length }, (_, i) => values[i] ?? null);
}
