/** How far the layers of networks agree with people's dissimilarities: one row for each layer, from the image to the bottleneck. */
import type { Analysis, AnalysedLayer, AnalysedMeasure, AnalysedNetwork, LayerStatistic } from '../../../contract/results/analysis';
import type { Method, Step } from '../../../contract/running/experiment';
import type { FigureStyle } from '../scene/figure-style';
import type { FigureTable } from '../frame/figure-table';
import { drawLegend, layOutLegend, type LegendEntry } from '../frame/legend';
import { seriesStyle } from '../scene/palette';
import { tagMarks } from '../frame/plot-frame';
import { rowChartHeight, rowFrame, type ChartRow, type RowFrame } from './row-chart';
import type { FigureSize, Mark, Scene, SceneTarget } from '../scene/scene';
import { valueAt } from '../../matrix/view';

/** Which value of a layer is shown; 'weighted' is tau-b with fitted weights. */
export interface LayerView {
  readonly kind: AnalysedNetwork['kind'];
  readonly measure: AnalysedMeasure;
  readonly statistic: LayerStatistic | 'weighted';
}

export interface LayerSeries {
  readonly key: string;
  readonly name: string;
  /** By layer: the folds' values, [] where there is none. */
  readonly values: readonly (readonly number[])[];
}

export interface LayerChart {
  readonly name: string; // of the axis
  readonly rows: readonly ChartRow[];
  readonly units: readonly number[];
  readonly series: readonly LayerSeries[];
  /** Vertical lines: the target space, and the best of other kinds of networks. */
  readonly references: readonly { readonly name: string; readonly value: number }[];
  readonly tag: string | null;
}

export function layerChartFrom(analysis: Analysis, view: LayerView, tag: string | null, style: FigureStyle): LayerChart {
  const { words } = style;
  const networks = analysis.networks.filter(({ kind }) => kind === view.kind);
  // Networks of one kind have the same layers, but for photograph networks of one's own, which follow one another.
  const layers = [...new Map(networks.flatMap((each) => each.layers.map((layer) => [layer.layer, layer] as const))).values()];
  const groups = new Map<string, { step: Step | null; method: Method | null; network: string | undefined; networks: AnalysedNetwork[] }>();
  for (const network of networks) {
    const key = `${network.step ?? ''} ${network.method ?? network.kind}${network.network === undefined ? '' : ` ${network.network}`}`;
    const group = groups.get(key) ?? { step: network.step, method: network.method, network: network.network, networks: [] };
    group.networks.push(network);
    groups.set(key, group);
  }
  const series = [...groups].map(([key, group]): LayerSeries => {
    const usual = group.method === null ? words.networkKinds[view.kind] : words.methods[group.method];
    const name = group.network === undefined ? usual : `${usual}, ${words.variants.network(group.network)}`;
    const values = layers.map(({ layer }) =>
      group.networks.flatMap((network) => {
        const value = valueOf(
          network.layers.find((each) => each.layer === layer),
          view,
        );
        return value === null ? [] : [value];
      }),
    );
    return { key, name, values };
  });
  const others = (['pixels', 'photograph', 'encoder'] as const).filter((kind) => kind !== view.kind);
  const space = view.statistic === 'weighted' ? null : (analysis.space?.measures[view.measure]?.[view.statistic] ?? null);
  return {
    name: words.layerStatistics[view.statistic],
    rows: layers.map(({ layer }) => ({ key: layer, label: layerName(layer, style) })),
    units: layers.map(({ units }) => units),
    series: series.filter(({ values }) => values.some((each) => each.length > 0)),
    references: [
      ...others.flatMap((kind) => {
        const best = bestLayer(
          analysis.networks.filter((network) => network.kind === kind),
          view,
        );
        return best === null ? [] : [{ name: words.bestLayerOf(words.networkKinds[kind]), value: best }];
      }),
      ...(space === null ? [] : [{ name: words.targetSpace(analysis.space!.dims), value: space }]),
    ],
    tag,
  };
}

export const layerChartHeight = ({ rows, references, series }: LayerChart): number =>
  rowChartHeight(rows, references.length + series.length);

export function layerScene(chart: LayerChart, size: FigureSize, style: FigureStyle): Scene {
  const { theme, words, fontSize } = style;
  const all = [...chart.references.map(({ value }) => value), ...chart.series.flatMap(({ values }) => values.flat())];
  const [low, high] = [Math.min(0, ...all), Math.max(0.1, ...all)];
  const air = (high - low) * 0.05;
  const legend = layOutLegend(legendEntries(chart, style), size.width - fontSize * 2, style);
  const frame = rowFrame(
    chart.rows,
    { name: chart.name, low: low - (low < 0 ? air : 0), high: high + air },
    size,
    style,
    legend.height + fontSize * 0.6,
  );
  const marks: Mark[] = [
    ...frame.marks,
    ...chart.references.map(({ value }, i) => referenceLine(value, referenceDash(i), frame, style)),
    ...chart.series.flatMap((series, i) => seriesMarks(series, i, frame, style)),
    ...drawLegend(legend, { x: fontSize, y: fontSize * 0.4 }, style).marks,
    ...tagMarks(chart.tag, size, style),
  ];
  return {
    ...size,
    label: words.layerChart(chart.name),
    paper: theme.paper,
    plot: frame.plot,
    marks,
    targets: targetsOf(chart, frame, style),
  };
}

export function layerTable(chart: LayerChart, { words }: FigureStyle): FigureTable {
  const folds = Math.max(0, ...chart.series.flatMap(({ values }) => values.map((each) => each.length)));
  return {
    columns: [
      words.table.method,
      words.layer,
      words.units,
      words.table.mean,
      ...(folds > 1 ? Array.from({ length: folds }, (_, i) => words.table.fold(i + 1)) : []),
    ],
    rows: [
      ...chart.series.flatMap(({ name, values }) =>
        chart.rows.map(({ label }, row) => [
          name,
          label,
          valueAt(chart.units, row),
          meanOf(valueAt(values, row)),
          ...(folds > 1 ? Array.from({ length: folds }, (_, i) => valueAt(values, row)[i] ?? null) : []),
        ]),
      ),
      ...chart.references.map(({ name, value }) => [
        name,
        '',
        null,
        value,
        ...(folds > 1 ? Array.from({ length: folds }, () => null) : []),
      ]),
    ],
  };
}

function valueOf(layer: AnalysedLayer | undefined, { measure, statistic }: LayerView): number | null {
  if (layer === undefined) return null;
  return statistic === 'weighted' ? layer.weighted : (layer.measures[measure]?.[statistic] ?? null);
}

/** The highest mean over folds of any layer of any of these networks. */
function bestLayer(networks: readonly AnalysedNetwork[], view: LayerView): number | null {
  const byLayer = new Map<string, number[]>();
  for (const { step, method, layers } of networks) {
    for (const layer of layers) {
      const value = valueOf(layer, view);
      const key = `${step ?? ''} ${method ?? ''} ${layer.layer}`;
      if (value !== null) byLayer.set(key, [...(byLayer.get(key) ?? []), value]);
    }
  }
  const means = [...byLayer.values()].map((values) => meanOf(values)!);
  return means.length === 0 ? null : Math.max(...means);
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** 'block 8' in the reader's language; layers of networks keep the names their makers gave them. */
function layerName(layer: string, { words }: FigureStyle): string {
  const block = /^block (\d+)$/.exec(layer)?.[1];
  return block === undefined ? layer : words.pixelBlock(Number(block));
}

const referenceDash = (i: number): readonly number[] =>
  valueAt(
    [
      [1.5, 3],
      [6, 3],
      [10, 3, 2, 3],
    ],
    i % 3,
  );

function referenceLine(value: number, dash: readonly number[], { x, plot }: RowFrame, { theme }: FigureStyle): Mark {
  const at = x(value);
  return {
    kind: 'line',
    points: [
      { x: at, y: plot.y },
      { x: at, y: plot.y + plot.height },
    ],
    colour: theme.muted,
    width: 1.4,
    dash,
  };
}

function seriesMarks({ key, values }: LayerSeries, index: number, frame: RowFrame, style: FigureStyle): Mark[] {
  const { colour, shape, dash } = seriesStyle(style.theme, index);
  const means = values.flatMap((each, row) => (each.length === 0 ? [] : [{ x: frame.x(meanOf(each)!), y: frame.y(row) }]));
  return [
    ...(means.length > 1 ? [{ kind: 'line', points: means, colour, width: 1.6, ...(dash ? { dash } : {}) } satisfies Mark] : []),
    ...values.flatMap((each, row) =>
      each.length < 2
        ? []
        : each.map((value): Mark => ({
            kind: 'circle',
            x: frame.x(value),
            y: frame.y(row),
            radius: style.fontSize * 0.17,
            fill: colour,
            stroke: null,
            opacity: 0.45,
          })),
    ),
    ...values.flatMap((each, row): Mark[] =>
      each.length === 0
        ? []
        : [
            {
              kind: 'symbol',
              key: `${key}:${row}`,
              x: frame.x(meanOf(each)!),
              y: frame.y(row),
              shape,
              size: style.fontSize * 0.4,
              fill: colour,
              stroke: { colour: style.theme.paper, width: 1 },
            },
          ],
    ),
  ];
}

function targetsOf({ series, rows }: LayerChart, frame: RowFrame, style: FigureStyle): SceneTarget[] {
  const reach = style.fontSize * 1.3;
  return series.flatMap(({ key, name, values }) =>
    values.flatMap((each, row): SceneTarget[] => {
      const mean = meanOf(each);
      if (mean === null) return [];
      const box = { x: frame.x(mean) - reach / 2, y: frame.y(row) - reach / 2, width: reach, height: reach };
      return [
        { key: `${key}:${row}`, label: style.words.layerLabel(name, valueAt(rows, row).label, style.number(mean, 3)), box, walkable: true },
      ];
    }),
  );
}

function legendEntries({ series, references }: LayerChart, style: FigureStyle): LegendEntry[] {
  const { theme, fontSize } = style;
  const line = ({ x, y }: { x: number; y: number }, colour: string, width: number, dash: readonly number[] | null): Mark => {
    return {
      kind: 'line',
      points: [
        { x: x - fontSize * 1.1, y },
        { x: x + fontSize * 1.1, y },
      ],
      colour,
      width,
      ...(dash ? { dash } : {}),
    };
  };
  return [
    ...series.map(({ name }, i): LegendEntry => {
      const { colour, shape, dash } = seriesStyle(theme, i);
      return {
        text: name,
        draw: (at) => [
          line(at, colour, 1.6, dash),
          { kind: 'symbol', ...at, shape, size: fontSize * 0.4, fill: colour, stroke: { colour: theme.paper, width: 1 } },
        ],
      };
    }),
    ...references.map(({ name, value }, i): LegendEntry => {
      return { text: `${name}: ${style.number(value, 2)}`, draw: (at) => [line(at, theme.muted, 1.4, referenceDash(i))] };
    }),
  ];
}
