/** A histogram beside what was expected: bars for what was counted, a stepped line for the expectation. */
import type { FigureStyle } from '../scene/figure-style';
import type { FigureTable } from '../frame/figure-table';
import { plotFrame, tagMarks } from '../frame/plot-frame';
import type { FigureSize, Mark, Scene } from '../scene/scene';
import { valueAt } from '../../matrix/view';

export interface Histogram {
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number; readonly expected: number }[];
  readonly label: string;
  readonly valueName: string;
  readonly countName: string;
  readonly expectedName: string;
  /** Digits after the point of the bins' edges. */
  readonly decimals: number;
  readonly tag: string | null;
}

export function histogramScene(histogram: Histogram, size: FigureSize, style: FigureStyle): Scene {
  const { bins, label, valueName, countName, tag } = histogram;
  const { theme } = style;
  const [low, high] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1];
  const most = Math.max(1, ...bins.map(({ count, expected }) => Math.max(count, expected)));
  const frame = plotFrame(
    size,
    { name: valueName, low, high, scale: 'linear' },
    { name: countName, low: 0, high: most * 1.08, scale: 'linear' },
    style,
  );
  const boxOf = ({ from, to, count }: Histogram['bins'][number]): { x: number; y: number; width: number; height: number } => {
    const [left, right, top] = [frame.x(from), frame.x(to), frame.y(count)];
    return { x: left + 0.5, y: top, width: Math.max(1, right - left - 1), height: frame.y(0) - top };
  };
  const marks: Mark[] = [
    ...frame.marks,
    ...bins.map((bin): Mark => {
      const { x, y, width, height } = boxOf(bin);
      const corners = [
        { x, y },
        { x: x + width, y },
        { x: x + width, y: y + height },
        { x, y: y + height },
      ];
      return { kind: 'polygon', key: keyOf(bin), points: corners, fill: valueAt(theme.colours, 0), stroke: null, opacity: 0.55 };
    }),
    {
      kind: 'line',
      points: bins.flatMap(({ from, to, expected }) => [
        { x: frame.x(from), y: frame.y(expected) },
        { x: frame.x(to), y: frame.y(expected) },
      ]),
      colour: theme.ink,
      width: 1.5,
      dash: [5, 3],
    },
    ...tagMarks(tag, size, style),
  ];
  const targets = bins.map((bin) => {
    const { x, width } = boxOf(bin);
    const words = [
      `${range(bin, histogram.decimals, style)}: ${style.number(bin.count, 0)}`,
      `${histogram.expectedName} ${style.number(bin.expected, 0)}`,
    ];
    return {
      key: keyOf(bin),
      label: words.join(', '),
      box: { x, y: frame.plot.y, width, height: frame.plot.height },
      walkable: true,
    };
  });
  return { ...size, label, paper: theme.paper, plot: frame.plot, marks, targets };
}

export function histogramTable({ bins, valueName, countName, expectedName }: Histogram): FigureTable {
  return {
    columns: [`${valueName} ≥`, `${valueName} <`, countName, expectedName],
    rows: bins.map(({ from, to, count, expected }) => [from, to, count, expected]),
  };
}

function keyOf({ from }: { readonly from: number }): string {
  return `bin:${from}`;
}

function range({ from, to }: { readonly from: number; readonly to: number }, decimals: number, style: FigureStyle): string {
  return `${style.number(from, decimals)}–${style.number(to, decimals)}`;
}
