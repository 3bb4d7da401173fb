/** Lines of a chart: a mean over folds with the single folds behind it, and values beyond the axis marked at its edge. */
import type { FigureStyle } from './figure-style';
import type { PlotFrame } from './plot-frame';
import type { Mark, Point } from './scene';
import { textWidth } from './text-width';

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

export interface CurveLook {
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[] | null;
  readonly opacity?: number;
}

/** A line through the finite points, in order of x; cut off at the plot's edge. */
export function curveLine(points: readonly CurvePoint[], frame: PlotFrame, look: CurveLook): Mark[] {
  const placed = points.filter(({ y }) => Number.isFinite(frame.y(y))).map(({ x, y }): Point => ({ x: frame.x(x), y: frame.y(y) }));
  if (placed.length < 2) return [];
  return [
    {
      kind: 'line',
      points: placed,
      colour: look.colour,
      width: look.width,
      ...(look.dash ? { dash: look.dash } : {}),
      ...(look.opacity === undefined ? {} : { opacity: look.opacity }),
      clipped: true,
    },
  ];
}

/** The mean plus and minus one standard deviation as a pale area. */
export function spreadBand(points: readonly (CurvePoint & { readonly sd: number })[], frame: PlotFrame, colour: string): Mark[] {
  const edge = (sign: 1 | -1): Point[] => points.map(({ x, y, sd }) => ({ x: frame.x(x), y: frame.y(y + sign * sd) }));
  const outline = [...edge(1), ...edge(-1).reverse()].filter(({ y }) => Number.isFinite(y));
  return points.length < 2 ? [] : [{ kind: 'polygon', points: outline, fill: colour, stroke: null, opacity: 0.13, clipped: true }];
}

/** A triangle at the edge with the value it stands for, for every point outside the axis. */
export function outlierMarks(points: readonly CurvePoint[], frame: PlotFrame, colour: string, style: FigureStyle): Mark[] {
  const { plot } = frame;
  const size = style.fontSize * 0.85;
  return points.flatMap(({ x, y: value }): Mark[] => {
    const y = frame.y(value);
    if (!Number.isFinite(y) || (y >= plot.y - 0.5 && y <= plot.y + plot.height + 0.5)) return [];
    const isAbove = y < plot.y;
    const edge = isAbove ? plot.y + 6 : plot.y + plot.height - 6;
    // Three significant digits.
    const text = style.number(value, Math.max(0, Math.min(2, 2 - Math.floor(Math.log10(Math.abs(value) || 1)))));
    const width = textWidth(text, size);
    const at = frame.x(x);
    const isRoomRight = at + 10 + width < plot.x + plot.width;
    return [
      { kind: 'symbol', x: at, y: edge, shape: isAbove ? 'triangle' : 'triangle-down', size: 5, fill: colour, stroke: null },
      {
        kind: 'text',
        x: isRoomRight ? at + 9 : at - 9,
        y: edge,
        text,
        size,
        colour: style.theme.ink,
        anchor: isRoomRight ? 'start' : 'end',
        vertical: 'middle',
        halo: style.theme.paper,
      },
    ];
  });
}
