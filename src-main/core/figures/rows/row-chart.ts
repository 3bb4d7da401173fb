/** The frame of a chart whose rows have names: one horizontal line for each, values along it. */
import type { FigureStyle } from '../scene/figure-style';
import { tickLabels } from '../frame/plot-frame';
import type { Box, FigureSize, Mark } from '../scene/scene';
import { fitText, widestText } from '../scene/text-width';
import { niceTicks } from '../frame/ticks';
import type { ValueRange } from '../frame/value-range';
import { valueAt } from '../../matrix/view';

export interface ChartRow {
  readonly key: string;
  readonly label: string;
  readonly bold?: boolean;
  /** A little distance from the row above: another kind of thing begins. */
  readonly opens?: boolean;
}

export interface RowFrame {
  readonly plot: Box;
  readonly marks: readonly Mark[];
  readonly rowHeight: number;
  readonly x: (value: number) => number;
  y(row: number): number;
}

/** How high a chart of so many rows should be, in text heights; large letters need two lines for each. */
export function rowChartHeight(rows: readonly ChartRow[], headroomRows = 1): number {
  return rows.length * 2.4 + rows.filter(({ opens }) => opens).length * 0.6 + 6 + headroomRows * 1.6;
}

/** Names stand left of the rows; where they would take more than two fifths of the width, above them. */
export function rowFrame(
  rows: readonly ChartRow[],
  axis: ValueRange & { readonly name: string },
  size: FigureSize,
  style: FigureStyle,
  headroom: number,
): RowFrame {
  const { fontSize, theme } = style;
  // Letters on screen may be wider than those the widths are known of, bold ones are in any case.
  const widest =
    widestText(
      rows.map(({ label }) => label),
      fontSize,
    ) *
      1.2 +
    fontSize * 0.7;
  const isAbove = widest > size.width * 0.42;
  const left = isAbove ? fontSize * 0.6 : widest;
  const plot: Box = {
    x: left,
    y: headroom + fontSize * 0.6,
    width: Math.max(40, size.width - left - fontSize * 1.2),
    height: Math.max(rows.length * 4, size.height - headroom - fontSize * 5),
  };
  const gaps = rows.filter(({ opens }, i) => opens && i > 0).length;
  const rowHeight = plot.height / (rows.length + gaps * 0.25);
  const tops = rows.map((_, i) => i * rowHeight + rows.filter(({ opens }, k) => opens && k > 0 && k <= i).length * rowHeight * 0.25);
  const y = (row: number): number => plot.y + valueAt(tops, row) + rowHeight * (isAbove ? 0.72 : 0.5);
  const x = (value: number): number => plot.x + ((value - axis.low) / (axis.high - axis.low)) * plot.width;
  const floor = plot.y + plot.height;
  const ticks = niceTicks(axis.low, axis.high, Math.max(2, Math.floor(plot.width / (fontSize * 6))));
  const labels = tickLabels(ticks, style);
  const line = (x1: number, y1: number, x2: number, y2: number, colour: string): Mark => {
    return {
      kind: 'line',
      points: [
        { x: x1, y: y1 },
        { x: x2, y: y2 },
      ],
      colour,
      width: 1,
    };
  };
  const marks: Mark[] = [
    ...ticks.map((tick) => line(x(tick), plot.y, x(tick), floor, theme.faint)),
    ...rows.map((_, i) => line(plot.x, y(i), plot.x + plot.width, y(i), theme.faint)),
    line(plot.x, floor, plot.x + plot.width, floor, theme.rule),
    ...ticks.map((tick, i): Mark => {
      return {
        kind: 'text',
        x: x(tick),
        y: floor + fontSize * 1.4,
        text: valueAt(labels, i),
        size: fontSize,
        colour: theme.ink,
        anchor: 'middle',
      };
    }),
    {
      kind: 'text',
      x: plot.x + plot.width / 2,
      y: floor + fontSize * 2.9,
      text: axis.name,
      size: fontSize,
      colour: theme.ink,
      anchor: 'middle',
    },
    ...rows.map(({ key, label, bold }, i): Mark => {
      const weight = bold ? { weight: 'bold' as const } : {};
      const text = { kind: 'text' as const, key, size: fontSize, colour: theme.ink, vertical: 'middle' as const, ...weight };
      if (!isAbove) return { ...text, x: left - fontSize * 0.7, y: y(i), anchor: 'end', text: label };
      return {
        ...text,
        x: plot.x,
        y: plot.y + valueAt(tops, i) + rowHeight * 0.28,
        text: fitText(label, fontSize, plot.width),
        halo: theme.paper,
      };
    }),
  ];
  return { plot, marks, rowHeight, x, y };
}

/** A triangle at the edge, with the value, for what lies beyond the axis; null for what does not. */
export function beyondMark(value: number, y: number, colour: string, frame: RowFrame, style: FigureStyle): Mark[] | null {
  const { plot } = frame;
  const at = frame.x(value);
  if (at >= plot.x - 0.5 && at <= plot.x + plot.width + 0.5) return null;
  const isLeft = at < plot.x;
  const edge = isLeft ? plot.x + 5 : plot.x + plot.width - 5;
  const tip = isLeft ? -5 : 5;
  const text = Math.abs(value) >= 1e6 ? value.toExponential(1).replace('e+', 'e') : style.number(value, Math.abs(value) >= 100 ? 0 : 2);
  return [
    {
      kind: 'polygon',
      points: [
        { x: edge + tip, y },
        { x: edge - tip, y: y - 5 },
        { x: edge - tip, y: y + 5 },
      ],
      fill: colour,
      stroke: null,
    },
    {
      kind: 'text',
      x: edge - 2.2 * tip,
      y,
      text,
      size: style.fontSize,
      colour: style.theme.ink,
      anchor: isLeft ? 'start' : 'end',
      vertical: 'middle',
      halo: style.theme.paper,
    },
  ];
}
