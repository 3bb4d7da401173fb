/** How two methods miss as a whole: what they keep of each axis, where they shift it, and how far they are off in each category. */
import type { BiasView, Comparison } from '../../../contract/results/comparison';
import type { FigureStyle } from '../scene/figure-style';
import type { FigureTable } from '../frame/figure-table';
import { drawLegend, layOutLegend, type LegendEntry } from '../frame/legend';
import { seriesStyle } from '../scene/palette';
import { tagMarks } from '../frame/plot-frame';
import { beyondMark, rowChartHeight, rowFrame, type ChartRow, type RowFrame } from './row-chart';
import type { FigureSize, Mark, Scene } from '../scene/scene';
import { including, valueRange } from '../frame/value-range';
import { valueAt } from '../../matrix/view';

export interface BiasChart {
  readonly view: BiasView;
  readonly rows: readonly ChartRow[];
  readonly sides: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly tag: string | null;
}

/** What a method without any bias would have. */
const ideal: Record<BiasView, number> = { slope: 1, shift: 0, error: 0 };

/** `a` and `b` name the two methods; one that places nothing has no marks. */
export function biasChartFrom({ bias, tag }: Comparison, names: { a: string; b: string }, view: BiasView, style: FigureStyle): BiasChart {
  const { words } = style;
  const shape = bias.a ?? bias.b;
  const axes = (shape?.axes ?? []).map((_, k): ChartRow => ({ key: `axis ${k + 1}`, label: words.biasAxis(k + 1) }));
  const categories = (shape?.categories ?? []).map(({ category }): ChartRow => ({ key: category, label: category }));
  const valuesOf = (of: Comparison['bias']['a']): (number | null)[] => {
    if (view === 'slope') return [of?.shrinkage ?? null, ...axes.map((_, k) => of?.axes[k]?.slope ?? null)];
    if (view === 'shift') return axes.map((_, k) => of?.axes[k]?.shift ?? null);
    return categories.map(({ key }) => of?.categories.find(({ category }) => category === key)?.error ?? null);
  };
  return {
    view,
    rows:
      view === 'slope'
        ? [{ key: 'centre', label: words.biasCentre }, ...axes.map((row, k) => ({ ...row, opens: k === 0 }))]
        : view === 'shift'
          ? axes
          : categories,
    sides: [
      { name: `A: ${names.a}`, values: valuesOf(bias.a) },
      { name: `B: ${names.b}`, values: valuesOf(bias.b) },
    ],
    tag,
  };
}

export const biasChartHeight = ({ rows }: BiasChart): number => rowChartHeight(rows, 3);

export function biasScene(chart: BiasChart, size: FigureSize, style: FigureStyle): Scene {
  const { theme, words, fontSize } = style;
  const { view, rows, sides } = chart;
  const values = sides.flatMap((side) => side.values.filter((value) => value !== null));
  const range = [0, ideal[view]].reduce((r, value) => including(r, value, view === 'error'), valueRange(values, 'linear', values, 1));
  const legend = layOutLegend(legendEntries(chart, style), size.width - fontSize * 2, style);
  const frame = rowFrame(rows, { ...range, name: words.biasViews[view] }, size, style, legend.height + fontSize * 0.6);
  const at = frame.x(ideal[view]);
  const marks: Mark[] = [
    ...frame.marks,
    {
      kind: 'line',
      points: [
        { x: at, y: frame.plot.y },
        { x: at, y: frame.plot.y + frame.plot.height },
      ],
      colour: theme.muted,
      width: 1.2,
      dash: [4, 3],
    },
    ...sides.flatMap((side, i) => side.values.flatMap((value, row) => sideMarks(value, row, i, chart, frame, style))),
    ...drawLegend(legend, { x: fontSize, y: fontSize * 0.4 }, style).marks,
    ...tagMarks(chart.tag, size, style),
  ];
  const targets = rows.map(({ key, label }, row) => {
    const [a = '–', b = '–'] = sides.map(({ values }) => {
      const value = values[row] ?? null;
      return value === null ? '–' : style.number(value, 2);
    });
    return {
      key,
      label: words.biasLabel(label, a, b),
      box: { x: frame.plot.x, y: frame.y(row) - frame.rowHeight / 3, width: frame.plot.width, height: (frame.rowHeight * 2) / 3 },
      walkable: true,
    };
  });
  return { ...size, label: words.biasViews[view], paper: theme.paper, plot: frame.plot, marks, targets };
}

export function biasTable({ rows, sides }: BiasChart, { words }: FigureStyle): FigureTable {
  return {
    columns: [words.table.name, ...sides.map(({ name }) => name)],
    rows: rows.map(({ label }, row) => [label, ...sides.map(({ values }) => values[row] ?? null)]),
  };
}

/** A stroke from what would be best to what is: its length is the bias. A stands a little above B. */
function sideMarks(
  value: number | null,
  row: number,
  side: number,
  { view, rows }: BiasChart,
  frame: RowFrame,
  style: FigureStyle,
): Mark[] {
  if (value === null) return [];
  const { colour, shape } = seriesStyle(style.theme, side);
  const y = frame.y(row) + (side === 0 ? -1 : 1) * Math.min(frame.rowHeight / 5, style.fontSize * 0.4);
  const { key } = valueAt(rows, row);
  const stroke: Mark = {
    kind: 'line',
    key,
    points: [
      { x: frame.x(ideal[view]), y },
      { x: frame.x(value), y },
    ],
    colour,
    width: 1.6,
    clipped: true,
  };
  const mark: Mark = {
    kind: 'symbol',
    key,
    x: frame.x(value),
    y,
    shape,
    size: style.fontSize * 0.36,
    fill: colour,
    stroke: { colour: style.theme.paper, width: 0.8 },
  };
  return [stroke, ...(beyondMark(value, y, colour, frame, style) ?? [mark])];
}

function legendEntries({ sides, view }: BiasChart, style: FigureStyle): LegendEntry[] {
  const { theme, fontSize, words } = style;
  const line = ({ x, y }: { x: number; y: number }): Mark => ({
    kind: 'line',
    points: [
      { x: x - fontSize * 0.6, y },
      { x: x + fontSize * 0.6, y },
    ],
    colour: theme.muted,
    width: 1.2,
    dash: [4, 3],
  });
  return [
    ...sides.map(({ name }, i): LegendEntry => {
      const { colour, shape } = seriesStyle(theme, i);
      return {
        text: name,
        draw: (at) => [{ kind: 'symbol', ...at, shape, size: fontSize * 0.38, fill: colour, stroke: { colour: theme.paper, width: 0.8 } }],
      };
    }),
    ...(view === 'error' ? [] : [{ text: words.biasIdeal, draw: (at: { x: number; y: number }) => [line(at)] }]),
  ];
}
