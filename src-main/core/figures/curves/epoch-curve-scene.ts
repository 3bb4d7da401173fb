/** Learning curves: folds as thin lines, their mean bold, training solid, validation dashed, the chosen epochs marked. */
import type { EpochRow } from '../../../contract/running/run';
import { epochLosses, type EpochMetric } from './epoch-metrics';
import { curveLine, outlierMarks, type CurvePoint } from './curve-marks';
import type { FigureStyle } from '../scene/figure-style';
import type { FigureTable } from '../frame/figure-table';
import { drawLegend, layOutLegend, type LegendEntry } from '../frame/legend';
import { plotFrame, tagMarks } from '../frame/plot-frame';
import type { FigureSize, Mark, Scene, SceneTarget } from '../scene/scene';
import { tickDecimals } from '../frame/ticks';
import { valueRange } from '../frame/value-range';
import { valueAt } from '../../matrix/view';

export interface EpochRun {
  readonly fold: number;
  readonly epochs: readonly EpochRow[];
  readonly chosenEpoch: number | null;
}

export interface EpochCurves {
  readonly runs: readonly EpochRun[];
  readonly metric: EpochMetric;
  readonly metricName: string;
  readonly scale: 'linear' | 'log';
  readonly tag: string | null;
}

interface FoldCurve {
  readonly fold: number;
  readonly training: readonly CurvePoint[];
  readonly validation: readonly CurvePoint[];
  readonly chosen: CurvePoint | null;
}

export function epochCurveScene(curves: EpochCurves, size: FigureSize, style: FigureStyle): Scene {
  const { theme, words } = style;
  const { scale } = curves;
  const folds = curves.runs.map((run) => foldCurve(run, curves.metric));
  const training = meanCurve(folds.map((fold) => fold.training));
  const validation = meanCurve(folds.map((fold) => fold.validation));
  const every = folds.flatMap((fold) => [...fold.training, ...fold.validation]);
  const range = valueRange(
    every.map(({ y }) => y),
    scale,
  );
  const last = every.reduce((most, { x }) => Math.max(most, x), 1);
  const [blue, red] = [valueAt(theme.colours, 0), valueAt(theme.colours, 1)];
  const legend = layOutLegend(legendEntries(folds, [blue, red], style), size.width - style.fontSize * 4, style);
  const frame = plotFrame(
    size,
    {
      name: words.epoch,
      low: Math.min(1, last - 1),
      high: last,
      scale: 'linear',
      ticks: epochTicks(last, size.width / (style.fontSize * 6)),
    },
    { name: scale === 'log' ? words.logarithmic(curves.metricName) : curves.metricName, ...range, scale },
    style,
    legend.height,
  );
  const thin = { width: 0.8, opacity: 0.45 };
  const marks: Mark[] = [
    ...frame.marks,
    ...folds.flatMap((fold) => [
      ...curveLine(fold.training, frame, { ...thin, colour: blue, dash: null }),
      ...curveLine(fold.validation, frame, { ...thin, colour: red, dash: validationDash }),
    ]),
    ...curveLine(training, frame, { width: 2.4, colour: blue, dash: null }),
    ...curveLine(validation, frame, { width: 2.4, colour: red, dash: [7, 3.5] }),
    ...lonePoints(training, validation, frame, [blue, red]),
    ...folds.flatMap((fold) => (fold.chosen ? [chosenMark(frame.x(fold.chosen.x), frame.y(fold.chosen.y), red, style)] : [])),
    ...outlierMarks(
      farthest(every, range).map((point) => ({ ...point, colour: theme.ink })),
      frame,
      style,
    ),
    ...drawLegend(legend, { x: frame.plot.x, y: style.fontSize * 0.4 }, style).marks,
    ...tagMarks(curves.tag, size, style),
  ];
  return {
    ...size,
    label: words.epochCurves(curves.metricName),
    paper: theme.paper,
    plot: frame.plot,
    marks,
    targets: epochTargets(training, validation, frame, last, style),
  };
}

export function epochCurveTable(curves: EpochCurves, { words }: FigureStyle): FigureTable {
  const folds = curves.runs.map((run) => foldCurve(run, curves.metric));
  const epochs = [...new Set(folds.flatMap((fold) => fold.validation.map(({ x }) => x)))].sort((a, b) => a - b);
  const at = (points: readonly CurvePoint[], epoch: number): number | null => points.find(({ x }) => x === epoch)?.y ?? null;
  return {
    columns: [words.epoch, ...folds.flatMap(({ fold }) => [`${words.training} ${fold + 1}`, `${words.validation} ${fold + 1}`])],
    rows: epochs.map((epoch) => [epoch, ...folds.flatMap((fold) => [at(fold.training, epoch), at(fold.validation, epoch)])]),
  };
}

const validationDash = [4, 2.5] as const;

/** A resumed run may have written an epoch twice: the last row counts, and epochs are put in order, so that no line runs back. */
function foldCurve({ fold, epochs, chosenEpoch }: EpochRun, metric: EpochMetric): FoldCurve {
  const rows = [...new Map(epochs.map((row) => [row.epoch, row])).values()].sort((a, b) => a.epoch - b.epoch);
  const points = (read: (row: EpochRow) => number | null): CurvePoint[] =>
    rows.flatMap((row) => {
      const y = read(row);
      return y === null ? [] : [{ x: row.epoch, y }];
    });
  const validation = points((row) => epochLosses(row, metric).validation);
  return {
    fold,
    training: points((row) => epochLosses(row, metric).training),
    validation,
    chosen: validation.find(({ x }) => x === chosenEpoch) ?? null,
  };
}

/** The mean at every epoch that all folds have reached: with fewer, it would jump whenever a fold ends. */
function meanCurve(folds: readonly (readonly CurvePoint[])[]): CurvePoint[] {
  const [first, ...others] = folds.filter((points) => points.length > 0);
  return (first ?? []).flatMap(({ x, y }) => {
    const rest = others.map((points) => points.find((point) => point.x === x));
    if (rest.some((point) => point === undefined)) return [];
    return [{ x, y: rest.reduce((sum, point) => sum + point!.y, y) / (rest.length + 1) }];
  });
}

/** After a single epoch there is no line yet, only a point. */
function lonePoints(
  training: readonly CurvePoint[],
  validation: readonly CurvePoint[],
  frame: ReturnType<typeof plotFrame>,
  colours: readonly [string, string],
): Mark[] {
  return [training, validation].flatMap((points, i) =>
    points.length === 1
      ? points.map(({ x, y }): Mark => ({
          kind: 'circle',
          x: frame.x(x),
          y: frame.y(y),
          radius: 3.5,
          fill: i === 0 ? colours[0] : null,
          stroke: { colour: valueAt(colours, i), width: 1.6 },
        }))
      : [],
  );
}

function chosenMark(x: number, y: number, colour: string, style: FigureStyle): Mark {
  return { kind: 'circle', x, y, radius: style.fontSize * 0.36, fill: style.theme.paper, stroke: { colour, width: 2 } };
}

/** Only the farthest value on either side gets a mark: one says how far, twenty would say nothing more. */
function farthest(points: readonly CurvePoint[], { low, high }: { readonly low: number; readonly high: number }): CurvePoint[] {
  const above = points.filter(({ y }) => y > high).sort((a, b) => b.y - a.y)[0];
  const below = points.filter(({ y }) => y < low).sort((a, b) => a.y - b.y)[0];
  return [above, below].filter((point) => point !== undefined);
}

function epochTicks(last: number, count: number): number[] {
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((candidate) => last / candidate <= Math.max(2, count)) ?? last;
  const ticks = Array.from({ length: Math.floor(last / step) }, (_, i) => (i + 1) * step);
  return step > 1 && last > 1 ? [1, ...ticks] : ticks;
}

function legendEntries(folds: readonly FoldCurve[], [blue, red]: readonly [string, string], style: FigureStyle): LegendEntry[] {
  const { words, fontSize, theme } = style;
  const line =
    (colour: string, width: number, dash: readonly number[] | null) =>
    (at: { x: number; y: number }): Mark[] => [
      {
        kind: 'line',
        points: [
          { x: at.x - fontSize * 1.2, y: at.y },
          { x: at.x + fontSize * 1.2, y: at.y },
        ],
        colour,
        width,
        ...(dash ? { dash } : {}),
      },
    ];
  return [
    { text: words.training, draw: line(blue, 2.4, null) },
    { text: words.validation, draw: line(red, 2.4, [7, 3.5]) },
    ...(folds.length > 1 ? [{ text: words.fold, draw: line(theme.rule, 0.8, null) }] : []),
    ...(folds.some((fold) => fold.chosen)
      ? [{ text: words.chosenEpoch, draw: ({ x, y }: { x: number; y: number }) => [chosenMark(x, y, red, style)] }]
      : []),
  ];
}

/** One target per epoch, as wide as its share of the axis. */
function epochTargets(
  training: readonly CurvePoint[],
  validation: readonly CurvePoint[],
  frame: ReturnType<typeof plotFrame>,
  last: number,
  style: FigureStyle,
): SceneTarget[] {
  const width = Math.max(2, frame.plot.width / Math.max(1, last - 1));
  const decimals = Math.min(5, tickDecimals(validation.map(({ y }) => y / 100).slice(-1)));
  const say = (value: number | undefined): string => (value === undefined ? '–' : style.number(value, decimals));
  return validation.map(({ x, y }): SceneTarget => {
    const left = frame.x(x) - width / 2;
    const trained = training.find((point) => point.x === x)?.y;
    return {
      key: `epoch:${x}`,
      label: style.words.epochLabel(x, say(trained), say(y)),
      box: { x: left, y: frame.plot.y, width, height: frame.plot.height },
      walkable: true,
    };
  });
}
