/** The Shepard diagram: every pair's distance in the space over its dissimilarity, and the curve the fit draws through them. */
import type { ShepardColumns } from '../../../contract/results/space-analysis';
import type { FigureStyle } from '../scene/figure-style';
import type { FigureTable } from '../frame/figure-table';
import { plotFrame, tagMarks } from '../frame/plot-frame';
import type { FigureSize, Mark, Scene } from '../scene/scene';
import { valueAt } from '../../matrix/view';

export interface Shepard {
  readonly what: string;
  readonly pairs: ShepardColumns;
  readonly names: readonly string[]; // by place in the list of stimuli
  readonly tag: string | null;
}

/** So many of the worst pairs are stops for the keyboard; the pointer finds all. */
const walkedPairs = 12;

export function shepardScene({ what, pairs, names, tag }: Shepard, size: FigureSize, style: FigureStyle): Scene {
  const { theme, words, fontSize } = style;
  const { dissimilarity, distance, disparity } = pairs;
  const longest = (values: readonly number[], least: number): number => values.reduce((most, value) => Math.max(most, value), least);
  const frame = plotFrame(
    size,
    { name: words.dissimilarity, low: 0, high: longest(dissimilarity, 1e-9) * 1.03, scale: 'linear' },
    { name: words.distance, low: 0, high: longest(distance, 1e-9) * 1.05, scale: 'linear' },
    style,
  );
  const place = (p: number, y: number): { x: number; y: number } => ({ x: frame.x(valueAt(dissimilarity, p)), y: frame.y(y) });
  const points = dissimilarity.map((_, p): Mark => {
    return {
      kind: 'circle',
      key: pairKey(p),
      ...place(p, valueAt(distance, p)),
      radius: fontSize * 0.16,
      fill: valueAt(theme.colours, 0),
      stroke: null,
      opacity: 0.35,
    };
  });
  const byCurve = dissimilarity
    .map((_, p) => p)
    .sort((a, b) => valueAt(dissimilarity, a) - valueAt(dissimilarity, b) || valueAt(disparity, a) - valueAt(disparity, b));
  const curve: Mark = {
    kind: 'line',
    points: byCurve.map((p) => place(p, valueAt(disparity, p))),
    colour: valueAt(theme.colours, 1),
    width: 1.8,
    clipped: true,
  };
  const misfit = (p: number): number => Math.abs(valueAt(distance, p) - valueAt(disparity, p));
  const worst = new Set(
    dissimilarity
      .map((_, p) => p)
      .sort((a, b) => misfit(b) - misfit(a))
      .slice(0, walkedPairs),
  );
  const reach = fontSize * 0.8;
  const targets = dissimilarity.map((value, p) => {
    const { x, y } = place(p, valueAt(distance, p));
    const label = words.shepardPairLabel(
      names[valueAt(pairs.first, p)] ?? '',
      names[valueAt(pairs.second, p)] ?? '',
      style.number(value, 2),
      style.number(valueAt(distance, p), 2),
    );
    return { key: pairKey(p), label, box: { x: x - reach / 2, y: y - reach / 2, width: reach, height: reach }, walkable: worst.has(p) };
  });
  return {
    ...size,
    label: words.shepardLabel(what),
    paper: theme.paper,
    plot: frame.plot,
    marks: [...frame.marks, ...points, curve, ...tagMarks(tag, size, style)],
    targets,
  };
}

export function shepardTable({ pairs, names }: Pick<Shepard, 'pairs' | 'names'>, { words }: FigureStyle): FigureTable {
  return {
    columns: [words.pairOfStimuli, words.dissimilarity, words.distance, words.disparity],
    rows: pairs.dissimilarity.map((value, p) => [
      `${names[valueAt(pairs.first, p)] ?? ''} – ${names[valueAt(pairs.second, p)] ?? ''}`,
      value,
      valueAt(pairs.distance, p),
      valueAt(pairs.disparity, p),
    ]),
  };
}

const pairKey = (p: number): string => `pair:${p}`;
