/** Lines of a chart: a mean over folds with the single folds behind it, and values beyond the axis marked at its edge. */
import type { FigureStyle } from '../scene/figure-style';
import type { PlotFrame } from '../frame/plot-frame';
import type { Mark, Point } from '../scene/scene';
import { textWidth } from '../scene/text-width';
import { lastOf } from '../../matrix/view';

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

/** The mean plus and minus one standard deviation as a pale area; where the mean is beyond the axis, its spread would cover everything. */
export function spreadBand(points: readonly (CurvePoint & { readonly sd: number })[], frame: PlotFrame, colour: string): Mark[] {
  const isInside = ({ y }: CurvePoint): boolean => frame.y(y) >= frame.plot.y && frame.y(y) <= frame.plot.y + frame.plot.height;
  const stretches: (typeof points)[number][][] = [[]];
  for (const point of points) {
    if (isInside(point)) lastOf(stretches).push(point);
    else stretches.push([]);
  }
  return stretches
    .filter((stretch) => stretch.length > 1)
    .map((stretch): Mark => {
      const edge = (sign: 1 | -1): Point[] => stretch.map(({ x, y, sd }) => ({ x: frame.x(x), y: frame.y(y + sign * sd) }));
      return { kind: 'polygon', points: [...edge(1), ...edge(-1).reverse()], fill: colour, stroke: null, opacity: 0.13, clipped: true };
    });
}

export interface OutlierPoint extends CurvePoint {
  readonly colour: string;
}

/** A triangle at the edge for every point outside the axis, and beside it the value it stands for where there is room, farthest first. */
export function outlierMarks(points: readonly OutlierPoint[], frame: PlotFrame, style: FigureStyle): Mark[] {
  const { plot } = frame;
  const size = style.fontSize;
  const isBeyond = ({ y: value }: CurvePoint): boolean => {
    const y = frame.y(value);
    return Number.isFinite(y) && (y < plot.y - 0.5 || y > plot.y + plot.height + 0.5);
  };
  const beyond = points.filter(isBeyond).sort((a, b) => Math.abs(b.y) - Math.abs(a.y));
  const taken = beyond.map(({ x, y }) => ({ isAbove: frame.y(y) < plot.y, from: frame.x(x) - 6, to: frame.x(x) + 6 }));
  return beyond.flatMap(({ x, y: value, colour }): Mark[] => {
    const isAbove = frame.y(value) < plot.y;
    const [at, edge] = [frame.x(x), isAbove ? plot.y + 6 : plot.y + plot.height - 6];
    const triangle: Mark = {
      kind: 'symbol',
      x: at,
      y: edge,
      shape: isAbove ? 'triangle' : 'triangle-down',
      size: 5,
      fill: colour,
      stroke: null,
    };
    const text = shortNumber(value, style);
    const width = textWidth(text, size);
    const isFree = (from: number): boolean =>
      from >= plot.x &&
      from + width <= plot.x + plot.width &&
      taken.every((span) => span.isAbove !== isAbove || from > span.to || from + width < span.from);
    const left = [at + 9, at - 9 - width].find(isFree);
    if (left === undefined) return [triangle];
    taken.push({ isAbove, from: left - 3, to: left + width + 3 });
    return [triangle, { kind: 'text', x: left, y: edge, text, size, colour: style.theme.ink, vertical: 'middle', halo: style.theme.paper }];
  });
}

/** Three significant digits; from a million on as a power of ten. */
function shortNumber(value: number, style: FigureStyle): string {
  const power = Math.floor(Math.log10(Math.abs(value) || 1));
  if (power >= 6) return `${style.number(value / 10 ** power, 1)}e${power}`;
  return style.number(value, Math.max(0, Math.min(2, 2 - power)));
}
