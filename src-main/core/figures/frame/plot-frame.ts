/** The frame of a line chart: two scales, their axes with ticks and names, and the room they need. */
import type { FigureStyle } from '../scene/figure-style';
import type { Box, FigureSize, Mark, Scene } from '../scene/scene';
import { textWidth, widestText } from '../scene/text-width';
import { logTicks, niceTicks, tickDecimals } from './ticks';
import { valueAt } from '../../matrix/view';

export interface AxisSpec {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly scale: 'linear' | 'log';
  /** Ticks at these values only, for axes that count things. */
  readonly ticks?: readonly number[];
}

export interface PlotFrame {
  readonly plot: Box;
  readonly marks: readonly Mark[];
  x(value: number): number;
  y(value: number): number;
}

/** `headroom` is kept free above the plot, for a legend that does not fit beside the data. */
export function plotFrame(size: FigureSize, xAxis: AxisSpec, yAxis: AxisSpec, style: FigureStyle, headroom = 0): PlotFrame {
  const { fontSize, theme } = style;
  const yTicks = axisTicks(yAxis, Math.max(2, Math.floor(size.height / (fontSize * 5))));
  const yLabels = tickLabels(yTicks, style);
  const left = fontSize * 2.6 + widestText(yLabels, fontSize);
  const top = fontSize * 1.2 + headroom;
  const bottom = fontSize * 4.6;
  const plot = {
    x: left,
    y: top,
    width: Math.max(20, size.width - left - fontSize * 1.4),
    height: Math.max(20, size.height - top - bottom),
  };
  const x = scaleOf(xAxis, plot.x, plot.x + plot.width);
  const y = scaleOf(yAxis, plot.y + plot.height, plot.y);
  const xTicks = thinned(axisTicks(xAxis, Math.max(2, Math.floor(plot.width / (fontSize * 6)))), x, style);
  const floor = plot.y + plot.height;

  const marks: Mark[] = [
    ...yTicks.map((tick): Mark => {
      const level = y(tick);
      return {
        kind: 'line',
        points: [
          { x: plot.x, y: level },
          { x: plot.x + plot.width, y: level },
        ],
        colour: theme.faint,
        width: 1,
      };
    }),
    {
      kind: 'line',
      points: [
        { x: plot.x, y: floor },
        { x: plot.x + plot.width, y: floor },
      ],
      colour: theme.rule,
      width: 1,
    },
    ...yTicks.map((tick, i): Mark => {
      return {
        kind: 'text',
        x: plot.x - fontSize * 0.5,
        y: y(tick),
        text: valueAt(yLabels, i),
        size: fontSize,
        colour: theme.ink,
        anchor: 'end',
        vertical: 'middle',
      };
    }),
    ...xTicks.flatMap((tick, i): Mark[] => {
      const at = x(tick);
      return [
        {
          kind: 'line',
          points: [
            { x: at, y: floor },
            { x: at, y: floor + 4 },
          ],
          colour: theme.rule,
          width: 1,
        },
        {
          kind: 'text',
          x: at,
          y: floor + fontSize * 1.4,
          text: valueAt(tickLabels(xTicks, style), i),
          size: fontSize,
          colour: theme.ink,
          anchor: 'middle',
        },
      ];
    }),
    {
      kind: 'text',
      x: plot.x + plot.width / 2,
      y: floor + fontSize * 2.9,
      text: xAxis.name,
      size: fontSize,
      colour: theme.ink,
      anchor: 'middle',
    },
    {
      kind: 'text',
      x: fontSize * 0.9,
      y: plot.y + plot.height / 2,
      text: yAxis.name,
      size: fontSize,
      colour: theme.ink,
      anchor: 'middle',
      vertical: 'middle',
      turned: true,
    },
  ];
  return { plot, marks, x, y };
}

const tagKey = 'tag';

/** What a figure carries beside its numbers, to be carried by its table as well. */
export function tagOfScene({ marks }: Pick<Scene, 'marks'>): string | null {
  const mark = marks.find(({ key }) => key === tagKey);
  return mark?.kind === 'text' ? mark.text : null;
}

/** The project's tag, small at the lower left of every figure. */
export function tagMarks(tag: string | null, size: FigureSize, style: FigureStyle): Mark[] {
  if (tag === null) return [];
  const small = style.fontSize;
  return [{ kind: 'text', key: tagKey, x: small * 0.6, y: size.height - small * 0.6, text: tag, size: small, colour: style.theme.muted }];
}

function scaleOf({ low, high, scale }: AxisSpec, from: number, to: number): (value: number) => number {
  const bend = scale === 'log' ? Math.log10 : (value: number): number => value;
  const [start, end] = [bend(low), bend(high)];
  return (value) => (end === start ? (from + to) / 2 : from + ((bend(value) - start) / (end - start)) * (to - from));
}

function axisTicks(axis: AxisSpec, count: number): number[] {
  if (axis.ticks) return [...axis.ticks];
  return axis.scale === 'log' ? logTicks(axis.low, axis.high) : niceTicks(axis.low, axis.high, count);
}

/** As many decimals as tell neighbouring ticks apart. */
export function tickLabels(ticks: readonly number[], style: FigureStyle): string[] {
  const even = tickDecimals(ticks);
  const uneven = ticks.some((tick) => Math.abs(tick) < 1) && ticks.some((tick) => Math.abs(tick) >= 10); // log scales
  return ticks.map((tick) => style.number(tick, uneven ? tickDecimals([tick]) : even));
}

/** Every n-th tick, so that labels keep a gap. */
function thinned(ticks: readonly number[], x: (value: number) => number, style: FigureStyle): number[] {
  const labels = tickLabels(ticks, style);
  const widest = Math.max(...labels.map((label) => textWidth(label, style.fontSize))) + style.fontSize * 0.8;
  const gap = ticks.length > 1 ? Math.abs(x(valueAt(ticks, 1)) - x(valueAt(ticks, 0))) : Infinity;
  const every = Math.max(1, Math.ceil(widest / Math.max(gap, 0.001)));
  return ticks.filter((_, i) => i % every === 0);
}
