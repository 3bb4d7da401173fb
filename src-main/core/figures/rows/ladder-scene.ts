/** The ladder of one metric: from answers that know nothing to what the ratings themselves allow, with every method in between. */
import { describeVariant } from '../../catalogue/variants';
import type { Analysis } from '../../../contract/results/analysis';
import { isBaseline, isControl, plainBaselineNames } from '../../catalogue/methods';
import type { MetricSummary, ResultRow, ResultsDocument } from '../../../contract/results/results';
import { describeMetric, isLowerBetter, type MetricForm, type MetricName } from '../../catalogue/metrics';
import type { FigureStyle } from '../scene/figure-style';
import type { FigureTable } from '../frame/figure-table';
import { comparedRows } from '../../results/compared-rows';
import { drawLegend, layOutLegend, type LegendEntry } from '../frame/legend';
import { tagMarks } from '../frame/plot-frame';
import { publishedValue } from '../../results/published-values';
import { beyondMark, rowChartHeight, rowFrame, type ChartRow, type RowFrame } from './row-chart';
import type { FigureSize, Mark, Scene } from '../scene/scene';
import { including, valueRange, type ValueRange } from '../frame/value-range';
import { valueAt } from '../../matrix/view';

export interface Rung extends ChartRow {
  readonly mean: number;
  /** Single folds; [] for the ceiling. */
  readonly folds: readonly number[];
  /** Mean ± SD over the folds, or what 95 % of the splits lie between. */
  readonly spread: readonly [number, number];
  readonly sd: number | null;
  readonly published: number | null;
  readonly kind: 'baseline' | 'control' | 'method' | 'ceiling';
}

export interface Ladder {
  readonly metric: MetricName;
  readonly metricName: string;
  readonly rungs: readonly Rung[];
  readonly tag: string | null;
}

/** Steps 5 and 9 have the dimension curve. What has not been computed has no rung. */
export function ladderFrom(
  results: ResultsDocument,
  analysis: Analysis | null,
  { metric, form, name: metricName }: { readonly metric: MetricName; readonly form: MetricForm; readonly name: string },
  style: FigureStyle,
): Ladder {
  const { words } = style;
  const { dims, tag, isPublishedSpace } = results.project;
  const withMetric = comparedRows(results).filter((row) => row.metrics[metric] !== undefined);
  const baselines = plainBaselineNames.flatMap((name, i): Rung[] => {
    const summary = withMetric.find((row) => row.baselines[name]?.[metric] !== undefined)?.baselines[name]?.[metric];
    return summary === undefined ? [] : [{ ...rungOf(name, words.baselines[name], summary, form, 'baseline'), opens: i === 0 }];
  });
  const [pixels, pixelsRidge] = [analysis?.pixelBaseline?.metrics[metric], analysis?.pixelRidge?.metrics[metric]];
  const best = results.best[metric];
  const methods = [...withMetric]
    .sort((a, b) => orderOf(a) - orderOf(b))
    .map((row, i, all): Rung => {
      const isBest = best?.survives === true && best.step === row.step && best.method === row.method && best.variant === row.variant;
      const published =
        isPublishedSpace && row.variant === undefined && !isBaseline(row.method) ? publishedValue(row.method, metric, dims) : null;
      return {
        ...rungOf(keyOf(row), nameOf(row, words), row.metrics[metric]!, form, kindOf(row)),
        bold: isBest,
        published,
        opens: i === all.findIndex((each) => kindOf(each) === 'method'),
      };
    });
  const ceiling = analysis?.noiseCeiling?.metrics[metric];
  const { of } = describeMetric(metric);
  const ofTriplets = of === 'triplets' ? results.triplets : undefined;
  const perfect = of === 'dissimilarities' ? (analysis?.space?.measures.Euclidean?.kendall ?? null) : (ofTriplets?.targetSpace ?? null);
  const majority = ofTriplets?.ceiling ?? null;
  return {
    metric,
    metricName,
    tag,
    rungs: [
      ...baselines,
      ...methods.filter(({ key }) => seesNothing(key)),
      ...methods.filter(({ kind }) => kind === 'control'),
      ...(pixels === undefined ? [] : [rungOf('pixels', words.pixels, pixels, form, 'baseline')]),
      ...(pixelsRidge === undefined ? [] : [rungOf('pixels-ridge', words.pixelsRidge, pixelsRidge, form, 'baseline')]),
      ...methods.filter(({ key, kind }) => kind === 'baseline' && !seesNothing(key)),
      ...methods.filter(({ kind }) => kind === 'method'),
      // Even the true places do not stand exactly as far apart as people said.
      ...(perfect === null ? [] : [{ key: 'target', label: words.targetSpace(dims), opens: true, mean: perfect, folds: [], spread: [perfect, perfect], sd: null, published: null, kind: 'ceiling' } as const]),
      ...(majority === null ? [] : [{ key: 'majority', label: words.majority, opens: perfect === null, mean: majority, folds: [], spread: [majority, majority], sd: null, published: null, kind: 'ceiling' } as const]),
      ...(ceiling === undefined ? [] : [{ key: 'ceiling', label: words.noiseCeiling, opens: perfect === null, mean: ceiling.mean, folds: [], spread: [ceiling.low, ceiling.high], sd: null, published: null, kind: 'ceiling' } as const]),
    ],
  }; // prettier-ignore
}

export const ladderHeight = ({ rungs }: Ladder): number => rowChartHeight(rungs, 2);

export function ladderScene(ladder: Ladder, size: FigureSize, style: FigureStyle): Scene {
  const { theme, words, fontSize } = style;
  const { rungs, metric, metricName } = ladder;
  const range = ladderRange(rungs);
  const legend = layOutLegend(legendEntries(ladder, style), size.width - fontSize * 2, style);
  const name = isLowerBetter(metric) ? words.lowerIsBetter(metricName) : words.higherIsBetter(metricName);
  const frame = rowFrame(rungs, { ...range, name }, size, style, legend.height + fontSize * 0.6);
  const zero = rungs.find(({ key }) => key === 'zero');
  const marks: Mark[] = [
    ...frame.marks,
    ...(zero === undefined || beyondMark(zero.mean, 0, '', frame, style) !== null ? [] : [zeroLine(zero.mean, frame, style)]),
    ...rungs.flatMap((rung, i) => rungMarks(rung, i, frame, style)),
    ...drawLegend(legend, { x: fontSize, y: fontSize * 0.4 }, style).marks,
    ...tagMarks(ladder.tag, size, style),
  ];
  const targets = rungs.map((rung, i) => ({
    key: rung.key,
    label: words.rungLabel(rung.label, metricName, style.number(rung.mean, 3), rung.sd === null ? null : style.number(rung.sd, 3)),
    box: { x: frame.plot.x, y: frame.y(i) - frame.rowHeight / 3, width: frame.plot.width, height: (frame.rowHeight * 2) / 3 },
    walkable: true,
  }));
  return { ...size, label: words.ladder(metricName), paper: theme.paper, plot: frame.plot, marks, targets };
}

export function ladderTable({ rungs }: Ladder, { words }: FigureStyle): FigureTable {
  const folds = Math.max(0, ...rungs.map((rung) => rung.folds.length));
  const hasPublished = rungs.some(({ published }) => published !== null);
  return {
    columns: [
      words.table.method,
      words.table.mean,
      words.table.sd,
      ...(hasPublished ? [words.published] : []),
      ...Array.from({ length: folds }, (_, i) => words.table.fold(i + 1)),
    ],
    rows: rungs.map((rung) => [
      rung.label,
      rung.mean,
      rung.sd,
      ...(hasPublished ? [rung.published] : []),
      ...Array.from({ length: folds }, (_, i) => rung.folds[i] ?? null),
    ]),
  };
}

/** Everything but methods and controls that ran away: what knows nothing and what the ratings allow set the scale, and stay in sight. */
function ladderRange(rungs: readonly Rung[]): ValueRange {
  const fixed = rungs
    .filter(({ kind }) => kind === 'baseline' || kind === 'ceiling')
    .flatMap(({ mean, spread, kind }) => (kind === 'ceiling' ? [...spread] : [mean]));
  const published = rungs.flatMap((rung) => (rung.published === null ? [] : [rung.published]));
  const scale = 1.5 * Math.max(0.1, ...fixed.map(Math.abs));
  const isNear = (value: number): boolean => Math.abs(value) <= scale;
  const shown = rungs.flatMap(({ mean, folds }) => [mean, ...folds]);
  const near = [...shown, ...published].filter(isNear);
  return [...fixed, ...near].reduce((range, value) => including(range, value), valueRange(near.length > 0 ? near : shown));
}

/** Stands with the answers that know nothing of the drawing; the nearest neighbours have seen it. */
const seesNothing = (key: string): boolean => key.startsWith('0:category-mean');

const kindOf = ({ method }: ResultRow): Rung['kind'] => (isBaseline(method) ? 'baseline' : isControl(method) ? 'control' : 'method');
const orderOf = (row: ResultRow): number => (kindOf(row) === 'method' ? 1 : 0);

const keyOf = ({ step, method, variant = '' }: ResultRow): string => `${step}:${method}${variant === '' ? '' : `:${variant}`}`;
function nameOf({ variant, method }: ResultRow, { methods, variants }: FigureStyle['words']): string {
  return variant === undefined ? methods[method] : `${methods[method]}, ${describeVariant(variant, variants)}`;
}

/** A pooled value is one number without a spread; the single folds still say how much they differ. */
function rungOf(key: string, label: string, { mean, sd, folds, pooled }: MetricSummary, form: MetricForm, kind: Rung['kind']): Rung {
  if (form === 'pooled' && pooled !== null)
    return { key, label, mean: pooled, sd: null, folds, spread: [pooled, pooled], published: null, kind };
  return { key, label, mean, sd, folds, spread: [mean - sd, mean + sd], published: null, kind };
}

function zeroLine(value: number, { x, plot }: RowFrame, { theme }: FigureStyle): Mark {
  const at = x(value);
  return { kind: 'line', points: [{ x: at, y: plot.y }, { x: at, y: plot.y + plot.height }], colour: theme.muted, width: 1.2, dash: [1.5, 3] }; // prettier-ignore
}

const colourOf = (kind: Rung['kind'], { theme }: FigureStyle): string =>
  ({ baseline: theme.muted, control: theme.muted, method: valueAt(theme.colours, 0), ceiling: valueAt(theme.colours, 3) })[kind];

function rungMarks(rung: Rung, row: number, frame: RowFrame, style: FigureStyle): Mark[] {
  const { key, mean, folds, spread, published, kind } = rung;
  const colour = colourOf(kind, style);
  const y = frame.y(row);
  const beyond = beyondMark(mean, y, colour, frame, style);
  const small = style.fontSize * 0.2;
  const line = (from: number, to: number, width: number): Mark => {
    return { kind: 'line', key, points: [{ x: frame.x(from), y }, { x: frame.x(to), y }], colour, width, clipped: true }; // prettier-ignore
  };
  return [
    ...folds.map((value): Mark => {
      return { kind: 'circle', key, x: frame.x(value), y, radius: small, fill: colour, stroke: null, opacity: 0.4, clipped: true };
    }),
    ...(beyond ?? [
      line(spread[0], spread[1], 2),
      { kind: 'symbol', key, x: frame.x(mean), y, shape: kind === 'ceiling' ? 'square' : 'circle', size: style.fontSize * 0.4, fill: colour, stroke: { colour: style.theme.paper, width: 1 } },
    ]),
    ...(published === null ? [] : publishedMarks(published, y, frame, style, key)),
  ]; // prettier-ignore
}

function publishedMarks(value: number, y: number, frame: RowFrame, style: FigureStyle, key: string): Mark[] {
  const colour = valueAt(style.theme.colours, 1);
  return (
    beyondMark(value, y, colour, frame, style) ?? [
      {
        kind: 'symbol',
        key,
        x: frame.x(value),
        y,
        shape: 'diamond',
        size: style.fontSize * 0.42,
        fill: null,
        stroke: { colour, width: 1.8 },
      },
    ]
  );
}

function legendEntries({ rungs }: Ladder, style: FigureStyle): LegendEntry[] {
  const { words, theme, fontSize } = style;
  const colour = valueAt(theme.colours, 0);
  const bar = (at: { x: number; y: number }): Mark => ({ kind: 'line', points: [{ x: at.x - fontSize, y: at.y }, { x: at.x + fontSize, y: at.y }], colour, width: 2 }); // prettier-ignore
  return [
    {
      text: words.meanAndSpread,
      draw: (at) => [bar(at), { kind: 'circle', ...at, radius: fontSize * 0.4, fill: colour, stroke: { colour: theme.paper, width: 1 } }],
    },
    { text: words.fold, draw: (at) => [{ kind: 'circle', ...at, radius: fontSize * 0.2, fill: colour, stroke: null, opacity: 0.5 }] },
    ...(rungs.some(({ published }) => published !== null)
      ? [{ text: words.published, draw: (at: { x: number; y: number }): Mark[] => [{ kind: 'symbol', ...at, shape: 'diamond', size: fontSize * 0.42, fill: null, stroke: { colour: valueAt(theme.colours, 1), width: 1.8 } }] }]
      : []),
  ]; // prettier-ignore
}
