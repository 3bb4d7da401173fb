/** Stress by number of dimensions. */
import type { Space } from '../../../contract/study/space';
import { curveLine, type CurvePoint } from './curve-marks';
import { dimensionMarks, dimensionTargets } from './dimension-points';
import type { FigureStyle } from '../scene/figure-style';
import type { FigureTable } from '../frame/figure-table';
import { plotFrame, tagMarks } from '../frame/plot-frame';
import type { FigureSize, Mark, Point, Scene } from '../scene/scene';
import { valueAt } from '../../matrix/view';

export interface Scree {
  readonly space: Pick<Space, 'name' | 'dimensions'>;
  /** The dimensionality to mark, or null. */
  readonly marked: number | null;
  readonly tag: string | null;
  /** Where the curve bends, by rule of thumb; null when nowhere. */
  readonly elbow?: number | null;
}

export function screeScene({ space, marked, tag, elbow = null }: Scree, size: FigureSize, style: FigureStyle): Scene {
  const { theme, words } = style;
  const points = screePoints(space);
  const dims = points.map(({ x }) => x);
  const [first, last] = [Math.min(1, ...dims), Math.max(2, ...dims)];
  const frame = plotFrame(
    size,
    { name: words.numberOfDimensions, low: first - 0.3, high: last + 0.3, scale: 'linear', ticks: dims },
    { name: words.stress, low: 0, high: Math.max(0.05, ...points.map(({ y }) => y)) * 1.08, scale: 'linear' },
    style,
  );
  const colour = valueAt(theme.colours, 0);
  const marks: Mark[] = [
    ...frame.marks,
    ...curveLine(points, frame, { colour, width: 1.8, dash: null }),
    ...dimensionMarks(points, marked, colour, frame, style),
    ...points.filter(({ x }) => x === elbow).flatMap(({ x, y }) => elbowMarks({ x: frame.x(x), y: frame.y(y) }, style)),
    ...tagMarks(tag, size, style),
  ];
  const targets = dimensionTargets(points, words.stressLabel, frame, style);
  return { ...size, label: words.stressByDimension(space.name), paper: theme.paper, plot: frame.plot, marks, targets };
}

export function screeTable({ space }: Pick<Scree, 'space'>, { words }: FigureStyle): FigureTable {
  return {
    columns: [words.numberOfDimensions, words.stress, 'Kendall τ'],
    rows: space.dimensions.map(({ dims, stress1, kendallTau }) => [dims, stress1, kendallTau]),
  };
}

/** Above and to the right of the curve, which falls. */
function elbowMarks({ x, y }: Point, { theme, words, fontSize }: FigureStyle): Mark[] {
  const from = { x: x + fontSize * 1.6, y: y - fontSize * 1.6 };
  return [
    { kind: 'arrow', from, to: { x: x + fontSize * 0.6, y: y - fontSize * 0.6 }, head: fontSize * 0.5, colour: theme.ink, width: 1 },
    { kind: 'text', x: from.x, y: from.y - fontSize * 0.3, text: words.elbow, size: fontSize, colour: theme.ink, halo: theme.paper },
  ];
}

function screePoints(space: Scree['space']): CurvePoint[] {
  return space.dimensions.flatMap(({ dims, stress1 }) => (stress1 === null ? [] : [{ x: dims, y: stress1 }])).sort((a, b) => a.x - b.x);
}
